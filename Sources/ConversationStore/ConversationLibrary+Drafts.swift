internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Keeps what was typed in this process and not sent.
  ///
  /// - Parameter conversation: nil for the new chat, which has no conversation before its first message.
  public func saveDraft(
    _ text: String, of conversation: ConversationID?
  ) async throws(ConversationStoreError) {
    try await write { [writer] database in try Draft.save(database, text, of: conversation, by: writer) }
  }

  /// What was typed and not sent; empty if nothing was.
  ///
  /// What processes which are gone have left, or let go of, becomes this one's, above its own. What other living ones show
  /// stays theirs.
  public func draft(of conversation: ConversationID?) async throws(ConversationStoreError) -> String {
    let (all, hasLeft) = try await read { [writer] database in
      let left = try Draft.left(database, of: conversation, to: writer)
      return (try Draft.joined(left, database, of: conversation, by: writer), !left.isEmpty)
    }
    guard hasLeft else { return all }
    // Where nothing can be written it is shown all the same.
    let adopted = try? await write { [writer] database in
      try Draft.adopt(database, of: conversation, by: writer)
    }
    return adopted ?? all
  }

  /// Leaves what was typed in this process to whoever shows the conversation next.
  public func releaseDraft(of conversation: ConversationID) async throws(ConversationStoreError) {
    try await write { [writer] database in
      try database.execute(
        sql: """
          UPDATE draft SET machine = NULL, processID = NULL, processStart = NULL
          WHERE conversation = ? AND \(WriterIdentity.condition)
          """, arguments: [conversation.number] + writer.arguments)
    }
  }

  /// The conversations in which other living processes have unsent input, or are writing a reply.
  public func conversationsInUse() async throws(ConversationStoreError) -> Set<ConversationID> {
    try await read { [writer] database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT conversation, machine, processID, processStart, heartbeat FROM draft
            WHERE conversation <> \(Draft.newChat)
          UNION ALL SELECT message.conversation, machine, processID, processStart, heartbeat
            FROM stream JOIN message ON message.id = stream.message
          """)
      return Set(rows.filter { writer.isOther($0) }.map { ConversationID($0["conversation"]) })
    }
  }
}

/// Unsent input in the file: one text for each conversation and process that shows it.
enum Draft {
  /// Stands for the chat without a conversation.
  static let newChat: Int64 = 0

  /// What others have left or let go of, the oldest first.
  struct Left {
    let id: Int64
    let text: String
  }

  static func text(
    _ database: Database, of conversation: ConversationID?, by writer: WriterIdentity
  ) throws -> String {
    try Row.fetchOne(
      database,
      sql: """
        SELECT CAST(text AS BLOB) AS text FROM draft WHERE conversation = ? AND \(WriterIdentity.condition)
        """, arguments: [conversation?.number ?? newChat] + writer.arguments
    )?.text("text") ?? ""
  }

  static func left(
    _ database: Database, of conversation: ConversationID?, to writer: WriterIdentity
  ) throws -> [Left] {
    let number = conversation?.number ?? newChat
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, machine, processID, processStart, heartbeat, CAST(text AS BLOB) AS text FROM draft
        WHERE conversation = ? ORDER BY heartbeat, id
        """, arguments: [number]
    ).filter { row in
      WriterIdentity(row: row) != writer && !writer.isOther(row)
    }.map { Left(id: $0["id"], text: $0.text("text")) }
  }

  /// One text below the other.
  static func joined(_ first: String, _ second: String) -> String {
    first.isEmpty || second.isEmpty ? first + second : first + "\n" + second
  }

  /// What was left, and below it what this process has kept; nothing twice.
  static func joined(
    _ left: [Left], _ database: Database, of conversation: ConversationID?, by writer: WriterIdentity
  ) throws -> String {
    var texts: [String] = []
    for text in left.map(\.text) + [try text(database, of: conversation, by: writer)]
    where !texts.contains(text) { texts.append(text) }
    return texts.reduce("", joined)
  }

  /// Makes what was left this process's.
  static func adopt(
    _ database: Database, of conversation: ConversationID?, by writer: WriterIdentity
  ) throws -> String {
    // Looked at again: another process may have done it meanwhile.
    let left = try left(database, of: conversation, to: writer)
    let text = try joined(left, database, of: conversation, by: writer)
    for draft in left {
      try database.execute(sql: "DELETE FROM draft WHERE id = ?", arguments: [draft.id])
    }
    try save(database, text, of: conversation, by: writer)
    return text
  }

  static func save(
    _ database: Database, _ text: String, of conversation: ConversationID?, by writer: WriterIdentity
  ) throws {
    if let conversation { _ = try StoredConversation.fetch(database, conversation) }
    let number = conversation?.number ?? newChat
    if text.isEmpty {
      try database.execute(
        sql: "DELETE FROM draft WHERE conversation = ? AND \(WriterIdentity.condition)",
        arguments: [number] + writer.arguments)
    } else {
      try database.execute(
        sql: """
          INSERT INTO draft (conversation, machine, processID, processStart, heartbeat, text)
          VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT))
          ON CONFLICT (conversation, machine, processID, processStart)
          DO UPDATE SET heartbeat = excluded.heartbeat, text = excluded.text
          """, arguments: [number] + writer.arguments + [Date().milliseconds, text.bytes])
    }
  }

  /// Leaves what others have written in a conversation that is about to go to the new chat.
  static func moveToNewChat(_ database: Database, from conversation: ConversationID) throws {
    // Who has something there already keeps that.
    try database.execute(
      sql: "UPDATE OR IGNORE draft SET conversation = \(newChat) WHERE conversation = ?",
      arguments: [conversation.number])
  }
}
