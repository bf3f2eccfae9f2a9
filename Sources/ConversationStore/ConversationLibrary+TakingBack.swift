internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Takes a reply back that never had any text, and the message with it where that is given and nothing else answers it.
  ///
  /// - Parameter unsent: what comes back into the unsent input, in front of what is there; empty for nothing.
  /// - Returns: whether nothing was left of the conversation, so that it is gone; its unsent input is then the new chat's.
  @discardableResult
  public func takeBack(
    reply: MessageID?, message: MessageID?, of conversation: ConversationID, unsent: String = ""
  ) async throws(ConversationStoreError) -> Bool {
    try await write { [replies, writer] database in
      if let reply {
        try Self.removeLeaf(database, reply, of: conversation)
        replies.forget(database, reply)
      }
      if let message { try Self.removeLeaf(database, message, of: conversation) }
      let since = try Draft.text(database, of: conversation, by: writer)
      var draft = Draft.joined(unsent, since)
      let isEmpty = try !Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM message WHERE conversation = ?)",
        arguments: [conversation.number])!
      if isEmpty {
        draft = Draft.joined(draft, try Draft.text(database, of: nil, by: writer))
        // Its own goes along in `draft`.
        try Draft.save(database, "", of: conversation, by: writer)
        try Draft.moveToNewChat(database, from: conversation)
        try database.execute(
          sql: "DELETE FROM conversation WHERE id = ?", arguments: [conversation.number])
      }
      try Draft.save(database, draft, of: isEmpty ? nil : conversation, by: writer)
      return isEmpty
    }
  }

  /// Removes a message that nothing follows; the newest of its siblings is shown in its place.
  private static func removeLeaf(
    _ database: Database, _ id: MessageID, of conversation: ConversationID
  ) throws {
    let isFollowed = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM message WHERE parent = ?)", arguments: [id.number])
    guard isFollowed == false else { return }
    try database.execute(
      sql: "UPDATE message SET chosenChild = NULL WHERE id = (SELECT parent FROM message WHERE id = ?)",
      arguments: [id.number])
    try database.execute(
      sql: "UPDATE conversation SET chosenRoot = NULL WHERE id = ? AND chosenRoot = ?",
      arguments: [conversation.number, id.number])
    try database.execute(
      sql: "DELETE FROM message WHERE id = ? AND conversation = ?",
      arguments: [id.number, conversation.number])
  }
}
