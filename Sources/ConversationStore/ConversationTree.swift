internal import GRDB

/// A conversation with all its messages: every edit and every other reply is a sibling.
public struct ConversationTree: Sendable, Equatable {
  public let conversation: StoredConversation
  /// In order of creation.
  public let messages: [StoredMessage]
  /// In order of creation.
  public let summaries: [StoredSummary]
  private let positions: [MessageID: Int]
  private let childPositions: [MessageID?: [Int]]

  init(_ database: Database, _ id: ConversationID) throws {
    conversation = try StoredConversation.fetch(database, id)
    messages = try StoredMessage.fetchAll(database, of: id)
    summaries = try StoredSummary.fetchAll(database, of: id)
    positions = Dictionary(
      messages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    childPositions = Dictionary(grouping: messages.indices) { [messages] in messages[$0].parent }
  }

  public subscript(id: MessageID) -> StoredMessage? { positions[id].map { messages[$0] } }

  /// The answers to a message, or the first messages, in order of creation.
  public func children(of parent: MessageID?) -> [StoredMessage] {
    (childPositions[parent] ?? []).map { messages[$0] }
  }

  /// The child that the shown path goes through: the chosen one, or else the newest.
  public func chosenChild(of parent: MessageID?) -> StoredMessage? {
    let chosen = parent.map { self[$0]?.chosenChild } ?? conversation.chosenRoot
    if let chosen, let child = self[chosen], child.parent == parent { return child }
    return childPositions[parent]?.last.map { messages[$0] }
  }

  /// What is shown: from the first message to the last.
  public var chosenPath: [StoredMessage] {
    var path: [StoredMessage] = []
    while path.count < messages.count, let next = chosenChild(of: path.last?.id) { path.append(next) }
    return path
  }

  /// The last message of what is shown.
  public var chosenLeaf: MessageID? { chosenPath.last?.id }

  /// From the first message to this one; empty if it is not here.
  public func path(to id: MessageID) -> [StoredMessage] {
    var path: [StoredMessage] = []
    var next = self[id]
    while let message = next, path.count < messages.count {
      path.append(message)
      next = message.parent.flatMap { self[$0] }
    }
    return path.reversed()
  }

  /// Where a message stands among its siblings, counted from 0, and how many there are.
  public func siblingPosition(of id: MessageID) -> (index: Int, count: Int)? {
    guard let position = positions[id], let siblings = childPositions[messages[position].parent],
      let index = siblings.firstIndex(of: position)
    else { return nil }
    return (index, siblings.count)
  }
}
