import Foundation
import GRDB
import Testing

@testable import ConversationStore

/// Summaries beside the replies that they go up to.
@Suite("A summary")
struct SummaryTests {
  @Test("has a place in a file of the first version, in which nothing else changes")
  func migration() async throws {
    try await LibraryUnderTest.withFolder { location in
      let library = try ConversationLibrary(location)
      let (conversation, first) = try await library.startConversation(text: "One")
      let reply = try await library.finishedReply(to: first, "Answer")
      let before = try await library.tree(conversation.id)
      try library.close()
      // As the first version left it.
      let queue = try DatabaseQueue(path: location.path)
      try await queue.write {
        try $0.execute(
          sql: "DROP TABLE summary; DELETE FROM grdb_migrations WHERE identifier = 'summaries'")
      }
      #expect(try await queue.read { try !Schema.migrator.hasCompletedMigrations($0) })
      try queue.close()

      let migrated = try ConversationLibrary(location)
      #expect(try await migrated.tree(conversation.id) == before)
      try await migrated.addSummary("All of it.", upTo: reply, replyLength: 6, pair: "starter")
      #expect(try await migrated.tree(conversation.id).summaries.map(\.text) == ["All of it."])
      try await migrated.checkIntegrity()
      try migrated.close()
    }
  }

  @Test("is kept beside earlier ones, goes along into forks and archives, and goes with its conversation")
  func kept() async throws {
    try await LibraryUnderTest.with { library in
      let (conversation, first) = try await library.startConversation(text: "One")
      let reply = try await library.finishedReply(to: first, "Answer")
      let other = try await library.finishedReply(to: first, "Another")
      let second = try await library.addUserMessage(to: conversation.id, after: reply, text: "Two")
      for text in ["Old \0", "New"] {
        try await library.addSummary(text, upTo: reply, replyLength: 6, pair: "starter")
      }
      try await library.addSummary("Other", upTo: other, replyLength: 7, pair: "starter")
      let tree = try await library.tree(conversation.id)
      #expect(tree.summaries.map(\.text) == ["Old \0", "New", "Other"])
      #expect(tree.summaries.map(\.reply) == [reply, reply, other])
      #expect(tree.messages.map(\.text) == ["One", "Answer", "Another", "Two"])

      // The fork has the path to the message and what is of it.
      let fork = try await library.fork(conversation.id, at: second.id)
      #expect(try await library.tree(fork.id).summaries.map(\.text) == ["Old \0", "New"])
      let archive = try await library.archive([conversation.id])
      let read = try ConversationArchive(json: archive.json())
      #expect(read == archive)
      let ids = try await library.importArchive(read)
      #expect(try await library.archive(ids) == archive)

      try await library.delete(conversation.id)
      try await library.purge(deletedBefore: .distantFuture)
      let left = try await library.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM summary") }
      #expect(left == 5)
    }
  }

  @Test("of nothing is refused, in an archive too")
  func refused() async throws {
    try await LibraryUnderTest.with { library in
      await #expect(throws: ConversationStoreError.unknownMessage(MessageID(9))) {
        try await library.addSummary("Text", upTo: MessageID(9), replyLength: 1, pair: "starter")
      }
      let message = ArchivedMessage(
        id: 1, parent: nil, role: .user, text: "text", state: .complete,
        created: Date(timeIntervalSince1970: 1),
        summaries: [
          ArchivedSummary(replyLength: 4, text: "s", pair: "p", created: Date(timeIntervalSince1970: 1))
        ])
      let archive = ConversationArchive(conversations: [.holding([message])])
      await #expect(throws: ConversationStoreError.self) { try await library.importArchive(archive) }
    }
  }
}
