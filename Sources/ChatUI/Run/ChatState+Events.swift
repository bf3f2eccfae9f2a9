import SpecCore

/// The fold: what the runtime said becomes what the screen shows.
extension ChatState {
  mutating func apply(_ events: [TimedEvent], of turn: TurnID) {
    if measurement?.turn == turn { return applyToMeasurement(events) }
    for event in events where run?.turn == turn { apply(event) }
    warnBeforeContextIsFull()
    guard run?.turn == turn else { return }
    settleFigures()
  }

  private mutating func apply(_ timed: TimedEvent) {
    run?.figures.apply(timed)
    run?.lastEvent = timed.event.name
    branches.update(timed.event)
    tape.update(timed.event)
    rounds.update(timed, trees: branches)
    log.update(timed)
    switch timed.event {
    case .runStarted(let start): runStarted(start)
    case .promptProgress(let progress): promptProgressed(progress)
    case .committed(let committed): self.committed(committed)
    case .parametersChanged(let change): parametersChanged(change.parameters)
    case .governorDecided(let decision): governorDecided(decision)
    case .pacingChanged(let change): pacingChanged(change.pacing)
    case .roundFinished(let round): if round.mode != .autoregressive { run?.isBaseline = false }
    case .notice(let notice): noticed(notice)
    case .runFinished(let end): runFinished(end)
    default: break
    }
  }

  private mutating func runStarted(_ start: RunStarted) {
    endSummary()
    run?.started = start
    run?.isBaseline = start.parameters.mode == .autoregressive
    parameters.tell(start.parameters)
    contextUsed = start.promptTokens
    toldOfRoom = false
    contextLength = start.contextLength
    let number = rounds.replies.endIndex - 1
    let when = log.clock?.text ?? ""
    let provenance = ReplyProvenance(
      pair: start.pair, seed: start.seed, when: when, tracePath: tracePath)
    conversation.updateLastExchange {
      $0.reply.parameters = start.parameters
      $0.reply.provenance = provenance
      $0.reply.number = number
    }
  }

  private mutating func promptProgressed(_ progress: PromptProgress) {
    run?.promptProgress[progress.lane] = progress
    guard let slowest = run?.slowestPrompt else { return }
    conversation.updateLastExchange { exchange in
      guard exchange.reply.text.isEmpty, exchange.reply.isOpen else { return }
      exchange.reply.status = .readingPrompt(done: slowest.done, total: slowest.total)
    }
  }

  private mutating func committed(_ committed: Committed) {
    contextUsed += committed.tokens.count
    conversation.updateLastExchange { $0.reply.commit(committed) }
  }

  private mutating func parametersChanged(_ changed: DecodingParameters) {
    if parameters.told?.emulation != changed.emulation { run?.hasOnePace = false }
    parameters.tell(changed)
    conversation.updateLastExchange {
      $0.reply.parametersChanged = true
      $0.reply.parameters = changed
    }
  }

  private mutating func governorDecided(_ decision: GovernorDecided) {
    parameters.decide(decision)
    if isTuning { show(decision.reason) }
  }

  private mutating func pacingChanged(_ pacing: Pacing) {
    guard !pacing.isFullSpeed else { return }
    run?.isSlowed = true
    conversation.updateLastExchange { $0.reply.wasSlowed = true }
  }

  /// It stays in the conversation; what is not as it was asked for is also shown at once.
  private mutating func noticed(_ notice: Notice) {
    conversation.updateLastExchange { $0.reply.note(notice.message) }
    if notice.kind != nil { show(notice.message, .warning) }
  }

  mutating func turnsDropped(_ count: Int) {
    droppedTurns = count
    conversation.markDropped(count)
    if count > 0 {
      log.add(
        "The oldest \(count == 1 ? "turn is" : "\(count) turns are") no longer in the pair's context.",
        .warning)
    }
  }

  private mutating func runFinished(_ end: RunFinished) {
    settleFigures()
    metrics = end.metrics
    if let run, let started = run.started, run.isBaseline, run.hasOnePace, !run.isSlowed {
      baseline.add(end.metrics, pair: started.pair, pace: started.parameters.emulation)
    }
    conversation.updateLastExchange {
      $0.reply.release(end.remainingText)
      $0.reply.status = .finished(end.finish)
      $0.reply.metrics = end.metrics
    }
    endRun()
  }

  private mutating func settleFigures() {
    guard run != nil else { return }
    run?.figures.settle()
    metrics = run?.figures.metrics
    speedUp = rounds.replies.indices.last.flatMap { speedUp(of: $0) }
  }

  func isEmulated(_ reply: Reply?) -> Bool { reply?.parameters?.isPaced ?? parameters.wanted.isPaced }

  mutating func endRun() {
    run = nil
    parameters.runEnded()
  }

  /// The turn broke off: what the user wrote comes back if no reply had begun.
  mutating func turnFailed(_ turn: TurnID, _ sentence: String) {
    if measurement?.turn == turn { return measurementFailed(sentence) }
    guard run?.turn == turn else { return }
    let exchange = conversation.lastExchange
    log.add(sentence, .error)
    endRun()
    guard recording == nil, let exchange, exchange.reply.text.isEmpty else {
      return conversation.updateLastExchange { $0.reply.status = .failed(sentence) }
    }
    takeBack(exchange)
    conversation.append(.failure(sentence))
  }

  /// The last exchange is as it was before the reply was asked for.
  mutating func takeBack(_ exchange: Exchange) {
    let last = conversation.path.count - 1
    var before = exchange
    if let following = before.dropReply() {
      conversation.replacePath(fromMessage: last, by: [before] + following)
    } else {
      conversation.replacePath(fromMessage: last, by: Exchange.dropVersion(of: [exchange]))
      putBack(exchange.message)
      // Nothing of it is kept.
      if conversation.isEmpty { (key, title, isPinned) = (nil, "", false) }
    }
    showSummaryMark()
    contextCount.want()
  }

  /// What was written before goes above what has been written since.
  mutating func putBack(_ text: String) {
    let since = editor.text
    editor.setText(since.isEmpty ? text : text + "\n" + since)
  }
}
