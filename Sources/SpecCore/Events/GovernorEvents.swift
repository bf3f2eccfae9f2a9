/// What mode `auto` resolves to from this round on, and why.
public struct GovernorDecided: Codable, Sendable, Equatable {
  /// The first round it applies to.
  public var round: Int
  /// The mode in force, and its parameters.
  public var mode: DecodingMode
  public var draftLength: Int
  public var confidenceThreshold: Double
  public var adaptive: Bool
  public var branchCount: Int
  /// Threads of the lanes, where there was a choice.
  public var threads: ThreadSplit?
  /// Tokens a second that the governor expects, and of `autoregressive`: estimates, no measurements.
  public var expectedTokensPerSecond: Double
  public var expectedAutoregressiveTokensPerSecond: Double
  /// One sentence for people.
  public var reason: String

  public init(round: Int, _ decision: Governor.Decision) {
    self.round = round
    mode = decision.parameters.mode
    draftLength = decision.parameters.draftLength
    confidenceThreshold = decision.parameters.confidenceThreshold
    adaptive = decision.parameters.adaptive
    branchCount = decision.parameters.branchCount
    threads = decision.parameters.threads
    expectedTokensPerSecond = decision.tokensPerSecond
    expectedAutoregressiveTokensPerSecond = decision.autoregressiveTokensPerSecond
    reason = decision.reason
  }
}
