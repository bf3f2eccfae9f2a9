import SpecCore

/// The figures of one mode over some prompts.
public struct ModeFigures: Encodable, Sendable {
  /// Σ tokens ÷ Σ decoding time without each reply's first commit; the median over the passes.
  public var tokensPerSecond: Double
  /// Over autoregressive decoding of the same prompts, with its 95 % interval; null where there is none.
  @Nullable public var speedup: Double?
  @Nullable public var speedupLow: Double?
  @Nullable public var speedupHigh: Double?
  /// Speed-up ÷ that of the zero-bubble limit.
  @Nullable public var zeroBubbleShare: Double?
  public var tokensPerTargetForward: Double
  public var meanAcceptedRun: Double
  public var acceptanceRate: Double
  public var rollbackRate: Double
  public var wasteRate: Double
  public var targetBubbleShare: Double
  public var draftBubbleShare: Double
  /// The median over the replies.
  public var timeToFirstTokenS: Double
  public var peakMemoryBytes: Int
  public var replies: Int
  public var generatedTokens: Int
  public var targetForwards: Int
  public var draftForwards: Int
  public var drafted: Int
  public var accepted: Int
  public var rolledBack: Int
  public var discarded: Int
  public var judged: Int
  public var decodingS: Double

  init(_ measurement: ModeMeasurement, rate: Double?, speedup: Estimate?, limit: Double?) {
    let sums = measurement.sums
    tokensPerSecond = rate ?? 0
    self.speedup = speedup?.value
    speedupLow = speedup?.low
    speedupHigh = speedup?.high
    if let speedup, let limit, limit > 0 { zeroBubbleShare = speedup.value / limit }
    tokensPerTargetForward = sums.tokensPerTargetForward
    meanAcceptedRun = sums.meanAcceptedRun
    acceptanceRate = sums.acceptanceRate
    rollbackRate = sums.rollbackRate
    wasteRate = sums.wasteRate
    targetBubbleShare = sums.targetBubbleShare
    draftBubbleShare = sums.draftBubbleShare
    timeToFirstTokenS = measurement.timesToFirstToken.median ?? 0
    peakMemoryBytes = measurement.peakMemory
    replies = measurement.timesToFirstToken.count
    generatedTokens = sums.generatedTokens
    targetForwards = sums.targetForwards
    draftForwards = sums.draftForwards
    drafted = sums.drafted
    accepted = sums.accepted
    rolledBack = sums.rolledBack
    discarded = sums.discarded
    judged = sums.judged
    decodingS = sums.decodingSeconds
  }
}

/// The decoding forwards of one lane.
public struct LaneFigures: Encodable, Sendable {
  public var forwards: Int
  /// Mean wall seconds of all, and of those of one token (target) or one sequence (draft).
  public var meanForwardS: Double
  public var meanSingleForwardS: Double
  public var emulatedForwards: Int
  /// How far past the emulated time forwards ended.
  public var overshootMedianS: Double
  public var overshootP99S: Double
  /// Forwards whose real compute exceeded the emulated time.
  public var exceeded: Int
  public var exceededShare: Double

  init(_ lane: LaneForwards) {
    let overshoots = lane.overshoots.sorted()
    forwards = lane.count
    meanForwardS = lane.meanSeconds
    meanSingleForwardS = lane.meanSingleSeconds
    emulatedForwards = overshoots.count
    overshootMedianS = overshoots.isEmpty ? 0 : overshoots.sortedQuantile(0.5)
    overshootP99S = overshoots.isEmpty ? 0 : overshoots.sortedQuantile(0.99)
    exceeded = lane.exceeded
    exceededShare = lane.exceededShare
  }
}
