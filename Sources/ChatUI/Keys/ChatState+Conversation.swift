/// Sending, stopping and starting over.
extension ChatState {
  static let runningNotice = "A reply is running; Ctrl-C stops it."

  mutating func send() -> [ChatEffect] {
    let text = editor.text
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    guard isReady else { return [] }
    guard isIdle else { return [] }
    editor.setText(history.append(text))
    let turn = beginTurn()
    conversation.append(.exchange(Exchange(message: text, turn: turn)))
    conversation.follow()
    return [.appendHistory(text), .send(turn: turn, text: text)]
  }

  /// Says what has to end before anything can be sent.
  private var isIdle: Bool {
    mutating get {
      if run == nil, measurement == nil { return true }
      show(run == nil ? Self.measuringNotice : Self.runningNotice, .warning)
      return false
    }
  }

  /// Says why nothing can be sent yet.
  var isReady: Bool {
    mutating get {
      switch phase {
      case .ready: return !isRefusedByRecording()
      case .loading: show("The models are still loading; your message waits here.", .warning)
      case .failed: show("No pair is loaded, so there is nobody to answer.", .warning)
      }
      return false
    }
  }

  @discardableResult
  mutating func beginTurn() -> TurnID {
    let turn = nextTurn
    nextTurn = TurnID(turn.number + 1)
    run = RunState(turn: turn)
    metrics = nil
    speedUp = nil
    return turn
  }

  mutating func stop() -> [ChatEffect] {
    if measurement != nil { return stopMeasuring() }
    guard let turn = run?.turn else {
      show("No reply is running.")
      return []
    }
    run?.isStopping = true
    return [.stop(turn: turn)]
  }

  mutating func regenerate() -> [ChatEffect] {
    guard isReady else { return [] }
    guard isIdle else { return [] }
    guard conversation.lastExchange != nil else {
      show("There is no reply to regenerate yet.")
      return []
    }
    let turn = beginTurn()
    conversation.updateLastExchange { $0.regenerate(turn: turn) }
    conversation.follow()
    return [.regenerate(turn: turn)]
  }

  /// What was said stays on the screen; the pair forgets it.
  mutating func startConversation() -> [ChatEffect] {
    guard isReady else { return [] }
    guard run != nil || conversation.lastExchange != nil else {
      show("This conversation is new already.")
      return []
    }
    var effects = stopMeasuring()
    measurement = nil
    if let turn = run?.turn {
      effects.append(.stop(turn: turn))
      conversation.updateLastExchange { $0.reply.status = .finished(.cancelled) }
      endRun()
    }
    conversation.append(.newConversation)
    conversation.follow()
    // The figures were the old conversation's.
    (contextUsed, metrics, speedUp) = (0, nil, nil)
    return effects + [.newConversation]
  }

  mutating func saveTranscript() -> [ChatEffect] {
    let hasExchange = conversation.entries.contains { if case .exchange = $0 { true } else { false } }
    guard hasExchange else {
      show("There is nothing to save yet.")
      return []
    }
    return [
      .saveTranscript(
        text: Transcript.markdown(conversation, pair: pair),
        suggestedName: Transcript.suggestedName(pair: pair))
    ]
  }
}
