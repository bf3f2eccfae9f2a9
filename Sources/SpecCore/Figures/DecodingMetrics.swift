/// A run's figures, as the field defines them; every ratio is 0 where its denominator is.
public struct DecodingMetrics: Codable, Sendable, Equatable {
  public var promptTokens = 0
  /// Committed tokens, the end-of-generation token included.
  public var generatedTokens = 0
  /// Seconds from the run's start to the first committed token.
  public var timeToFirstTokenS = 0.0
  /// Tokens after the first commit, divided by the seconds from it to the last; where there was only
  /// one commit, all tokens divided by the seconds of decoding.
  public var tokensPerSecond = 0.0
  /// Forwards after the prompt's.
  public var targetForwards = 0
  public var draftForwards = 0
  /// Tokens the draft produced; each is accepted, rolled back or discarded in the end.
  public var drafted = 0
  public var accepted = 0
  public var rolledBack = 0
  public var discarded = 0
  /// α = accepted / judged.
  public var acceptanceRate = 0.0
  /// RB = rolledBack / (accepted + rolledBack).
  public var rollbackRate = 0.0
  /// (rolledBack + discarded) / drafted.
  public var wasteRate = 0.0
  /// τ = generatedTokens / targetForwards.
  public var tokensPerTargetForward = 0.0
  /// M: mean run of accepted tokens between two rejections.
  public var meanAcceptedRun = 0.0
  /// Idle time of each lane / wall time of decoding; an emulated wait counts as busy.
  public var targetBubbleShare = 0.0
  public var draftBubbleShare = 0.0

  public init() {}
}
