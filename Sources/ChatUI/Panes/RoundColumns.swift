import SpecCore

/// A column of the draft length chart: one round, or several neighbours of one reply added up.
struct RoundColumn: Equatable {
  /// Their numbers in the history.
  var rounds: Range<Int>
  /// Tokens of the chains verified, and how many of them were accepted.
  var chain = 0
  var chainAccepted = 0
  /// Every token drafted, and those that came to nothing, in chains and branches.
  var drafted = 0
  var rolledBack = 0
  var discarded = 0
  /// γ_max and ε of the newest of them.
  var limit = 0
  var threshold = 0.0
  /// How often each posterior class was given, and where the rounds' last committed tokens came from.
  var posteriorClasses = Majority<Int>()
  var endings = Majority<TokenOrigin>()

  init(_ index: Int, _ record: RoundRecord) {
    rounds = index..<index + 1
    endings = Majority(record.committed.last?.origin)
    (limit, threshold) = (record.draftLengthLimit, record.confidenceThreshold)
    guard let round = record.finished else { return }
    (chain, chainAccepted) = (round.draftLength, round.acceptedLength)
    (drafted, rolledBack, discarded) = (round.drafted, round.rolledBack, round.discarded)
    posteriorClasses = Majority(round.posteriorClass)
  }

  /// Takes the round before it in.
  mutating func add(before earlier: RoundColumn) {
    rounds = earlier.rounds.lowerBound..<rounds.upperBound
    chain += earlier.chain
    chainAccepted += earlier.chainAccepted
    drafted += earlier.drafted
    rolledBack += earlier.rolledBack
    discarded += earlier.discarded
    posteriorClasses.add(earlier.posteriorClasses)
    endings.add(earlier.endings)
  }

  /// A sum's mean over the rounds.
  func mean(_ sum: Int) -> Double { Double(sum) / Double(max(rounds.count, 1)) }
}

/// The columns that fit, oldest first, with a mark wherever something changed.
struct RoundColumns {
  enum Column: Equatable {
    case bar(RoundColumn)
    /// What changed, or began, before the round to its right; in a few characters.
    case mark(String)
  }

  private(set) var columns: [Column] = []

  /// - Parameters:
  ///   - perColumn: rounds of a column; neighbours that a mark divides stand apart all the same.
  ///   - count: columns there is room for. The newest stand at the right, unless the cursor is further back.
  init(_ history: RoundHistory, cursor: InspectorCursor, perColumn: Int, count: Int) {
    guard let newest = history.rounds.indices.last, count > 0 else { return }
    columns = Self.columns(history, endingAt: newest, perColumn: perColumn, count: count)
    guard case .round(let index) = cursor, history.record(at: cursor) != nil, !shows(index) else { return }
    let ahead = count / 2 * perColumn
    columns = Self.columns(history, endingAt: min(index + ahead, newest), perColumn: perColumn, count: count)
    // Marks take columns too.
    if !shows(index) {
      columns = Self.columns(history, endingAt: index, perColumn: perColumn, count: count)
    }
  }

  private func shows(_ index: Int) -> Bool {
    columns.contains { if case .bar(let bar) = $0 { bar.rounds.contains(index) } else { false } }
  }

  private static func columns(
    _ history: RoundHistory, endingAt last: Int, perColumn: Int, count: Int
  ) -> [Column] {
    var columns: [Column] = []
    var open: RoundColumn?
    for index in (history.rounds.startIndex...last).reversed() {
      let record = history.rounds[index]
      var bar = RoundColumn(index, record)
      if var newer = open {
        newer.add(before: bar)
        bar = newer
      }
      open = bar
      let mark = RoundMarkLabel.text(
        record, before: index > history.rounds.startIndex ? history.rounds[index - 1] : nil)
      guard mark != nil || index % perColumn == 0 || index == history.rounds.startIndex else { continue }
      columns.append(.bar(bar))
      open = nil
      if columns.count == count { break }
      if let mark { columns.append(.mark(mark)) }
      if columns.count == count { break }
    }
    return columns.reversed()
  }
}
