/// Conversations that are kept.
extension ChatState {
  /// Another conversation takes the screen.
  mutating func open(_ opened: OpenedConversation) -> [ChatEffect] {
    let effects = leaveConversation()
    let most = opened.messages.map(\.id.number).max() ?? 0
    nextMessage = max(nextMessage, most + 1)
    let path = ConversationPath.path(of: opened.messages) { newMessage() }
    for exchange in path { conversation.append(.exchange(exchange)) }
    summaries = opened.summaries
    showSummaryMark()
    contextCount.want()
    (title, key, isPinned) = (opened.title, opened.key, opened.isPinned)
    instructions = opened.instructions ?? instructions
    if let note = opened.note {
      log.add(note, .note)
      show(note)
    }
    if !opened.isResumed {
      editor.setText(opened.unsent)
    } else if !opened.unsent.isEmpty {
      putBack(opened.unsent)
    }
    conversation.follow()
    if let shown = opened.shown { reveal(shown) }
    return effects + countSentFiles()
  }

  /// Brings a message or reply of the path into view.
  private mutating func reveal(_ message: MessageID) {
    for (number, exchange) in conversation.path.enumerated() {
      guard let entry = conversation.entry(ofMessage: number) else { continue }
      let height = layout.conversationText.height
      if exchange.id == message { return conversation.reveal(entry: entry, at: .userLabel, height: height) }
      if exchange.reply.id == message {
        return conversation.reveal(entry: entry, at: .replyLabel, height: height)
      }
    }
  }

  mutating func apply(_ news: LibraryNews) -> [ChatEffect] {
    switch news {
    case .kept(let key, let title):
      (self.key, self.title) = (key, title)
      library.unavailable = nil
    case .unavailable(let sentence):
      (library.unavailable, library.searching) = (sentence, nil)
      log.add(sentence, .warning)
      show(sentence, .warning)
    case .listed(let conversations): listed(conversations)
    case .listedDeleted(let conversations): listedDeleted(conversations)
    case .found(let words, let hits, let total): return found(hits, of: total, for: words)
    }
    return []
  }

  private mutating func listed(_ conversations: [ConversationSummary]) {
    (library.conversations, library.unavailable) = (conversations, nil)
    if let key, let open = conversations.first(where: { $0.key == key }) {
      (title, isPinned) = (open.title, open.isPinned)
    }
    guard case .conversations(var list) = list else { return }
    list.listed(conversations)
    self.list = .conversations(list)
  }
}
