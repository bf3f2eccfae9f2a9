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
    let (targetCurve, draftCurve) = (CostCurve(targets), CostCurve(drafts))
    let over = CancellationFlag()
    async let beside = draft.timeForward(1, until: over, deadline: part(1))
    let overlapped = await target.timeForward(Self.overlapTokens, atLeast: 3, deadline: part(1))
    over.set()
    let (draftSeconds, targetSeconds) = (try await beside.get(), try overlapped.get())
    return PairCosts(
      threads: split, target: targetCurve, draft: draftCurve,
      targetSlowdown: (targetSeconds ?? 0) / targetCurve.seconds(units: Self.overlapTokens),
      draftSlowdown: (draftSeconds ?? 0) / draftCurve.seconds(units: 1))
  }
}

extension TargetLane {
  fileprivate func timeForwards(
    _ sizes: [Int], threads: Int, until deadline: Double
  ) -> Result<[CostCurve.Point], BackendError> {
    Result { () throws(BackendError) in
      useThreads(threads)
      return try timer(until: deadline).points(.tokens, sizes)
    }
  }

  fileprivate func timeForward(
    _ size: Int, atLeast count: Int, deadline: Double
  ) -> Result<Double?, BackendError> {
    Result { () throws(BackendError) in
      var left = count
      return try timer(until: deadline).median(.tokens, size) {
        left -= 1
        return left <= 0
      }
    }
  }
}

extension DraftLane {
  fileprivate func timeForwards(
    _ sizes: [Int], threads: Int, until deadline: Double
  ) -> Result<[CostCurve.Point], BackendError> {
    Result { () throws(BackendError) in
      useThreads(threads)
      return try timer(until: deadline).points(.sequences, sizes)
    }
  }

  fileprivate func timeForward(
    _ size: Int, until over: CancellationFlag, deadline: Double
  ) -> Result<Double?, BackendError> {
    Result { () throws(BackendError) in
      try timer(until: deadline).median(.sequences, size) { over.isSet }
    }
  }
}
