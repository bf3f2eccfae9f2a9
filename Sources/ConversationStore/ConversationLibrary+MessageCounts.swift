internal import GRDB

extension ConversationLibrary {
  /// How many messages the conversations have, with all their versions and replies; one without any is left out.
  public func messageCounts() async throws(ConversationStoreError) -> [ConversationID: Int] {
    try await read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT conversation, count(*) AS messages FROM message GROUP BY conversation")
      var counts: [ConversationID: Int] = [:]
      while let row = try rows.next() { counts[ConversationID(row["conversation"])] = row["messages"] }
      return counts
    }
  }
}
