internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Keeps a summary beside the last reply that it is of; earlier ones stay.
  public func addSummary(
    _ text: String, upTo reply: MessageID, replyLength: Int, pair: String
  ) async throws(ConversationStoreError) {
    try await write { database in
      let isThere = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM message WHERE id = ?)", arguments: [reply.number])
      guard isThere == true else { throw ConversationStoreError.unknownMessage(reply) }
      try StoredSummary(reply: reply, replyLength: replyLength, text: text, pair: pair, created: Date())
        .insert(database)
    }
  }
}
