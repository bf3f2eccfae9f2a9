import ChatUI
import Foundation
import GRDB
import SpecCore
import Testing

@testable import ConversationStore
@testable import specbranch

/// Two programs have conversations in one file at the same time.
@Suite(.timeLimit(.minutes(1))) struct TwoProgramsTests {
  /// The file as another program has it that lives.
  private func other(_ location: ConversationLocation) throws -> ConversationLibrary {
    try ConversationLibrary(location, writer: WriterIdentity(processID: getppid()))
  }

  private func keeper(_ location: ConversationLocation) -> ConversationKeeper {
    ConversationKeeper(location, instructions: Instructions(system: nil))
  }

  @Test func aStartLeavesConversationsToThoseWhoWriteInThem() async throws {
    try await LibraryFolder.with { location in
      let (keeper, other) = (keeper(location), try other(location))
      let library = try await keeper.library()
      let mine = try await library.startConversation(text: "mine").conversation.id
      try await library.saveDraft("unsent", of: mine)
      try await Task.sleep(for: .milliseconds(5))
      let theirs = try await other.startConversation(text: "theirs").conversation.id
      // Its last message has no reply yet, so that it looks unfinished.
      try await other.saveDraft("typing", of: theirs)
      #expect(try await keeper.unfinished()?.number == mine.number)
      try await other.saveDraft("", of: theirs)
      #expect(try await keeper.unfinished()?.number == theirs.number)
      try other.close()
    }
  }

  @Test func unsentInputOfAConversationThatIsLeftIsThereInTheOtherProgram() async throws {
    try await LibraryFolder.with { location in
      let (keeper, other) = (keeper(location), try other(location))
      let first = try await other.startConversation(text: "one").conversation.id
      let second = try await other.startConversation(text: "two").conversation.id
      _ = try await keeper.open(ConversationKey(first.number))
      try await keeper.saveUnsent("typed")
      #expect(try await other.draft(of: first) == "")
      _ = try await keeper.open(ConversationKey(second.number))
      #expect(try await other.draft(of: first) == "typed")
      try other.close()
    }
  }

  @Test func aReplyThatTheOtherProgramWritesIsNotGoneOnWith() async throws {
    try await LibraryFolder.with { location in
      let (keeper, other) = (keeper(location), try other(location))
      let (conversation, message) = try await other.startConversation(text: "one")
      let reply = try await other.beginReply(to: message.id, in: conversation.id, details: Talk.details)
      _ = try await keeper.open(ConversationKey(conversation.id.number))
      let answer = AnswerRequest(
        turn: TurnID(1), kind: .continuation(of: "One"), message: message.id.shown, question: "one",
        reply: reply.id.shown, earlier: [], conversation: ConversationKey(conversation.id.number))
      await #expect(throws: ConversationStoreError.replyBeingWritten) {
        try await keeper.begin(answer, Talk.details)
      }
      try await other.finishReply(reply.id, text: "One two")
      _ = try await keeper.begin(answer, Talk.details)
      try other.close()
    }
  }

  @Test func aReplyThatTheOtherProgramWentOnWithIsKeptBesideIt() async throws {
    try await LibraryFolder.with { location in
      let (keeper, other) = (keeper(location), try other(location))
      var talk = Talk(keeper)
      let answer = talk.ask("one")
      let (reply, _) = try await keeper.begin(answer, Talk.details)
      reply.text.add("first")
      // As a program on another machine does that has not heard of this one for long.
      try await other.pool.write {
        try $0.execute(sql: "DELETE FROM stream; UPDATE message SET state = 'interrupted' WHERE id = 2")
      }
      try await other.reopenReply(reply.id, text: "fi")
      await #expect(throws: ConversationStoreError.replyBeingWritten) {
        try await reply.finish(.complete, nil)
      }
      await keeper.missed(
        MissedReply(answer: answer, text: "first", state: .complete, details: Talk.details))
      try await keeper.catchUp()
      try await other.finishReply(reply.id, text: "finally")
      let tree = try await other.tree(try #require(await keeper.current))
      #expect(tree.messages.map(\.text) == ["one", "finally", "first"])
      try other.close()
    }
  }
}
