import SpecCore

/// A reply's forwards in true time, in seconds since its run began: what is busy, and what is a bubble.
struct ReplyTimeline {
  private let history: RoundHistory
  private let rounds: Range<Int>
  private let open: RoundRecord?

  let reply: Int
  /// The newest moment that is known of it.
  let end: Double
  /// Where the lanes' idle time counts: from the first forward after the prompt's to the last commit, or to
  /// the newest moment while the reply runs; nil before that.
  let decoding: ClosedRange<Double>?

  init(_ history: RoundHistory, reply: Int) {
    self.history = history
    self.reply = reply
    rounds = history.rounds(of: reply)
    open = history.openRound(of: reply)
    let isRunning = history.running?.reply == reply
    let last = rounds.last.map { history.rounds[$0] }
    end = isRunning ? history.latest : Self.end(of: [last, open].compactMap { $0 })
    let first = rounds.first.map { history.rounds[$0] } ?? open
    let start = first?.forwards.lazy.filter { $0.round > 0 }.map(\.started).min()
    let stop = isRunning ? end : open?.committedAt ?? last?.committedAt
    decoding = start.flatMap { start in stop.map { start...max(start, $0) } }
  }

  private static func end(of records: [RoundRecord]) -> Double {
    records.flatMap { record in
      [record.ended] + record.forwards.map { $0.started + ($0.duration ?? 0) }
    }.max() ?? 0
  }

  // MARK: Parts of it

  /// A round's time; the first begins where decoding does, behind the prompt.
  struct Round: Equatable {
    /// Its number in the history; nil for the one that has not finished.
    let index: Int?
    let number: Int
    let start: Double
    let end: Double
  }

  func round(_ record: RoundRecord, index: Int?) -> Round {
    let start = record.round == 1 ? decoding?.lowerBound ?? record.started : record.started
    return Round(
      index: index, number: record.round, start: start, end: max(start, index == nil ? end : record.ended))
  }

  /// The rounds that have a part in that time, oldest first.
  func rounds(in window: ClosedRange<Double>) -> [Round] {
    records(in: window).map { round($0.record, index: $0.index) }
      .filter { $0.end >= window.lowerBound && $0.start <= window.upperBound }
  }

  /// A forward's part in time. One that has not finished lasts up to now, in a reply that runs.
  struct Bar: Equatable {
    let lane: Lane
    let kind: ForwardKind
    let isEmulated: Bool
    let time: ClosedRange<Double>
    /// Whether it belongs to the prompt, before decoding.
    let isPrompt: Bool
  }

  /// The forwards that have a part in that time, each lane's oldest first.
  func bars(in window: ClosedRange<Double>) -> [Bar] {
    let isRunning = history.running?.reply == reply
    return records(in: window).flatMap(\.record.forwards).compactMap { forward in
      let end = forward.duration.map { forward.started + $0 } ?? (isRunning ? end : forward.started)
      guard end >= window.lowerBound, forward.started <= window.upperBound else { return nil }
      return Bar(
        lane: forward.lane, kind: forward.kind, isEmulated: forward.isEmulated,
        time: forward.started...max(end, forward.started), isPrompt: forward.round == 0)
    }
  }

  /// Seconds in which a lane was idle, and of how many of decoding, within that time.
  func bubble(_ lane: Lane, in window: ClosedRange<Double>) -> (idle: Double, of: Double) {
    guard let decoding, decoding.overlaps(window) else { return (0, 0) }
    let counted = decoding.clamped(to: window)
    let whole = counted.upperBound - counted.lowerBound
    let busy = bars(in: counted).reduce(0) { sum, bar in
      guard bar.lane == lane, !bar.isPrompt, bar.time.overlaps(counted) else { return sum }
      let time = bar.time.clamped(to: counted)
      return sum + time.upperBound - time.lowerBound
    }
    return (min(max(whole - busy, 0), whole), whole)
  }

  /// Mean seconds of the reply's first few rounds, nil before there is one.
  var earlyRoundSeconds: Double? {
    let early = rounds.prefix(4).map { round(history.rounds[$0], index: $0) }
    guard let first = early.first, let last = early.last, last.end > first.start else { return nil }
    return (last.end - first.start) / Double(early.count)
  }

  /// Found by halving: a drawing costs what it shows, not what was said.
  private func records(in window: ClosedRange<Double>) -> [(record: RoundRecord, index: Int?)] {
    var (low, high) = (rounds.lowerBound, rounds.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if history.rounds[middle].ended < window.lowerBound { low = middle + 1 } else { high = middle }
    }
    // A draft's step may outlast its round.
    var index = max(low - 1, rounds.lowerBound)
    var records: [(record: RoundRecord, index: Int?)] = []
    while index < rounds.upperBound, history.rounds[index].started <= window.upperBound {
      records.append((history.rounds[index], index))
      index += 1
    }
    if index == rounds.upperBound, let open { records.append((open, nil)) }
    return records
  }
}
