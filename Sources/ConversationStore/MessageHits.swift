internal import Foundation
internal import GRDB

/// What the statements that find texts of messages have in common.
enum MessageHits {
  /// Whose text an index is of.
  enum Source: CaseIterable {
    case message, attachment

    /// From a row of the index to its message.
    fileprivate func joins(_ table: String) -> String {
      switch self {
      case .message: "CROSS JOIN message ON message.id = \(table).rowid"
      case .attachment:
        """
        CROSS JOIN attachment ON attachment.id = \(table).rowid
        CROSS JOIN message ON message.id = attachment.message
        """
      }
    }

    fileprivate var name: String { self == .attachment ? "CAST(attachment.name AS BLOB)" : "NULL" }
  }

  private static func matches(_ table: String, _ source: Source) -> String {
    """
    FROM \(table) \(source.joins(table)) CROSS JOIN conversation ON conversation.id = message.conversation
    WHERE \(table) MATCH ? AND conversation.deleted IS NULL
    """
  }

  private static func hit(_ row: Row, _ marks: SearchSnippet.Marks) throws -> SearchHit {
    guard let role = MessageRole(rawValue: row["role"]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return SearchHit(
      conversation: ConversationID(row["conversation"]), title: row.text("title"),
      message: MessageID(row["id"]), role: role, attachment: row.optionalText("attachment"),
      time: Date(milliseconds: row["created"]), snippet: SearchSnippet(marked: row.text("snippet"), marks))
  }

  /// The best that match.
  ///
  /// - Parameter table: an index of texts of that source.
  static func fetch(
    _ database: Database, table: String, of source: Source, matching match: String, tokens: Int, limit: Int
  ) throws -> [SearchHit] {
    guard limit > 0 else { return [] }
    let marks = SearchSnippet.Marks()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT message.id, message.conversation, message.role, message.created, \(source.name) AS attachment,
          CAST(conversation.title AS BLOB) AS title,
          CAST(snippet(\(table), 0, ?, ?, '…', \(tokens)) AS BLOB) AS snippet
        \(matches(table, source)) ORDER BY \(table).rank LIMIT ?
        """, arguments: [marks.start, marks.end, match, limit])
    var hits: [SearchHit] = []
    while let row = try rows.next() { hits.append(try hit(row, marks)) }
    return hits
  }

  /// How many match, up to a limit.
  static func count(
    _ database: Database, table: String, of source: Source, matching match: String, upTo most: Int
  ) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM (SELECT 1 \(matches(table, source)) LIMIT ?)",
      arguments: [match, most]) ?? 0
  }
}
