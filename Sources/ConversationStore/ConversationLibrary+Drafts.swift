internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Keeps what was typed and not sent.
  ///
  /// - Parameter conversation: nil for the new chat, which has no conversation before its first message.
  public func saveDraft(
    _ text: String, of conversation: ConversationID?
  ) async throws(ConversationStoreError) {
    try await write { database in try Draft.save(database, text, of: conversation) }
  }

  /// What was typed and not sent; empty if nothing was.
  public func draft(of conversation: ConversationID?) async throws(ConversationStoreError) -> String {
    try await read { database in try Draft.text(database, of: conversation) }
  }
}

enum Draft {
  /// Stands for the chat without a conversation.
  static let newChat: Int64 = 0

  static func text(_ database: Database, of conversation: ConversationID?) throws -> String {
    try Row.fetchOne(
      database, sql: "SELECT CAST(text AS BLOB) AS text FROM draft WHERE conversation = ?",
      arguments: [conversation?.number ?? newChat])?.text("text") ?? ""
  }

  /// One text below the other.
  static func joined(_ first: String, _ second: String) -> String {
    first.isEmpty || second.isEmpty ? first + second : first + "\n" + second
  }

  static func save(_ database: Database, _ text: String, of conversation: ConversationID?) throws {
    if let conversation { _ = try StoredConversation.fetch(database, conversation) }
    let number = conversation?.number ?? newChat
    if text.isEmpty {
      try database.execute(sql: "DELETE FROM draft WHERE conversation = ?", arguments: [number])
    } else {
      try database.execute(
        sql: "INSERT OR REPLACE INTO draft VALUES (?, CAST(? AS TEXT))", arguments: [number, text.bytes])
    }
  }
}
