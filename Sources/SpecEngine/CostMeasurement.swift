import SpecCore

/// Measures what a pair's forwards cost on this machine, alone and side by side, for each thread split.
///
/// Runs between replies, on the lanes' own threads, and takes a few seconds at most.
struct CostMeasurement {
  let target: TargetLane
  let draft: DraftLane
  /// The splits to measure; the first one always is, the others while time is left.
  let splits: [ThreadSplit]

  static let targetSizes = [1, 2, 4, 8, 16]
  static let draftSizes = [1, 2, 4, 8]
  /// Seconds for everything.
  static let budget = 4.0
  /// Tokens of the target's forwards while the draft works beside it.
  static let overlapTokens = 4

  func run() async throws(BackendError) -> [PairCosts] {
    let end = MonotonicClock.now() + Self.budget
    var costs: [PairCosts] = []
    for (index, split) in splits.enumerated() where index == 0 || MonotonicClock.now() < end {
      if Task.isCancelled { return [] }
      // What the splits not yet measured need is left to them.
      let share = (end - MonotonicClock.now()) / Double(splits.count - index)
      if let measured = try await measure(split, until: MonotonicClock.now() + share) {
        costs.append(measured)
      }
    }
    return costs
  }

  private func measure(_ split: ThreadSplit, until end: Double) async throws(BackendError) -> PairCosts? {
    let begin = MonotonicClock.now()
    func part(_ share: Double) -> Double { begin + (end - begin) * share }
    let targets = try await target.timeForwards(
      Self.targetSizes, threads: split.target, until: part(0.5)
    ).get()
    let drafts = try await draft.timeForwards(Self.draftSizes, threads: split.draft, until: part(0.7)).get()
    guard !targets.isEmpty, !drafts.isEmpty else { return nil }
    // Like is compared with like: medians of the same forward, alone and overlapped.
    let draftAlone = try await draft.timeForward(1, until: CancellationFlag(), deadline: part(0.75)).get()
    let targetAlone = try await target.timeForward(Self.overlapTokens, atLeast: 5, deadline: part(0.85)).get()
    let over = CancellationFlag()
    async let beside = draft.timeForward(1, until: over, deadline: part(1))
    let overlapped = await target.timeForward(Self.overlapTokens, atLeast: 5, deadline: part(1))
    over.set()
    let (draftSeconds, targetSeconds) = (try await beside.get(), try overlapped.get())
    return PairCosts(
      threads: split, target: CostCurve(targets), draft: CostCurve(drafts),
      targetSlowdown: Self.ratio(targetSeconds, targetAlone),
      draftSlowdown: Self.ratio(draftSeconds, draftAlone))
  }
}

extension CostMeasurement {
  private static func ratio(_ seconds: Double?, _ alone: Double?) -> Double {
    guard let seconds, let alone, alone > 0 else { return 1 }
    return seconds / alone
  }
}

/// A lane whose forwards can be timed between runs.
private protocol TimedLane: Actor {
  /// What its forwards grow by.
  static var unit: ForwardTimer.Unit { get }
  func useThreads(_ count: Int)
  func timer(until deadline: Double) -> ForwardTimer
}

extension TargetLane: TimedLane {
  fileprivate static var unit: ForwardTimer.Unit { .tokens }

  fileprivate func timeForward(
    _ size: Int, atLeast count: Int, deadline: Double
  ) -> Result<Double?, BackendError> {
    var left = count
    return timeForward(size, deadline: deadline) {
      left -= 1
      return left <= 0
    }
  }
}

extension DraftLane: TimedLane {
  fileprivate static var unit: ForwardTimer.Unit { .sequences }

  /// - Parameter over: ends it, or else the deadline does.
  fileprivate func timeForward(
    _ size: Int, until over: CancellationFlag, deadline: Double
  ) -> Result<Double?, BackendError> {
    timeForward(size, deadline: deadline) { over.isSet }
  }
}

extension TimedLane {
  func timeForwards(
    _ sizes: [Int], threads: Int, until deadline: Double
  ) -> Result<[CostCurve.Point], BackendError> {
    Result { () throws(BackendError) in
      useThreads(threads)
      return try timer(until: deadline).points(Self.unit, sizes)
    }
  }

  func timeForward(
    _ size: Int, deadline: Double, until isOver: () -> Bool
  ) -> Result<Double?, BackendError> {
    Result { () throws(BackendError) in
      try timer(until: deadline).median(Self.unit, size, until: isOver)
    }
  }
}
