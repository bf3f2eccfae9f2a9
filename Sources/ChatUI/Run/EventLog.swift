import SpecCore

/// What the engine and the runtime said, oldest first, as sentences for people.
struct EventLog: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case note
    /// What was changed or decided.
    case change
    case warning
    case error
  }

  struct Entry: Equatable, Sendable {
    /// The conversation's reply it belongs to, counted from 1, and seconds since that reply's run began; nil
    /// outside of replies.
    let reply: Int?
    let time: Double?
    /// When it came, by the user's clock; nil where there is none.
    let clock: ClockTime?
    let kind: Kind
    let sentence: String
  }

  /// The most messages kept.
  static let capacity = 2_000

  private(set) var entries = RingBuffer<Entry>(capacity: capacity)
  /// Messages hidden below the pane; 0 follows the newest one.
  private(set) var scrollBack = 0
  /// How many warnings and errors there were in all.
  private(set) var warnings = 0
  /// Why only the target decodes, where it was not chosen.
  private(set) var speculationObstacle: String?
  /// What the user's clock shows; nil in a recording.
  var clock: ClockTime?
  private var replies = 0
  private var time: Double?
  private var parameters: DecodingParameters?
  private var decision: GovernorDecided?

  /// A message from outside of the events.
  mutating func add(_ sentence: String, _ kind: Kind) {
    entries.append(
      Entry(reply: time == nil ? nil : replies, time: time, clock: clock, kind: kind, sentence: sentence))
    if kind == .warning || kind == .error { warnings += 1 }
    // What is being read stays in view.
    if scrollBack > 0 { scroll(by: 1) }
  }

  /// Positive is towards older messages.
  mutating func scroll(by messages: Int) {
    scrollBack = min(max(scrollBack + messages, 0), max(entries.count - 1, 0))
  }

  mutating func update(_ timed: TimedEvent) {
    time = timed.time
    switch timed.event {
    case .runStarted(let start): startReply(start)
    case .parametersChanged(let change): changeParameters(to: change.parameters)
    case .governorDecided(let decided): decide(decided)
    case .notice(let notice): note(notice)
    case .runFinished(let end):
      add(Self.result(end), .note)
      time = nil
    default: break
    }
  }

  private mutating func startReply(_ start: RunStarted) {
    replies += 1
    decision = nil
    // Where it is off, the runtime itself resolves the mode to this one, and says why once.
    if start.parameters.mode != .autoregressive { speculationObstacle = nil }
    let cached = start.cachedTargetTokens
    let known = cached > 0 ? ", \(cached) of them known already" : ""
    add(
      "Reply \(replies) began: \(start.parameters.mode.rawValue), seed \(start.seed), a prompt of "
        + "\(Format.count(start.promptTokens, "token"))\(known).",
      .note)
    if let parameters, parameters != start.parameters { changeParameters(to: start.parameters) }
    parameters = start.parameters
  }

  private mutating func changeParameters(to changed: DecodingParameters) {
    let differences = ParameterDifferences.between(parameters ?? changed, changed)
    parameters = changed
    if !differences.isEmpty { add("Changed: " + differences.joined(separator: ", ") + ".", .change) }
  }

  /// Only a decision for something else is news.
  private mutating func decide(_ decided: GovernorDecided) {
    let isNews = decision.map { !$0.choosesTheSame(as: decided) } ?? true
    decision = decided
    if isNews { add("From round \(decided.round) on \(decided.reason)", .change) }
  }

  private mutating func note(_ notice: Notice) {
    if notice.kind == .speculationOff { speculationObstacle = notice.message }
    add(notice.message, notice.kind == nil ? .note : .warning)
  }

  private static func result(_ end: RunFinished) -> String {
    let metrics = end.metrics
    let how =
      switch end.finish {
      case .stop: "The reply ended"
      case .length: "The reply reached its limit"
      case .cancelled: "The reply was stopped"
      }
    var parts = [Format.count(metrics.generatedTokens, "token")]
    if metrics.tokensPerSecond > 0 { parts.append("\(Format.rate(metrics.tokensPerSecond)) tok/s") }
    if metrics.drafted > 0 {
      parts.append("\(Format.percent(metrics.acceptanceRate)) accepted")
      parts.append("\(Format.percent(metrics.rollbackRate)) rolled back")
    }
    return "\(how): \(parts.joined(separator: ", "))."
  }
}

extension GovernorDecided {
  fileprivate func choosesTheSame(as other: GovernorDecided) -> Bool {
    mode == other.mode && draftLength == other.draftLength && adaptive == other.adaptive
      && confidenceThreshold == other.confidenceThreshold && branchCount == other.branchCount
      && threads == other.threads
  }
}
