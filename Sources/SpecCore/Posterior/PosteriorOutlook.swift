/// What a prediction means for the branches that grow at the end of a chain, as far as it tells.
///
/// It concerns the top-ranked line: that one alone is rolled back where its doubts were right.
public struct PosteriorOutlook: Sendable, Equatable {
  /// The probability that the branch point is reached, which counts towards the line's stop.
  public var reach = 1.0
  /// The most that the probability of the line's first token can be.
  public var nextTokenLimit = 1.0
  /// Below this probability the line stops growing; 0 never stops it.
  public var topRankedStop = 0.0

  public init() {}

  /// Nothing is known but that a line which most likely comes to nothing is not worth growing.
  static var predicted: PosteriorOutlook {
    var outlook = PosteriorOutlook()
    outlook.topRankedStop = PosteriorThresholds.hopeless
    return outlook
  }

  /// - Parameter chain: max q at each token drafted after the correction.
  init(afterCorrection expected: PosteriorProbabilities?, chain: [Double]) {
    guard let expected else { return }
    self = .predicted
    if chain.isEmpty {
      nextTokenLimit = 1 - expected.allRejected
    } else {
      reach = chain.dropFirst().reduce(1 - expected.allRejected, *)
    }
  }
}

/// From which probabilities on a prediction changes what SpecBranch does, chosen by measurement.
enum PosteriorThresholds {
  /// A whole continuation is given up, or verified to its end, from this one on: verifying one token more
  /// costs little, and a branch point given up or a chain dropped in error costs a round.
  static let certain = 0.9
  /// No chain is drafted after a correction where its first token is rejected with at least this one: the
  /// target waits for a chain, and candidates of the next token serve better.
  static let skippedChain = 0.7
  /// A chain has its first token, whatever max q is, where that is rejected with less than this one.
  static let safeFirstToken = 0.3
  /// A top-ranked line stops growing below this one: it would most likely be rolled back.
  static let hopeless = 0.02
}
