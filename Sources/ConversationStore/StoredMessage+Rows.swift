internal import Foundation
internal import GRDB

extension StoredMessage {
  /// All of a conversation's messages in order of creation, those being written with their text so far.
  static func fetchAll(_ database: Database, of conversation: ConversationID) throws -> [StoredMessage] {
    try fetch(database, where: "message.conversation = ?", conversation.number)
  }

  static func fetch(_ database: Database, _ id: MessageID) throws -> StoredMessage {
    guard let message = try fetch(database, where: "message.id = ?", id.number).first else {
      throw ConversationStoreError.unknownMessage(id)
    }
    return message
  }

  private static func fetch(
    _ database: Database, where condition: String, _ number: Int64
  ) throws -> [StoredMessage] {
    let attachments = try attachments(database, where: condition, number)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT message.id, message.conversation, message.parent, message.role, CAST(message.text AS BLOB) AS text,
          message.state, message.created, message.chosenChild, reply.message AS replyMessage,
          CAST(reply.pair AS BLOB) AS pair, CAST(reply.mode AS BLOB) AS mode,
          CAST(reply.parameters AS BLOB) AS parameters, reply.seed, CAST(reply.figures AS BLOB) AS figures,
          CAST(reply.tracePath AS BLOB) AS tracePath
        FROM message LEFT JOIN reply ON reply.message = message.id WHERE \(condition) ORDER BY message.id
        """, arguments: [number])
    var messages: [StoredMessage] = []
    while let row = try rows.next() {
      let id = MessageID(row["id"])
      guard let role = MessageRole(rawValue: row["role"]), let state = MessageState(rawValue: row["state"])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      let parent: Int64? = row["parent"]
      let chosenChild: Int64? = row["chosenChild"]
      let text = row.text("text")
      let soFar = state == .streaming ? try StreamedText.fetch(database, id) : ""
      messages.append(
        StoredMessage(
          id: id, conversation: ConversationID(row["conversation"]), parent: parent.map(MessageID.init),
          role: role, text: text + soFar, state: state, created: Date(milliseconds: row["created"]),
          chosenChild: chosenChild.map(MessageID.init), attachments: attachments[id] ?? [],
          details: ReplyDetails(row: row)))
    }
    return messages
  }

  private static func attachments(
    _ database: Database, where condition: String, _ number: Int64
  ) throws -> [MessageID: [MessageAttachment]] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT attachment.message, CAST(attachment.name AS BLOB) AS name, attachment.byteCount,
          CAST(attachment.text AS BLOB) AS text
        FROM message JOIN attachment ON attachment.message = message.id WHERE \(condition)
        ORDER BY attachment.message, attachment.ordinal
        """, arguments: [number])
    var attachments: [MessageID: [MessageAttachment]] = [:]
    while let row = try rows.next() {
      attachments[MessageID(row["message"]), default: []].append(
        MessageAttachment(
          name: row.text("name"), byteCount: row["byteCount"], text: row.optionalText("text")))
    }
    return attachments
  }
}

extension ReplyDetails {
  fileprivate init?(row: Row) {
    guard let _: Int64 = row["replyMessage"] else { return nil }
    let seed: Int64 = row["seed"]
    self.init(
      pair: row.text("pair"), mode: row.text("mode"), parameters: row.text("parameters"),
      seed: UInt64(bitPattern: seed), figures: row.optionalText("figures"),
      tracePath: row.optionalText("tracePath"))
  }
}
