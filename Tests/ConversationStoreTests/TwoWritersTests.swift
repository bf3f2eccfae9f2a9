import Foundation
import GRDB
import Testing

@testable import ConversationStore

/// Two programs use one file at the same time, or one after the other.
@Suite("Two writers")
struct TwoWritersTests {
  private let one = WriterIdentity.current
  /// Another process that lives.
  private let other = WriterIdentity(processID: getppid())
  /// A process of this number has been here before.
  private var gone: WriterIdentity {
    WriterIdentity(machine: one.machine, processID: one.processID, processStart: one.processStart - 1)
  }

  private func with(
    _ writers: [WriterIdentity], _ body: ([ConversationLibrary], ConversationLocation) async throws -> Void
  ) async throws {
    try await LibraryUnderTest.withFolder { location in
      let libraries = try writers.map { try ConversationLibrary(location, writer: $0) }
      try await body(libraries, location)
      for library in libraries { try library.close() }
    }
  }

  @Test("keep their unsent input apart while both live")
  func apart() async throws {
    try await with([one, other]) { libraries, _ in
      let (conversation, first) = try await libraries[0].startConversation(text: "Hello")
      for id in [nil, conversation.id] {
        try await libraries[0].saveDraft("mine", of: id)
        #expect(try await libraries[1].draft(of: id) == "")
        try await libraries[1].saveDraft("yours", of: id)
        try await libraries[1].saveDraft("", of: id)
        #expect(try await libraries[0].draft(of: id) == "mine")
      }
      // What the other one sends leaves it alone, too.
      _ = try await libraries[1].addUserMessage(to: conversation.id, after: first.id, text: "More")
      _ = try await libraries[1].startConversation(text: "Another")
      for id in [nil, conversation.id] { #expect(try await libraries[0].draft(of: id) == "mine") }
    }
  }

  @Test("leave what is unsent to the next one when they are gone, and it is taken once")
  func left() async throws {
    try await with([gone, one, other]) { libraries, _ in
      try await libraries[0].saveDraft("left", of: nil)
      try await libraries[1].saveDraft("mine", of: nil)
      #expect(try await libraries[1].draft(of: nil) == "left\nmine")
      #expect(try await libraries[1].draft(of: nil) == "left\nmine")
      #expect(try await libraries[2].draft(of: nil) == "")
    }
  }

  @Test("leave what is unsent in a conversation to the next one when they let go of it")
  func released() async throws {
    try await with([one, other]) { libraries, _ in
      let id = try await libraries[0].startConversation(text: "Hello").conversation.id
      try await libraries[0].saveDraft("first", of: id)
      try await libraries[0].releaseDraft(of: id)
      try await libraries[0].saveDraft("second", of: id)
      try await libraries[0].releaseDraft(of: id)
      #expect(try await libraries[1].draft(of: id) == "first\nsecond")
      #expect(try await libraries[0].draft(of: id) == "")
    }
  }

  @Test("know where the other one writes")
  func inUse() async throws {
    try await with([gone, one, other]) { libraries, _ in
      var ids: [ConversationID] = []
      for text in ["typed", "answered", "left", "own"] {
        ids.append(try await libraries[1].startConversation(text: text).conversation.id)
      }
      try await libraries[2].saveDraft("x", of: ids[0])
      try await libraries[2].saveDraft("x", of: nil)
      let message = try await libraries[2].tree(ids[1]).messages[0]
      _ = try await libraries[2].beginReply(
        to: message.id, in: ids[1], details: LibraryUnderTest.details)
      try await libraries[0].saveDraft("x", of: ids[2])
      try await libraries[1].saveDraft("x", of: ids[3])
      #expect(try await libraries[1].conversationsInUse() == [ids[0], ids[1]])
    }
  }

  @Test("do not write into one reply, and a reply of one that is gone goes on")
  func replies() async throws {
    try await with([one, other, gone]) { libraries, _ in
      let (conversation, first) = try await libraries[0].startConversation(text: "Go")
      let reply = try await libraries[0].beginReply(
        to: first.id, in: conversation.id, details: LibraryUnderTest.details)
      try await libraries[0].checkpointReply(reply.id, text: "One")
      let taken: [() async throws -> Void] = [
        { try await libraries[1].reopenReply(reply.id, text: "One") },
        { try await libraries[1].checkpointReply(reply.id, text: "Other") },
        { try await libraries[1].finishReply(reply.id, text: "Other") },
      ]
      for take in taken {
        await #expect(throws: ConversationStoreError.replyBeingWritten) { try await take() }
      }
      try await libraries[0].checkpointReply(reply.id, text: "One two")
      try await libraries[0].finishReply(reply.id, text: "One two")
      try await libraries[2].reopenReply(reply.id, text: "One two")
      try await libraries[1].reopenReply(reply.id, text: "One two")
      #expect(try await libraries[0].tree(conversation.id).messages[1].text == "One two")
      // The first one had stalled and comes back.
      await #expect(throws: ConversationStoreError.replyBeingWritten) {
        try await libraries[0].checkpointReply(reply.id, text: "One two three")
      }
      try await libraries[1].finishReply(reply.id, text: "One two four")
      #expect(try await libraries[0].tree(conversation.id).messages[1].text == "One two four")
    }
  }

  @Test("bring a conversation back that the other one deleted by writing into it")
  func undeleted() async throws {
    try await with([one, other]) { libraries, _ in
      let (conversation, first) = try await libraries[0].startConversation(text: "Hello")
      try await libraries[1].delete(conversation.id)
      #expect(try await libraries[0].titles().isEmpty)
      _ = try await libraries[0].addUserMessage(to: conversation.id, after: first.id, text: "More")
      #expect(try await libraries[1].titles().map(\.id) == [conversation.id])
      try await libraries[1].delete(conversation.id)
      _ = try await libraries[0].beginReply(
        to: first.id, in: conversation.id, details: LibraryUnderTest.details)
      #expect(try await libraries[1].titles().map(\.id) == [conversation.id])
    }
  }

  @Test("find what an earlier program left unsent")
  func migration() async throws {
    try await LibraryUnderTest.withFolder { location in
      try FileManager.default.createDirectory(at: location.folder, withIntermediateDirectories: true)
      let queue = try DatabaseQueue(path: location.path)
      try Schema.migrator.migrate(queue, upTo: "summaries")
      try await queue.write { database in
        try database.execute(
          sql: """
            INSERT INTO conversation (id, created, updated) VALUES (7, 1, 1);
            INSERT INTO draft VALUES (0, 'for a new one' || char(0)), (7, 'for this one')
            """)
      }
      try queue.close()
      let library = try ConversationLibrary(location)
      #expect(try await library.draft(of: nil) == "for a new one\0")
      #expect(try await library.draft(of: ConversationID(7)) == "for this one")
      try await library.checkIntegrity()
      try library.close()
    }
  }
}
