/// Decides, round by round, where the draft tree grows and how much of it the target verifies.
///
/// A policy is a value without state: what it sees is the parameters and the tree.
public protocol SpeculationPolicy: Sendable {
  /// The chain to draft before the target's forward, while the target idles; nil for none.
  func chainGoal(after start: RoundStart, _ parameters: DecodingParameters) -> ChainGoal?

  /// Where to grow while the target verifies the chain; nil leaves the draft idle.
  func branchGoal(chainLength: Int, _ parameters: DecodingParameters) -> BranchGoal?

  /// What is expected at the end of a chain that was drafted after a correction.
  func outlook(afterCorrection expected: PosteriorProbabilities?, chain: [DraftNode]) -> PosteriorOutlook

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

/// What a round starts from.
public enum RoundStart: Sendable, Equatable {
  /// The prompt, or a change of mode: nothing has been drafted, and nothing is known of what follows.
  case nothing
  /// A token of the target's own: the last round ended everything that had been drafted.
  ///
  /// - Parameter expected: what the posterior predictor says of what the draft would write next, where there
  ///   is one.
  case correction(expected: PosteriorProbabilities?)
  /// A surviving branch, whose continuation is pending.
  case survivor
}

/// A chain to grow from the last committed token.
public struct ChainGoal: Sendable, Equatable {
  /// The most tokens.
  public var limit: Int
  /// Stop before a position where max q is below this; nil never stops.
  public var stopBelow: Double?
  /// So many tokens are drafted before it may stop.
  public var least: Int

  public init(limit: Int, stopBelow: Double?, least: Int = 0) {
    self.limit = limit
    self.stopBelow = stopBelow
    self.least = least
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
  /// What a prediction says of the branch point; it concerns the top-ranked line only.
  public var outlook = PosteriorOutlook()

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
  /// What is expected at the end of the kept tokens.
  public var outlook = PosteriorOutlook()

  public init(posteriorClass: Int, length: Int) {
    self.posteriorClass = posteriorClass
    self.length = length
  }
}

extension SpeculationPolicy {
  public var waitsForDraft: Bool { false }

  public func outlook(
    afterCorrection expected: PosteriorProbabilities?, chain: [DraftNode]
  ) -> PosteriorOutlook { PosteriorOutlook() }

  /// A policy without branches keeps nothing of any.
  public func posterior(
    of continuation: [DraftNode], expecting expected: PosteriorProbabilities?,
    _ parameters: DecodingParameters
  ) -> PosteriorLength { PosteriorLength(posteriorClass: 0, length: 0) }
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
