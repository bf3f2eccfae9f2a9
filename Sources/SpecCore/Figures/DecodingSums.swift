/// The counts and times that figures are ratios of.
///
/// The figures of several runs together are ratios of their sums, not means of their ratios. Every ratio
/// is 0 where its denominator is.
public struct DecodingSums: Codable, Sendable, Equatable {
  /// Committed tokens, the end-of-generation token included.
  public var generatedTokens = 0
  /// Tokens and seconds of the rate: those after the first commit; where there was only one commit, all
  /// tokens and the seconds of decoding.
  public var ratedTokens = 0
  public var ratedSeconds = 0.0
  /// Forwards after the prompt's.
  public var targetForwards = 0
  public var draftForwards = 0
  /// Tokens the draft produced, and what became of them.
  public var drafted = 0
  public var accepted = 0
  public var rolledBack = 0
  public var discarded = 0
  /// Tokens a rule gave a verdict on.
  public var judged = 0
  /// Runs of accepted tokens between two rejections; the last may be cut by the end of the reply.
  public var acceptedRuns = 0
  /// Wall seconds of decoding, and how many of them each lane was idle.
  public var decodingSeconds = 0.0
  public var targetIdleSeconds = 0.0
  public var draftIdleSeconds = 0.0

  public init() {}

  /// `ratedTokens` / `ratedSeconds`.
  public var tokensPerSecond: Double { ratedSeconds > 0 ? Double(ratedTokens) / ratedSeconds : 0 }
  /// α = accepted / judged.
  public var acceptanceRate: Double { Self.ratio(accepted, judged) }
  /// RB = rolledBack / (accepted + rolledBack).
  public var rollbackRate: Double { Self.ratio(rolledBack, accepted + rolledBack) }
  /// (rolledBack + discarded) / drafted.
  public var wasteRate: Double { Self.ratio(rolledBack + discarded, drafted) }
  /// τ = generatedTokens / targetForwards.
  public var tokensPerTargetForward: Double { Self.ratio(generatedTokens, targetForwards) }
  /// M: mean run of accepted tokens between two rejections.
  public var meanAcceptedRun: Double { Self.ratio(accepted, acceptedRuns) }
  /// Idle time of a lane / wall time of decoding; an emulated wait counts as busy.
  public var targetBubbleShare: Double { decodingSeconds > 0 ? targetIdleSeconds / decodingSeconds : 0 }
  public var draftBubbleShare: Double { decodingSeconds > 0 ? draftIdleSeconds / decodingSeconds : 0 }

  public static func += (sums: inout DecodingSums, other: DecodingSums) {
    sums.generatedTokens += other.generatedTokens
    sums.ratedTokens += other.ratedTokens
    sums.ratedSeconds += other.ratedSeconds
    sums.targetForwards += other.targetForwards
    sums.draftForwards += other.draftForwards
    sums.drafted += other.drafted
    sums.accepted += other.accepted
    sums.rolledBack += other.rolledBack
    sums.discarded += other.discarded
    sums.judged += other.judged
    sums.acceptedRuns += other.acceptedRuns
    sums.decodingSeconds += other.decodingSeconds
    sums.targetIdleSeconds += other.targetIdleSeconds
    sums.draftIdleSeconds += other.draftIdleSeconds
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}
