internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// A conversation with all its messages.
  public func tree(_ id: ConversationID) async throws(ConversationStoreError) -> ConversationTree {
    try await read { database in try ConversationTree(database, id) }
  }

  /// A new conversation with its first message, in one step; the unsent input of the new chat is gone with it.
  ///
  /// - Parameter keepsUnsent: whether the unsent input stays, since the message is not from there.
  public func startConversation(
    systemPrompt: String? = nil, persona: String? = nil, text: String, attachments: [MessageAttachment] = [],
    keepsUnsent: Bool = false
  ) async throws(ConversationStoreError) -> (conversation: StoredConversation, message: StoredMessage) {
    try await write { [writer] database in
      let now = Date()
      let id = try StoredConversation.insert(
        database, created: now, updated: now, systemPrompt: systemPrompt, persona: persona)
      let message = try Self.addUserMessage(database, id, parent: nil, text, attachments)
      if !keepsUnsent { try Draft.save(database, "", of: nil, by: writer) }
      return (try StoredConversation.fetch(database, id), message)
    }
  }

  /// Adds what the user said after a message, or as another first message, and chooses it.
  ///
  /// An edited message is a sibling: the same parent, another text. The conversation's unsent input is gone with it. A
  /// conversation that was deleted meanwhile is in the list again.
  ///
  /// - Parameter keepsUnsent: whether the unsent input stays, since the message is not from there.
  public func addUserMessage(
    to conversation: ConversationID, after parent: MessageID?, text: String,
    attachments: [MessageAttachment] = [], keepsUnsent: Bool = false
  ) async throws(ConversationStoreError) -> StoredMessage {
    try await write { [writer] database in
      let message = try Self.addUserMessage(database, conversation, parent: parent, text, attachments)
      if !keepsUnsent { try Draft.save(database, "", of: conversation, by: writer) }
      return message
    }
  }

  /// Shows the path through a message: it and all above it become their parents' chosen children. What was chosen below
  /// it is shown again.
  public func choose(
    _ id: MessageID, in conversation: ConversationID
  ) async throws(ConversationStoreError) {
    try await write { database in
      var path = try Self.path(database, to: id, in: conversation)
      while let message = path.popLast() {
        try SiblingChoice.choose(database, message, child: path.last, of: conversation)
      }
    }
  }

  /// A new conversation that starts with the path to a message.
  public func fork(
    _ conversation: ConversationID, at id: MessageID
  ) async throws(ConversationStoreError) -> StoredConversation {
    try await write { database in
      let source = try StoredConversation.fetch(database, conversation)
      let now = Date()
      let copy = try StoredConversation.insert(
        database, title: source.title.isEmpty ? "" : source.title + " (fork)", titleIsAutomatic: false,
        created: now, updated: now, systemPrompt: source.systemPrompt, persona: source.persona)
      let summaries = try StoredSummary.fetchAll(database, of: conversation)
      var parent: MessageID?
      for step in try Self.path(database, to: id, in: conversation) {
        let message = try StoredMessage.fetch(database, step)
        parent = try NewMessage(
          conversation: copy, parent: parent, role: message.role, text: message.text,
          state: message.state == .streaming ? .interrupted : message.state, created: message.created,
          attachments: message.attachments, details: message.details
        ).insert(database)
        for summary in summaries where summary.reply == step {
          if let parent { try summary.of(parent).insert(database) }
        }
      }
      return try StoredConversation.fetch(database, copy)
    }
  }

  private static func addUserMessage(
    _ database: Database, _ conversation: ConversationID, parent: MessageID?, _ text: String,
    _ attachments: [MessageAttachment]
  ) throws -> StoredMessage {
    let id = try NewMessage(
      conversation: conversation, parent: parent, role: .user, text: text, attachments: attachments
    ).insert(database)
    if parent == nil { try titleFromFirstMessage(database, conversation) }
    try StoredConversation.touch(database, conversation)
    return try StoredMessage.fetch(database, id)
  }

  /// From the first message to this one.
  private static func path(
    _ database: Database, to id: MessageID, in conversation: ConversationID
  ) throws -> [MessageID] {
    let numbers = try Int64.fetchAll(
      database,
      sql: """
        WITH RECURSIVE path (id, parent) AS (
          SELECT id, parent FROM message WHERE id = ? AND conversation = ?
          UNION SELECT message.id, message.parent FROM message JOIN path ON message.id = path.parent
        ) SELECT id FROM path ORDER BY id
        """, arguments: [id.number, conversation.number])
    // A parent is always older than its child, so its number is lower.
    guard !numbers.isEmpty else { throw ConversationStoreError.unknownMessage(id) }
    return numbers.map(MessageID.init)
  }
}
