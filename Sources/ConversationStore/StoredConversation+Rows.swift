internal import Foundation
internal import GRDB

extension StoredConversation {
  /// What a statement selects for `init(row:)`.
  static let columns = """
    conversation.id, CAST(conversation.title AS BLOB) AS title, conversation.titleIsAutomatic, conversation.isPinned,
    conversation.created, conversation.updated, conversation.deleted, conversation.chosenRoot,
    CAST(conversation.systemPrompt AS BLOB) AS systemPrompt, CAST(conversation.persona AS BLOB) AS persona
    """

  init(row: Row) {
    let deleted: Int64? = row["deleted"]
    let chosenRoot: Int64? = row["chosenRoot"]
    self.init(
      id: ConversationID(row["id"]), title: row.text("title"), titleIsAutomatic: row["titleIsAutomatic"],
      isPinned: row["isPinned"], created: Date(milliseconds: row["created"]),
      updated: Date(milliseconds: row["updated"]), deleted: deleted.map(Date.init(milliseconds:)),
      chosenRoot: chosenRoot.map(MessageID.init), systemPrompt: row.optionalText("systemPrompt"),
      persona: row.optionalText("persona"))
  }

  static func fetch(_ database: Database, _ id: ConversationID) throws -> StoredConversation {
    let row = try Row.fetchOne(
      database, sql: "SELECT \(columns) FROM conversation WHERE id = ?", arguments: [id.number])
    guard let row else { throw ConversationStoreError.unknownConversation(id) }
    return StoredConversation(row: row)
  }

  static func insert(
    _ database: Database, title: String = "", titleIsAutomatic: Bool = true, isPinned: Bool = false,
    created: Date, updated: Date, systemPrompt: String?, persona: String?
  ) throws -> ConversationID {
    try database.execute(
      sql: """
        INSERT INTO conversation (title, titleIsAutomatic, isPinned, created, updated, systemPrompt, persona)
        VALUES (CAST(? AS TEXT), ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))
        """,
      arguments: [
        title.bytes, titleIsAutomatic, isPinned, created.milliseconds, updated.milliseconds,
        systemPrompt?.bytes, persona?.bytes,
      ])
    return ConversationID(database.lastInsertedRowID)
  }

  /// Notes that something was said now; where another process has deleted it meanwhile, that is taken back.
  static func touch(_ database: Database, _ id: ConversationID) throws {
    try database.execute(
      sql: "UPDATE conversation SET updated = ?, deleted = NULL WHERE id = ?",
      arguments: [Date().milliseconds, id.number])
  }
}
