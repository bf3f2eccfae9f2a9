public import Foundation
internal import GRDB

/// What a pair wrote of a conversation up to a reply, to read it instead of the messages when they had become too many.
///
/// Nothing of the messages is changed by it; a reply may have several, of which the newest counts.
public struct StoredSummary: Sendable, Equatable {
  /// The last reply that it is of; all on the path to it come before.
  public let reply: MessageID
  /// UTF-8 bytes of the reply that it is of: one that went on afterwards is another.
  public let replyLength: Int
  /// Exactly as it was produced.
  public let text: String
  /// The name of the pair that wrote it.
  public let pair: String
  public let created: Date
}

extension StoredSummary {
  /// All of a conversation's, in order of creation.
  static func fetchAll(_ database: Database, of conversation: ConversationID) throws -> [StoredSummary] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT summary.message, summary.replyLength, CAST(summary.text AS BLOB) AS text,
          CAST(summary.pair AS BLOB) AS pair, summary.created
        FROM message JOIN summary ON summary.message = message.id WHERE message.conversation = ? ORDER BY summary.id
        """, arguments: [conversation.number]
    ).map { row in
      StoredSummary(
        reply: MessageID(row["message"]), replyLength: row["replyLength"], text: row.text("text"),
        pair: row.text("pair"), created: Date(milliseconds: row["created"]))
    }
  }

  func insert(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO summary (message, replyLength, text, pair, created)
        VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)
        """, arguments: [reply.number, replyLength, text.bytes, pair.bytes, created.milliseconds])
  }

  /// The same of a copy of the reply.
  func of(_ copy: MessageID) -> StoredSummary {
    StoredSummary(reply: copy, replyLength: replyLength, text: text, pair: pair, created: created)
  }
}
