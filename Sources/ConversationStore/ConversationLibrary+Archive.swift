internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Whole conversations with all their siblings, in the given order.
  public func archive(_ ids: [ConversationID]) async throws(ConversationStoreError) -> ConversationArchive {
    try await read { database in
      ConversationArchive(
        conversations: try ids.map { id in
          ArchivedConversation(try ConversationTree(database, id))
        })
    }
  }

  /// Adds all conversations of an archive under new numbers, or none of them.
  @discardableResult
  public func importArchive(
    _ archive: ConversationArchive, limits: ArchiveLimits = .standard
  ) async throws(ConversationStoreError) -> [ConversationID] {
    do { try archive.validate(limits) } catch { throw .archive(error) }
    return try await write { database in
      try archive.conversations.map { try $0.insert(database) }
    }
  }
}

extension ArchivedConversation {
  fileprivate init(_ tree: ConversationTree) {
    let conversation = tree.conversation
    // Numbers of their own, from 1: those of the file mean nothing elsewhere.
    let numbers = Dictionary(uniqueKeysWithValues: tree.messages.enumerated().map { ($1.id, $0 + 1) })
    let summaries = Dictionary(grouping: tree.summaries, by: \.reply)
    self.init(
      title: conversation.title, titleIsAutomatic: conversation.titleIsAutomatic,
      isPinned: conversation.isPinned, created: conversation.created, updated: conversation.updated,
      systemPrompt: conversation.systemPrompt, persona: conversation.persona,
      chosenRoot: conversation.chosenRoot.flatMap { numbers[$0] },
      messages: tree.messages.map { message in
        ArchivedMessage(
          id: numbers[message.id] ?? 0, parent: message.parent.flatMap { numbers[$0] }, role: message.role,
          text: message.text, state: message.state == .streaming ? .interrupted : message.state,
          created: message.created, chosenChild: message.chosenChild.flatMap { numbers[$0] },
          attachments: message.attachments, details: message.details,
          summaries: summaries[message.id]?.map(ArchivedSummary.init))
      })
  }

  fileprivate func insert(_ database: Database) throws -> ConversationID {
    let id = try StoredConversation.insert(
      database, title: AutomaticTitle.clean(title), titleIsAutomatic: titleIsAutomatic, isPinned: isPinned,
      created: created, updated: updated, systemPrompt: systemPrompt, persona: persona)
    var new: [Int: MessageID] = [:]
    for message in parentsFirst {
      new[message.id] = try NewMessage(
        conversation: id, parent: message.parent.flatMap { new[$0] }, role: message.role, text: message.text,
        state: message.state == .streaming ? .interrupted : message.state, created: message.created,
        attachments: message.attachments, details: message.details
      ).insert(database)
    }
    for message in messages {
      guard let reply = new[message.id] else { continue }
      for summary in message.summaries ?? [] { try summary.stored(for: reply).insert(database) }
    }
    // The choices last, since each message chose itself when it was added.
    if let root = chosenRoot.flatMap({ new[$0] }) {
      try SiblingChoice.choose(database, root, child: nil, of: id)
    }
    for message in messages {
      guard let parent = new[message.id], let child = message.chosenChild.flatMap({ new[$0] }) else {
        continue
      }
      try SiblingChoice.choose(database, child, child: parent, of: id)
    }
    return id
  }
}
