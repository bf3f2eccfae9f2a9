import SpecCore

/// What happens when the context is full, said before it happens.
extension ChatState {
  /// From which share of its room on a conversation counts as nearly full, in percent.
  static let nearlyFullPercent = 85

  /// Tokens that the conversation may have before something has to happen; the rest is kept free for replies.
  private var contextRoom: Int { contextLength - ContextPolicy.replyReserve(contextLength: contextLength) }

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
    let full = "The context is nearly full: \(contextUsed) of the \(contextRoom) tokens before room is made."
    let key = keyMap.keys(of: [.contextPolicy], in: .tuning)
    let choice = key.isEmpty ? "The command context-full" : "\(key) in tuning"
    switch contextPolicy {
    case .dropOldest: return "\(full) Then the oldest turns are left out. \(choice) changes that."
    case .summarise: return "\(full) Then the pair summarises the oldest turns. \(choice) changes that."
    case .stop: return "\(full) Then nothing is sent until you decide. \(choice) changes that."
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
