import SpecCore

/// Drives the governor through the rounds: when it decides, what it is told, and what its deciding costs.
struct GovernorDriver {
  private(set) var governor: Governor
  /// Rounds until the next decision; a decision may cost at most this share of the time between two.
  private static let leastRounds = 12
  private static let shareOfTime = 0.005

  private var roundsSinceDecision = 0
  private var secondsSinceDecision = 0.0
  private var decisionCost = 0.0
  /// Tokens left of a trial of the draft, and the parameters of it.
  private var trial: (parameters: DecodingParameters, tokensLeft: Int)?
  private let dependsOnClock: Bool
  /// Whether the mode was `auto` at any time.
  private(set) var wasUsed = false

  /// - Parameter dependsOnClock: false for a deterministic schedule: then nothing measured may decide.
  init(_ governor: Governor, dependsOnClock: Bool) {
    self.governor = governor
    self.dependsOnClock = dependsOnClock
  }

  /// Another reply starts. What has passed since the last decision counts on: many replies are shorter than
  /// the time between two.
  mutating func beginReply() { (trial, wasUsed) = (nil, false) }

  /// The wanted parameters with mode `auto` resolved, and the decision if it is a new one.
  mutating func resolve(
    _ wanted: DecodingParameters, canChangeMode: Bool
  ) -> (parameters: DecodingParameters, decision: Governor.Decision?) {
    guard wanted.mode == .auto else { return (wanted, nil) }
    wasUsed = true
    if let trial, trial.tokensLeft > 0 || !canChangeMode { return (trial.parameters, nil) }
    if trial == nil, canChangeMode, governor.shouldTryDraft, let decision = governor.decision {
      let parameters = governor.tryDraft(decision.parameters)
      trial = (parameters, GovernorDriver.trialTokens)
      return (parameters, nil)
    }
    if trial == nil, let decision = governor.decision, !isDue(wanted, canChangeMode) {
      return (decision.parameters, nil)
    }
    trial = nil
    return decide(wanted, canChangeMode: canChangeMode)
  }

  private static let trialTokens = 12

  private func isDue(_ wanted: DecodingParameters, _ canChangeMode: Bool) -> Bool {
    if governor.isStale(for: wanted) { return true }
    return roundsSinceDecision >= Self.leastRounds
      && secondsSinceDecision * Self.shareOfTime >= decisionCost
  }

  private mutating func decide(
    _ wanted: DecodingParameters, canChangeMode: Bool
  ) -> (parameters: DecodingParameters, decision: Governor.Decision?) {
    let before = governor.decision?.parameters
    let begin = MonotonicClock.now()
    let decision = governor.decide(wanted, canChangeMode: canChangeMode)
    decisionCost = dependsOnClock ? MonotonicClock.now() - begin : 0
    (roundsSinceDecision, secondsSinceDecision) = (0, 0)
    return (decision.parameters, decision.parameters == before ? nil : decision)
  }

  /// Tells the governor what a round was.
  ///
  /// - Parameter isTimed: false where the round was held up: what was decided counts, how long it took does
  ///   not.
  mutating func observe(
    _ verification: TreeVerification, seconds: Double, mode: DecodingMode,
    forwards: [CostModel.Observation], isTimed: Bool
  ) {
    let committed = verification.committed.count
    governor.observe(
      verification.steps.compactMap(\.outcome), committed: committed,
      seconds: isTimed ? (dependsOnClock ? seconds : 0) : nil, mode: mode)
    if verification.finish != nil { governor.endReply() }
    if dependsOnClock, isTimed { for forward in forwards { governor.observe(forward) } }
    roundsSinceDecision += 1
    secondsSinceDecision += dependsOnClock ? seconds : 0
    trial?.tokensLeft -= committed
  }
}

extension TreeVerification.Step {
  /// What the governor learns from it; nil where nothing was drafted.
  fileprivate var outcome: PositionOutcome? {
    guard let first = candidates.first else { return nil }
    let rank =
      ruling.acceptedIndex
      ?? first.drawnFrom.ranked.firstIndex { $0.token == committed.token }.map { max($0, 1) }
    return PositionOutcome(confidence: first.drawnFrom.confidence, rank: rank)
  }
}
