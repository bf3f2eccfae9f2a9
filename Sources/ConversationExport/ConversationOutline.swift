/// A conversation in the order in which it is read: the path that is shown, and aside what branches off it.
struct ConversationOutline {
  let messages: [ExportedMessage]
  /// Indexes of the children of each message, by its index; -1 has the first messages.
  private var children: [Int: [Int]] = [:]

  init(_ conversation: ExportedConversation) {
    messages = conversation.messages
    var indexes: [Int: Int] = [:]
    for (index, message) in messages.enumerated() {
      // A child before its parent cannot be: what names one counts as a first message.
      let parent = message.parent.flatMap { indexes[$0] } ?? -1
      children[parent, default: []].append(index)
      indexes[message.id] = index
    }
  }

  /// What answers a message, or the first messages where there is none.
  private func siblings(after index: Int?) -> [Int] { children[index ?? -1] ?? [] }

  /// The one that is shown of what follows a message, and the others.
  func next(after index: Int?) -> (shown: Int, others: [Int])? {
    let all = siblings(after: index)
    guard let shown = all.last(where: { messages[$0].isChosen }) ?? all.last else { return nil }
    return (shown, all.filter { $0 != shown })
  }

  /// From a message (or the start) on, along what is shown.
  func path(from first: Int?) -> [Int] {
    var path: [Int] = []
    if let first { path.append(first) }
    while let next = next(after: path.last) { path.append(next.shown) }
    return path
  }
}
