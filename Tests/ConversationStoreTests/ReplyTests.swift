import Foundation
import Testing

@testable import ConversationStore

/// Replies as they are written.
@Suite("A reply")
struct ReplyTests {
  @Test("grows by checkpoints, survives another text, and ends as it was produced")
  func checkpoints() async throws {
    try await LibraryUnderTest.with { library in
      let (conversation, first) = try await library.startConversation(text: "Go")
      let reply = try await library.beginReply(
        to: first.id, in: conversation.id, details: LibraryUnderTest.details, startingWith: "Once ")
      #expect(reply.text == "Once " && reply.state == .streaming && reply.details == LibraryUnderTest.details)
      func stored() async throws -> StoredMessage { try await library.tree(conversation.id).messages[1] }
      // A letter that comes apart, a mark that joins the letter before, NUL and escape.
      for text in ["Once e", "Once e\u{301}", "Once e\u{301}\0\u{1B}[2J", "Twice", "Twice more"] {
        try await library.checkpointReply(reply.id, text: text)
        let now = try await stored()
        #expect(Array(now.text.utf8) == Array(text.utf8) && now.state == .streaming)
      }
      let pieces = try await library.pool.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM streamPiece")
      }
      #expect(pieces == 2)
      var details = LibraryUnderTest.details
      details.figures = #"{"alpha":0.7}"#
      try await library.finishReply(reply.id, text: "Twice more.\0", state: .stopped, details: details)
      try await library.checkpointReply(reply.id, text: "late")
      let ended = try await stored()
      #expect(ended.text == "Twice more.\0" && ended.state == .stopped && ended.details == details)
      #expect(try await library.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM stream") } == 0)
    }
  }

  @Test("is saved although its task was cancelled")
  func cancelled() async throws {
    try await LibraryUnderTest.with { library in
      let (conversation, first) = try await library.startConversation(text: "Go")
      let reply = try await library.beginReply(
        to: first.id, in: conversation.id, details: LibraryUnderTest.details)
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        try await library.finishReply(reply.id, text: "Half", state: .stopped)
      }
      task.cancel()
      try await task.value
      #expect(try await library.tree(conversation.id).messages[1].text == "Half")
    }
  }

  @Test("belongs to its process while that lives")
  func owner() {
    let me = WriterIdentity.current
    let now = Date()
    #expect(!me.isGone(seenBy: me, heartbeat: .distantPast))
    let number = WriterIdentity(
      machine: me.machine, processID: me.processID, processStart: me.processStart + 1)
    #expect(number.isGone(seenBy: me, heartbeat: now))
    let elsewhere = WriterIdentity(machine: "other", processID: me.processID, processStart: me.processStart)
    #expect(!elsewhere.isGone(seenBy: me, heartbeat: now - 5, now: now))
    #expect(elsewhere.isGone(seenBy: me, heartbeat: now - 60, now: now))
  }

  @Test("that another process took for interrupted goes on")
  func reclaimed() async throws {
    try await LibraryUnderTest.withFolder { location in
      let library = try ConversationLibrary(location)
      let (conversation, first) = try await library.startConversation(text: "Go")
      let reply = try await library.beginReply(
        to: first.id, in: conversation.id, details: LibraryUnderTest.details)
      try await library.checkpointReply(reply.id, text: "One")
      try await library.pool.write {
        try $0.execute(sql: "UPDATE stream SET machine = 'other', heartbeat = 0")
      }
      let other = try ConversationLibrary(location)
      let taken = try await other.tree(conversation.id).messages[1]
      #expect(taken.state == .interrupted && taken.text == "One")
      try await library.checkpointReply(reply.id, text: "One two")
      let again = try await other.tree(conversation.id).messages[1]
      #expect(again.state == .streaming && again.text == "One two")
      try other.close()
      try library.close()
    }
  }
}
