import SpecCore

/// What happens when the context is full, said before it happens.
extension ChatState {
  /// From which share of its room on a conversation counts as nearly full, in percent.
  static let nearlyFullPercent = 85

  /// Tokens that the conversation may have before something has to happen; the rest is kept free for replies.
  private var contextRoom: Int {
    contextLength - ContextPolicy.replyReserve(contextLength: contextLength, maxTokens: pair?.maxTokens)
  }

  var contextPolicy: ContextPolicy { parameters.contextPolicy }

  var isContextNearlyFull: Bool {
    recording == nil && contextRoom > 0 && contextUsed * 100 >= Self.nearlyFullPercent * contextRoom
  }

  /// Once, until there is room again.
  mutating func warnBeforeContextIsFull() {
    guard isContextNearlyFull else {
      warnedOfContext = false
      return
    }
    // Where turns have been left out already, the user has seen it happen.
    guard !warnedOfContext, contextPolicy == .stop || droppedTurns == 0 else { return }
    warnedOfContext = true
    let sentence = contextSentence
    log.add(sentence, .warning)
    show(sentence, .warning)
  }

  private var contextSentence: String {
    let isOver = contextUsed > contextRoom
    let full =
      isOver
      ? "The conversation has \(contextUsed) tokens, more than the \(contextRoom) before room is made. Next"
      : "The context is nearly full: \(contextUsed) of the \(contextRoom) tokens before room is made. Then"
    switch contextPolicy {
    case .dropOldest: return "\(full) the oldest turns are left out. \(contextKey) changes that."
    case .summarise: return "\(full) the pair summarises the oldest turns. \(contextKey) changes that."
    case .stop: return "\(full) nothing is sent until you decide. \(contextKey) changes that."
    }
  }

  private var contextKey: String {
    let key = keyMap.keys(of: [.contextPolicy], in: .tuning)
    return key.isEmpty ? "The command context-full" : "\(key) in tuning"
  }

  // MARK: Before a message is sent

  /// Whether nobody is surprised when room is made.
  ///
  /// - Parameter summary: the one that the pair reads already.
  func expectsRoom(_ summary: TurnSummary.InUse?) -> Bool {
    warnedOfContext || toldOfRoom || droppedTurns > 0 || summary != nil
  }

  /// The message is held back to say what it costs; the next Enter sends it.
  mutating func roomNeeded(_ turn: TurnID, _ needed: RoomNeeded) {
    guard run?.turn == turn, let exchange = conversation.lastExchange else { return }
    let (place, isEdit) = (conversation.path.count - 1, exchange.version.count > 1)
    endRun()
    let since = editor.text
    takeBack(exchange)
    if isEdit {
      editor.setText(exchange.message)
      editing = MessageEdit(message: place, unsent: since, files: exchange.attachments)
    }
    toldOfRoom = true
    let sentence = "\(sentence(needed)) Enter again sends it; \(contextKey) changes what happens."
    log.add(sentence, .warning)
    show(sentence, .warning)
  }

  private func sentence(_ needed: RoomNeeded) -> String {
    switch needed {
    case .dropping(let turns):
      "The message does not fit beside all that was said: the oldest \(turns == 1 ? "turn" : "\(turns) turns") "
        + "would be left out."
    case .summarising(let messages):
      "The message does not fit beside all that was said: the pair would summarise the oldest \(messages) messages."
    }
  }

  mutating func chooseContextPolicy() {
    guard !isRefusedByRecording() else { return }
    list = .contextPolicies(ContextPolicy.allCases.firstIndex(of: contextPolicy) ?? 0)
  }

  mutating func takeContextPolicy(_ policy: ContextPolicy) -> [ChatEffect] {
    list = nil
    var changed = parameters.settings
    changed.contextPolicy = policy
    let effects = changed == parameters.settings ? [] : want(changed, orSay: "")
    show("When the context is full: \(policy.name). \(policy.explanation)")
    return effects
  }
}
