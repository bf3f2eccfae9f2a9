import SpecCore
import TerminalCore

/// A reply's figures as the pane shows them.
struct ReplyFigures {
  struct Figure {
    let label: String
    let value: String
    /// In its forms, from the longest to the shortest.
    var notes: [Span] = []
    /// The same figure of a single round, and the most that it can be; nil scales by the largest shown.
    var rate: ((RoundRates) -> Double?)?
    var top: Double?
  }

  let lines: LineStyle
  private(set) var figures: [Figure] = []
  private let history: RoundHistory
  private let cursor: InspectorCursor
  private let reply: Int

  init(_ state: ChatState, reply: Int) {
    (lines, history, cursor, self.reply) = (state.lines, state.rounds, state.cursor, reply)
    let metrics = state.metrics(of: reply)
    let recent = history.recentSpeed(of: reply, seconds: FiguresPane.recentSeconds)
    let isEmulated = history.replies[reply].parameters.isPaced || !history.replies[reply].hasOnePace
    let marks = (isEmulated ? ["emulated"] : []) + (state.rounds.replies[reply].wasSlowed ? ["slowed"] : [])
    let emulated = marks.isEmpty ? [] : [Span(marks.joined(separator: ", "), .emulatedMark)]
    figures = [
      Figure(label: "last 2 s", value: Self.speed(recent), notes: emulated, rate: \.tokensPerSecond),
      Figure(label: "reply", value: Self.speed(metrics?.tokensPerSecond), notes: emulated),
      Self.speedUp(state, reply),
      Figure(
        label: "accepted", value: Self.share(metrics?.acceptanceRate, metrics), rate: \.acceptance, top: 1),
      Figure(
        label: "rolled back", value: Self.share(metrics?.rollbackRate, metrics), rate: \.rollback, top: 1),
      Figure(label: "waste", value: Self.share(metrics?.wasteRate, metrics), rate: \.waste, top: 1),
      Figure(
        label: "τ", value: Self.number(metrics?.tokensPerTargetForward), rate: { $0.committed }),
      Figure(label: "M", value: Self.number(metrics?.meanAcceptedRun)),
      Figure(
        label: "draft idle", value: Self.bubble(metrics?.draftBubbleShare, metrics),
        rate: \.draftBubble, top: 1),
      Figure(
        label: "target idle", value: Self.bubble(metrics?.targetBubbleShare, metrics),
        rate: \.targetBubble, top: 1),
    ]
  }

  /// The rates of the rounds up to the cursor's, at most so many.
  func rates(count: Int) -> [RoundRates] { history.rates(of: reply, upTo: cursor, count: count) }

  private static func speedUp(_ state: ChatState, _ reply: Int) -> Figure {
    let times = state.lines == .unicode ? "×" : "x"
    let record = state.rounds.replies[reply]
    let pace = record.started.parameters.emulation
    guard let baseline = state.baseline.tokensPerSecond(pair: record.started.pair, pace: pace) else {
      let notes = ["not measured: press K", "press K"].map { Span($0, .dimText) }
      return Figure(label: "speed-up", value: "–", notes: notes)
    }
    guard let ratio = state.speedUp(of: reply) else {
      let reason =
        record.wasSlowed ? "it was held up" : record.hasOnePace ? "" : "the pace changed on the way"
      return Figure(label: "speed-up", value: "–", notes: [Span(reason, .dimText)])
    }
    return Figure(
      label: "speed-up", value: Format.decimal(ratio, 2) + times,
      notes: ["of \(Format.rate(baseline)) measured", "of \(Format.rate(baseline))"].map {
        Span($0, .dimText)
      })
  }

  private static func speed(_ speed: Double?) -> String {
    guard let speed, speed > 0 else { return "–" }
    return Format.rate(speed) + " tok/s"
  }

  private static func share(_ share: Double?, _ metrics: DecodingMetrics?) -> String {
    guard let share, let metrics, metrics.drafted > 0 else { return "–" }
    return Format.percent(share)
  }

  private static func number(_ number: Double?) -> String {
    guard let number, number > 0 else { return "–" }
    return Format.decimal(number, 2)
  }

  private static func bubble(_ share: Double?, _ metrics: DecodingMetrics?) -> String {
    guard let share, let metrics, metrics.targetForwards > 0 else { return "–" }
    return Format.percent(share)
  }
}

extension ChatState {
  /// A reply's figures: at its end, else as they are; nil where it broke off before there were any.
  func metrics(of reply: Int) -> DecodingMetrics? {
    rounds.replies[reply].finished?.metrics ?? (reply == rounds.replies.endIndex - 1 ? metrics : nil)
  }

  /// A reply's speed over the baseline's that was measured on its pair at its pace; nil without one.
  func speedUp(of reply: Int) -> Double? {
    let record = rounds.replies[reply]
    guard record.hasOnePace, !record.wasSlowed, let speed = metrics(of: reply)?.tokensPerSecond, speed > 0
    else { return nil }
    return baseline.tokensPerSecond(pair: record.started.pair, pace: record.started.parameters.emulation)
      .map { speed / $0 }
  }
}
