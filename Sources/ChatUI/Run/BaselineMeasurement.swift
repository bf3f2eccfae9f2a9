import SpecCore

/// The last prompt being decoded by the target alone, for its speed: nothing of it is shown or kept.
struct BaselineMeasurement: Equatable, Sendable {
  let turn: TurnID
  var isStopping = false
  private(set) var started: RunStarted?
  private(set) var tokens = 0

  init(turn: TurnID) { self.turn = turn }

  /// Takes an event in.
  ///
  /// - Returns: the figures, at its end; nil also where it failed, since the reason then follows.
  mutating func update(_ event: DecodingEvent) -> DecodingMetrics? {
    switch event {
    case .runStarted(let start): started = start
    case .committed(let committed): tokens += committed.tokens.count
    case .runFinished(let end): return end.finish != .cancelled || isStopping ? end.metrics : nil
    default: break
    }
    return nil
  }
}

/// Measuring what speed-ups are ratios to.
extension ChatState {
  static let measuringNotice = "The baseline is being measured; Ctrl-C stops that."

  mutating func measureBaseline() -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    guard run == nil else {
      show("A reply is running; measure the baseline when it is done, or stop it with Ctrl-C.", .warning)
      return []
    }
    guard measurement == nil else {
      show(Self.measuringNotice, .warning)
      return []
    }
    guard isReady else { return [] }
    guard conversation.lastExchange != nil else {
      show("There is no prompt to measure the baseline on yet; send a message first.")
      return []
    }
    let turn = nextTurn
    nextTurn = TurnID(turn.number + 1)
    measurement = BaselineMeasurement(turn: turn)
    show("Measuring the baseline: the target alone decodes the last prompt once more. Ctrl-C stops it.")
    return [.measureBaseline(turn: turn)]
  }

  mutating func stopMeasuring() -> [ChatEffect] {
    guard let measuring = measurement, !measuring.isStopping else { return [] }
    measurement?.isStopping = true
    return [.stop(turn: measuring.turn)]
  }

  /// Its events end here: they are no reply's.
  mutating func applyToMeasurement(_ events: [TimedEvent]) {
    for timed in events {
      guard let metrics = measurement?.update(timed.event) else { continue }
      measured(metrics)
    }
  }

  private mutating func measured(_ metrics: DecodingMetrics) {
    guard let measuring = measurement, let started = measuring.started else { return }
    measurement = nil
    guard metrics.generatedTokens >= Baseline.fewestTokens, metrics.tokensPerSecond > 0 else {
      show(
        measuring.isStopping
          ? "The measurement was stopped before it said anything about the baseline."
          : "The reply to the last prompt is too short to measure the baseline on; try another prompt.",
        .warning)
      return
    }
    let parameters = started.parameters
    baseline.add(metrics, pair: started.pair, pace: parameters.emulation)
    speedUp = rounds.replies.indices.last.flatMap { speedUp(of: $0) }
    let emulated = parameters.isPaced ? ", emulated" : ""
    let stopped = measuring.isStopping ? ", up to where it was stopped" : ""
    show("Baseline \(Format.rate(metrics.tokensPerSecond)) tok/s on the last prompt\(emulated)\(stopped).")
  }

  mutating func measurementFailed(_ sentence: String) {
    measurement = nil
    show(sentence, .warning)
  }
}
