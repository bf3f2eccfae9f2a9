/// Decides, round by round, where the draft tree grows and how much of it the target verifies.
///
/// A policy is a value without state: what it sees is the parameters and the tree.
public protocol SpeculationPolicy: Sendable {
  /// The chain to draft before the target's forward, while the target idles; nil for none.
  ///
  /// - Parameter fresh: whether nothing is pending because the last round ended everything.
  func chainGoal(fresh: Bool, _ parameters: DecodingParameters) -> ChainGoal?

  /// Where to grow while the target verifies the chain; nil leaves the draft idle.
  func branchGoal(chainLength: Int, _ parameters: DecodingParameters) -> BranchGoal?

  /// Whether a round lasts until the draft has grown all of its branch goal, too. Otherwise the target's
  /// completion ends the draft's work.
  var waitsForDraft: Bool { get }

  /// How much of the surviving branch's continuation is verified next.
  ///
  /// - Parameter expected: what the posterior predictor says of it, where there is one.
  func posterior(
    of continuation: [DraftNode], expecting expected: PosteriorProbabilities?,
    _ parameters: DecodingParameters
  ) -> PosteriorLength
}

/// A chain to grow from the last committed token.
public struct ChainGoal: Sendable, Equatable {
  /// The most tokens.
  public var limit: Int
  /// Stop before a position where max q is below this; nil never stops.
  public var stopBelow: Double?

  public init(limit: Int, stopBelow: Double?) {
    self.limit = limit
    self.stopBelow = stopBelow
  }
}

/// Branches to grow from the end of the chain.
public struct BranchGoal: Sendable, Equatable {
  /// Tokens of the chain; the next position is the branch point.
  public var chainLength: Int
  /// k_max.
  public var countLimit: Int
  /// The most tokens of a branch after its candidate.
  public var lengthLimit: Int
  /// A branch stops when the product of max q along it falls below this; 0 never stops.
  public var stopBelow: Double
  /// Below this the top-ranked line stops, too: it alone is rolled back where the prediction was right.
  public var topRankedStop = 0.0
  /// The probability that the branch point is reached, which counts towards the top-ranked line's stop.
  public var reach = 1.0
  /// The most that the top-ranked candidate's probability can be.
  public var topRankedLimit = 1.0

  public init(chainLength: Int, countLimit: Int, lengthLimit: Int, stopBelow: Double) {
    self.chainLength = chainLength
    self.countLimit = countLimit
    self.lengthLimit = lengthLimit
    self.stopBelow = stopBelow
  }

  /// k = max(1, ⌊k_max · (1 − max q_b)⌋): the less sure, the more branches.
  public func branchCount(confidence: Double) -> Int {
    max(1, Int(Double(countLimit) * (1 - confidence)))
  }
}

/// How many tokens of a continuation become the next chain, and by which class.
public struct PosteriorLength: Sendable, Equatable {
  /// 0: none; 1: up to the first low-confidence position; 2: all.
  public var posteriorClass: Int
  public var length: Int
  /// How many of its tokens stay in the tree, at least `length`; the rest is discarded, whatever it is.
  public var keptLength = Int.max
  /// The probability that all `length` tokens are accepted, as far as a prediction tells.
  public var reach = 1.0
  /// Below this the top-ranked line after the kept tokens stops growing.
  public var topRankedStop = 0.0
  /// The most that the probability of the token after them can be, as far as a prediction tells.
  public var nextTokenLimit = 1.0

  public init(posteriorClass: Int, length: Int) {
    self.posteriorClass = posteriorClass
    self.length = length
  }
}

extension SpeculationPolicy {
  public var waitsForDraft: Bool { false }
}

extension DecodingMode {
  /// How the mode drafts and verifies. `auto` has none of its own: the governor resolves it to another mode
  /// before a round starts.
  public var policy: any SpeculationPolicy {
    switch self {
    case .autoregressive, .auto: AutoregressivePolicy()
    case .speculative: SpeculativePolicy()
    case .pearl: PearlPolicy()
    case .specbranch: SpecBranchPolicy()
    }
  }

  /// Whether the draft model takes part.
  public var usesDraft: Bool { self != .autoregressive }
}
