import ConversationExport

/// The conversation on its way to a file.
extension ChatState {
  /// - Parameter fallback: the format where the file's ending says nothing.
  mutating func export(to path: String, orAs fallback: ExportFormat?) throws(Refusal) -> [ChatEffect] {
    guard conversation.lastExchange != nil else { throw Refusal("There is nothing to export yet.") }
    guard let format = ExportFormat(file: path) ?? fallback else {
      throw Refusal("Name a file that ends in .md, .json or .html, which says what is written.")
    }
    guard let key else {
      logWhatIsLeftOut()
      return [.export(exportedConversation, as: format, path: path)]
    }
    return [
      .exportKept(
        KeptExport(
          key: key, format: format, path: path, shown: exportedConversation,
          isReplyComing: run != nil || measurement != nil))
    ]
  }

  mutating func logWhatIsLeftOut() {
    for case .leftOut(let count) in conversation.entries {
      log.add(
        "The file begins after \(Format.count(count, "older message")), no longer on the screen.", .warning)
    }
  }

  var exportedConversation: ExportedConversation {
    let name = pair?.name ?? "the pair"
    return ExportedConversation(
      title: title.isEmpty ? "A conversation with \(name)" : title, systemPrompt: system,
      persona: persona, isPinned: isPinned,
      messages: ExchangeTree.messages(of: conversation.path, pair: name, summaries))
  }
}

/// Makes messages of exchanges, with all that branches off them.
private struct ExchangeTree {
  private let pair: String
  private let summaries: [TurnSummary]
  private var messages: [ExportedMessage] = []
  /// Paths whose first message is there already, under that number. Branches branch as often as people like, so
  /// that nothing calls itself.
  private var waiting: [(path: Exchange.Path, first: Int)] = []

  static func messages(
    of path: Exchange.Path, pair: String, _ summaries: [TurnSummary]
  ) -> [ExportedMessage] {
    var tree = ExchangeTree(pair: pair, summaries: summaries)
    tree.addFirst(of: path[...], after: nil)
    while let next = tree.waiting.popLast() { tree.follow(next.path, next.first) }
    return tree.messages
  }

  private init(pair: String, summaries: [TurnSummary]) { (self.pair, self.summaries) = (pair, summaries) }

  /// Adds the versions of a path's first message, oldest first; what follows them waits.
  private mutating func addFirst(of path: ArraySlice<Exchange>, after parent: Int?) {
    guard let first = path.first else { return }
    for older in first.olderVersions { addVersion(older, after: parent, isChosen: false) }
    addVersion(Array(path), after: parent, isChosen: true)
    for newer in first.newerVersions { addVersion(newer, after: parent, isChosen: false) }
  }

  private mutating func addVersion(_ path: Exchange.Path, after parent: Int?, isChosen: Bool) {
    guard let first = path.first else { return }
    let id = newID
    messages.append(
      ExportedMessage(
        id: id, parent: parent, role: .user, text: first.message, isChosen: isChosen,
        attachments: first.attachments.map {
          ExportedMessage.Attachment(name: $0.name, byteCount: $0.byteCount, text: $0.text)
        }))
    waiting.append((path, id))
  }

  private mutating func follow(_ path: Exchange.Path, _ first: Int) {
    guard let exchange = path.first else { return }
    for (index, reply) in exchange.replies.enumerated() {
      let isShown = index == exchange.shownReply
      let id = newID
      messages.append(message(reply, id, parent: first, isChosen: isShown))
      let following = isShown ? path.dropFirst() : (exchange.pathsAfterReplies[index] ?? [])[...]
      addFirst(of: following, after: id)
    }
  }

  private var newID: Int { messages.count + 1 }

  private func message(_ reply: Reply, _ id: Int, parent: Int, isChosen: Bool) -> ExportedMessage {
    let ending: ExportedMessage.Ending =
      switch reply.status {
      case .finished(.cancelled): .stopped
      case .finished(.length): .cut
      case .finished(.stop): .complete
      case .failed: .failed
      case .interrupted, .waiting, .readingPrompt, .summarising, .streaming: .interrupted
      }
    return ExportedMessage(
      id: id, parent: parent, role: .assistant, text: reply.text, ending: ending, isChosen: isChosen,
      facts: reply.facts(orCurrent: pair),
      summaries: summaries.filter { $0.reply == reply.id }.map {
        ExportedMessage.Summary(text: $0.text, pair: $0.pair, replyLength: $0.replyLength)
      })
  }
}
