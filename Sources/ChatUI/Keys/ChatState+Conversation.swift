import ConversationExport

/// Sending, stopping and starting over.
extension ChatState {
  static let runningNotice = "A reply is running; Ctrl-C stops it."

  mutating func send() -> [ChatEffect] {
    var text = editor.text
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    if text.first == "/" {
      switch SlashLine(text, isKnown: { CommandPalette.slashNames.contains($0) }) {
      case .message(let message): text = message
      case .command(let name, let argument): return performLine(text, name: name, argument: argument)
      }
    }
    guard isReady else { return [] }
    guard isIdle else { return [] }
    let paths = editor.references.map(\.path)
    guard paths.isEmpty else {
      let number = desk.nextNumber()
      desk.sending = AttachmentDesk.Waiting(number: number, revision: editor.revision)
      return [.readAttachments(number: number, paths: paths)]
    }
    return send(text, [])
  }

  /// Sends a message with the files that go with it.
  mutating func send(_ text: String, _ attachments: [Attachment]) -> [ChatEffect] {
    guard isReady, isIdle else { return [] }
    // What was held back to say that it makes turns go is in the history already.
    let isRepeated = toldOfRoom && history.messages.last == text
    editor.begin(history.append(text))
    vi?.reset()
    let edited = endEditing()
    let exchange = Exchange(
      id: newMessage(), message: text, attachments: attachments,
      reply: Reply(id: newMessage(), turn: beginTurn()))
    if let edited {
      let path = Exchange.edit(Array(conversation.path[edited...]), to: exchange)
      conversation.replacePath(fromMessage: edited, by: path)
      showSummaryMark()
    } else {
      conversation.append(.exchange(exchange))
    }
    conversation.follow()
    return (isRepeated ? [] : [.appendHistory(text)]) + answer(.newMessage)
  }

  /// Asks for the reply that is shown to the last message.
  func answer(_ kind: AnswerRequest.Kind) -> [ChatEffect] {
    let path = conversation.path
    guard let last = path.last, let turn = last.reply.turn else { return [] }
    let earlier = path.dropLast().map(\.asTurn)
    var request = AnswerRequest(
      turn: turn, kind: kind, message: last.id, question: last.message, attachments: last.attachments,
      reply: last.reply.id, earlier: earlier, summary: TurnSummary.inUse(summaries, on: earlier),
      contextPolicy: contextPolicy, conversation: key)
    request.asksBeforeMakingRoom = kind == .newMessage && !earlier.isEmpty && !expectsRoom(request.summary)
    return [.answer(request)]
  }

  /// Says what has to end before anything can be sent.
  var isIdle: Bool {
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

  mutating func newMessage() -> MessageID {
    defer { nextMessage += 1 }
    return MessageID(nextMessage)
  }

  @discardableResult
  mutating func beginTurn() -> TurnID {
    let turn = nextTurn
    nextTurn = TurnID(turn.number + 1)
    run = RunState(turn: turn)
    contextCount.begin()
    lookedBackFrom = nil
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

  /// Another reply to the last message.
  mutating func regenerate() -> [ChatEffect] {
    guard isReady, isIdle else { return [] }
    let last = conversation.path.count - 1
    guard last >= 0 else {
      show("There is no reply to regenerate yet.")
      return []
    }
    return answerAgain(message: last)
  }

  /// The conversation leaves the screen for a new one.
  mutating func startConversation() -> [ChatEffect] {
    guard isReady else { return [] }
    guard run != nil || conversation.lastExchange != nil else {
      show("This conversation is new already.")
      return []
    }
    return leaveConversation() + [.newConversation] + instructAsUsual()
  }

  /// Stops what runs in the conversation and clears the screen of it.
  mutating func leaveConversation() -> [ChatEffect] {
    var effects = stopMeasuring()
    measurement = nil
    if let turn = run?.turn {
      effects.append(.stop(turn: turn))
      endRun()
    }
    _ = endEditing()
    (chosenMessage, awaitsCode, about) = (nil, false, nil)
    if focus == .messages { focus = .tuning }
    conversation.clear()
    (key, title, isPinned) = (nil, "", false)
    if let pair { conversation.append(.welcome(pair)) }
    conversation.showStart(height: layout.conversationText.height)
    // The figures were the old conversation's.
    (contextUsed, metrics, speedUp) = (0, nil, nil)
    contextCount.begin()
    (droppedTurns, warnedOfContext, toldOfRoom) = (0, false, false)
    (summaries, showsSummary) = ([], false)
    return effects
  }

  mutating func saveTranscript() -> [ChatEffect] {
    guard conversation.lastExchange != nil else {
      show("There is nothing to save yet.")
      return []
    }
    logWhatIsLeftOut()
    let name = (pair?.name ?? "pair").map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return [
      .saveTranscript(
        text: MarkdownExport.text([exportedConversation]), suggestedName: "specbranch-\(String(name)).md")
    ]
  }
}
