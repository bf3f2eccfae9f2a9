internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Starts a reply to a message and chooses it; the process that asks owns it until it finishes it or ends.
  ///
  /// - Parameter text: what it starts with, where it continues another one.
  public func beginReply(
    to parent: MessageID, in conversation: ConversationID, details: ReplyDetails,
    startingWith text: String = ""
  ) async throws(ConversationStoreError) -> StoredMessage {
    try await write { [replies, writer] database in
      let id = try NewMessage(
        conversation: conversation, parent: parent, role: .assistant, state: .streaming, details: details
      ).insert(database)
      try replies.begin(database, id, by: writer)
      try replies.save(database, id, text: text, by: writer)
      try StoredConversation.touch(database, conversation)
      return try StoredMessage.fetch(database, id)
    }
  }

  /// Opens a reply that has ended for more text: it is streaming again, and this process owns it.
  ///
  /// - Throws: `replyBeingWritten` while another process writes it, here and below.
  public func reopenReply(_ id: MessageID, text: String) async throws(ConversationStoreError) {
    try await write { [replies, writer] database in
      try replies.reopen(database, id, text: text, by: writer)
    }
  }

  /// Saves a reply's text so far; only what is new is written.
  ///
  /// Meant for up to four times a second. A reply that another process took for interrupted is streaming again.
  public func checkpointReply(_ id: MessageID, text: String) async throws(ConversationStoreError) {
    try await write { [replies, writer] database in
      try replies.save(database, id, text: text, by: writer)
    }
  }

  /// Saves a whole reply, how it ended, and its details where they are given.
  public func finishReply(
    _ id: MessageID, text: String, state: MessageState = .complete, details: ReplyDetails? = nil
  ) async throws(ConversationStoreError) {
    try await write { [replies, writer] database in
      try replies.finish(database, id, text: text, state: state, by: writer)
      try details?.save(database, of: id)
      try database.execute(
        sql: "UPDATE conversation SET updated = ? WHERE id = (SELECT conversation FROM message WHERE id = ?)",
        arguments: [Date().milliseconds, id.number])
    }
  }
}
