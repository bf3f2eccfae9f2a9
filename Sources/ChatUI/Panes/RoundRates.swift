import SpecCore

/// The figures of single rounds, for sparklines: ratios of a round's own counts and times.
struct RoundRates: Equatable {
  /// Committed tokens for each second since the commit before; nil for the first.
  var tokensPerSecond: Double?
  /// Accepted of the judged tokens; nil where none was judged.
  var acceptance: Double?
  /// Rolled back of the accepted and rolled back ones, and rolled back or discarded of all that ended.
  var rollback: Double?
  var waste: Double?
  /// Committed tokens.
  var committed: Double
  /// Idle time of each lane from the commit before to its own.
  var draftBubble: Double?
  var targetBubble: Double?

  init(_ record: RoundRecord, before: RoundRecord?) {
    committed = Double(record.committed.count)
    if let last = before?.committedAt, let now = record.committedAt, now > last {
      tokensPerSecond = committed / (now - last)
    }
    (draftBubble, targetBubble) = (
      Self.bubble(.draft, record, before), Self.bubble(.target, record, before)
    )
    // As in the figures: the accepted tokens are judged, and each first rejected one.
    let accepted = record.verdicts.count(where: \.accepted)
    let judged = accepted + record.verdicts.count { !$0.accepted && $0.rank == 0 }
    acceptance = judged > 0 ? Double(accepted) / Double(judged) : nil
    guard let round = record.finished else { return }
    let kept = record.committed.count { $0.node.isDrafted }
    let lost = round.rolledBack + round.discarded
    if kept + round.rolledBack > 0 { rollback = Double(round.rolledBack) / Double(kept + round.rolledBack) }
    if kept + lost > 0 { waste = Double(lost) / Double(kept + lost) }
  }
}

extension RoundRates {
  private static func bubble(_ lane: Lane, _ record: RoundRecord, _ before: RoundRecord?) -> Double? {
    let decoding = record.forwards.lazy.filter { $0.round > 0 }
    guard let end = record.committedAt, let start = before?.committedAt ?? decoding.map(\.started).min(),
      end > start
    else { return nil }
    // A step of the round before may reach into this one.
    let busy = ((before?.forwards ?? []) + record.forwards).reduce(0) { sum, forward in
      guard forward.lane == lane, forward.round > 0, let duration = forward.duration else { return sum }
      return sum + max(min(forward.started + duration, end) - max(forward.started, start), 0)
    }
    return min(max(1 - busy / (end - start), 0), 1)
  }
}

extension RoundHistory {
  /// The rates of a reply's newest rounds up to the cursor's, at most so many, oldest first.
  func rates(of reply: Int, upTo cursor: InspectorCursor, count: Int) -> [RoundRates] {
    let all = rounds(of: reply)
    var shown = all
    if case .round(let index) = cursor, all.contains(index) { shown = all.lowerBound..<index + 1 }
    return shown.suffix(max(count, 0)).map { index in
      RoundRates(rounds[index], before: index > all.lowerBound ? rounds[index - 1] : nil)
    }
  }

  /// Tokens per second of a reply's last `seconds` of decoding: those after the last commit that is older, or
  /// after the reply's first. Nil before there are two commits.
  func recentSpeed(of reply: Int, seconds: Double) -> Double? {
    var commits: [(time: Double, tokens: Int)] = []
    func add(_ record: RoundRecord) {
      guard let time = record.committedAt else { return }
      commits.append((time, record.committed.count))
    }
    if let open = openRound(of: reply) { add(open) }
    for index in rounds(of: reply).reversed() {
      if let newest = commits.first, let oldest = commits.last, newest.time - oldest.time >= seconds { break }
      add(rounds[index])
    }
    guard let newest = commits.first, let oldest = commits.last, newest.time > oldest.time else { return nil }
    // Those of the oldest commit took the time before it.
    let tokens = commits.dropLast().reduce(0) { $0 + $1.tokens }
    return Double(tokens) / (newest.time - oldest.time)
  }
}
