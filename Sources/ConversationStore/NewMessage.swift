internal import Foundation
internal import GRDB

/// A message on its way into the file.
struct NewMessage {
  let conversation: ConversationID
  let parent: MessageID?
  let role: MessageRole
  var text = ""
  var state = MessageState.complete
  var created = Date()
  var attachments: [MessageAttachment] = []
  var details: ReplyDetails?

  /// Adds the message as its parent's newest and chosen child.
  func insert(_ database: Database) throws -> MessageID {
    try checkParent(database)
    try database.execute(
      sql: """
        INSERT INTO message (conversation, parent, role, text, state, created)
        VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?)
        """,
      arguments: [
        conversation.number, parent?.number, role.rawValue, text.bytes, state.rawValue, created.milliseconds,
      ])
    let id = MessageID(database.lastInsertedRowID)
    for (ordinal, attachment) in attachments.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO attachment (message, ordinal, name, byteCount, text)
          VALUES (?, ?, CAST(? AS TEXT), ?, CAST(? AS TEXT))
          """,
        arguments: [
          id.number, ordinal, attachment.name.bytes, attachment.byteCount, attachment.text?.bytes,
        ])
    }
    try details?.save(database, of: id)
    try SiblingChoice.choose(database, id, child: parent, of: conversation)
    return id
  }

  private func checkParent(_ database: Database) throws {
    guard let parent else {
      _ = try StoredConversation.fetch(database, conversation)
      return
    }
    let owner = try Int64.fetchOne(
      database, sql: "SELECT conversation FROM message WHERE id = ?", arguments: [parent.number])
    guard owner == conversation.number else { throw ConversationStoreError.unknownMessage(parent) }
  }
}

extension ReplyDetails {
  func save(_ database: Database, of message: MessageID) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO reply (message, pair, mode, parameters, seed, figures, tracePath)
        VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT))
        """,
      arguments: [
        message.number, pair.bytes, mode.bytes, parameters.bytes, Int64(bitPattern: seed), figures?.bytes,
        tracePath?.bytes,
      ])
  }
}

/// Which child of a message the shown path goes through.
enum SiblingChoice {
  static func choose(
    _ database: Database, _ id: MessageID, child parent: MessageID?, of conversation: ConversationID
  ) throws {
    if let parent {
      try database.execute(
        sql: "UPDATE message SET chosenChild = ? WHERE id = ?", arguments: [id.number, parent.number])
    } else {
      try database.execute(
        sql: "UPDATE conversation SET chosenRoot = ? WHERE id = ?",
        arguments: [id.number, conversation.number])
    }
  }
}
