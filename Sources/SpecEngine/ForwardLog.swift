import SpecCore

/// The forwards since it was last emptied, with what ran beside them: where the governor learns costs.
struct ForwardLog: Sendable {
  private struct Entry {
    var lane: Lane
    var units: Int
    var start: Double
    var computeS: Double

    var end: Double { start + computeS }

    /// Seconds that both computed.
    func overlap(with other: Entry) -> Double { max(min(end, other.end) - max(start, other.start), 0) }
  }

  private var entries: [Entry] = []
  /// The last of those already given out: a later forward may have run beside one of them.
  private var previous: [Entry] = []

  mutating func add(_ forward: ForwardFinished, at time: Double) {
    guard forward.completed, forward.kind != .prompt else { return }
    entries.append(
      Entry(
        lane: forward.lane, units: forward.lane == .target ? forward.tokens : forward.sequences,
        start: time - forward.durationS, computeS: forward.computeS))
  }

  /// What was seen; forwards that ran beside another one for part of their time say nothing clear.
  mutating func take() -> [CostModel.Observation] {
    defer {
      previous = entries.suffix(24)
      entries = []
    }
    let others = previous + entries
    return entries.compactMap { entry in
      guard entry.computeS > 0 else { return nil }
      let beside = others.filter { $0.lane != entry.lane }.reduce(0) { $0 + $1.overlap(with: entry) }
      let share = beside / entry.computeS
      guard share < 0.1 || share > 0.6 else { return nil }
      return .init(
        lane: entry.lane, units: entry.units, computeS: entry.computeS, overlapped: share > 0.6)
    }
  }
}
