/// Mode `auto`: picks the mode and its parameters with the most expected committed tokens a second.
///
/// It replays the recent past (what the draft was sure of, and how the target decided) under each setting
/// on the costs as measured, and corrects what the replay gets wrong by how fast each mode turned out to
/// be. `autoregressive` is always one of the choices. A value without a clock: whoever drives it tells it
/// what happened.
public struct Governor: Sendable {
  /// What it decided, and why.
  public struct Decision: Sendable, Equatable {
    /// The wanted parameters with the mode and what belongs to it filled in.
    public var parameters: DecodingParameters
    /// Expected, and what `autoregressive` would give.
    public var tokensPerSecond: Double
    public var autoregressiveTokensPerSecond: Double
    /// One sentence for people.
    public var reason: String

    public init(
      parameters: DecodingParameters, tokensPerSecond: Double, autoregressiveTokensPerSecond: Double,
      reason: String
    ) {
      self.parameters = parameters
      self.tokensPerSecond = tokensPerSecond
      self.autoregressiveTokensPerSecond = autoregressiveTokensPerSecond
      self.reason = reason
    }
  }

  private var measured: [PairCosts]
  private(set) var model: CostModel
  private(set) var history = OutcomeHistory()
  /// By how much each mode's replay is off, and how often that was seen.
  private var corrections: [DecodingMode: (factor: Double, count: Int)] = [:]
  public private(set) var decision: Decision?
  private var wanted: DecodingParameters?
  /// What the text of the history was sampled with.
  private var sampling: SamplingSettings?

  // The stretch since the last decision: what it is corrected by.
  private var stretch: [PositionOutcome] = []
  private var stretchSeconds = 0.0
  /// Tokens committed since the draft was last tried, and after how many it is again.
  private var untried = 0
  private var patience = Self.shortestPatience
  /// Trials before enough had been seen to call the draft useless.
  private var firstTrials = 0
  private static let mostFirstTrials = 2

  private static let shortestPatience = 96
  private static let longestPatience = 1536
  /// Positions that a stretch needs before its speed says anything.
  private static let leastStretch = 24
  /// Positions to have seen before the draft may be called useless.
  private static let leastTried = 16
  /// Positions to have seen before other settings than the wanted ones are considered.
  private static let leastSeen = 48

  /// Another setting has to be better by this much: changing has a cost, and estimates from few positions
  /// have noise.
  private var margin: Double { 1.02 + 0.6 / Double(max(history.seenCount, 1)).squareRoot() }

  /// - Parameters:
  ///   - costs: one for each thread split to choose from; the first is the one to start with.
  ///   - experience: what another one has seen of the pair's text.
  public init(costs: [PairCosts], experience: GovernorExperience? = nil) {
    measured = costs.isEmpty ? [.nominal] : costs
    model = CostModel(measured[0])
    guard let experience else { return }
    history = OutcomeHistory(experience.outcomes)
    sampling = experience.sampling
  }

  /// For another one to start from; nil before the first decision, or where nothing was seen.
  public var experience: GovernorExperience? {
    guard let sampling, history.seenCount > 0 else { return nil }
    return GovernorExperience(outcomes: history.seen, sampling: sampling)
  }

  /// The costs as they were measured, without what was seen since.
  public var costs: [PairCosts] { measured }

  // MARK: What happened

  /// One round was played under a fixed mode.
  ///
  /// - Parameters:
  ///   - outcomes: one for each committed token whose position the draft had a distribution for.
  ///   - committed: tokens, those included.
  ///   - seconds: from the start of the round to its end.
  public mutating func observe(
    _ outcomes: [PositionOutcome], committed: Int, seconds: Double?, mode: DecodingMode
  ) {
    for outcome in outcomes { history.append(outcome) }
    untried = mode.usesDraft ? 0 : untried + committed
    if let seconds, mode == decision?.parameters.mode {
      // A position that the draft passed over counts as one that it got right: a bonus token follows those.
      let unknown = mode.usesDraft ? committed - outcomes.count : 0
      stretch += outcomes
      stretch += Array(repeating: PositionOutcome(confidence: 1, rank: 0), count: max(unknown, 0))
      if !mode.usesDraft {
        stretch += Array(repeating: PositionOutcome(confidence: 1, rank: nil), count: committed)
      }
      stretchSeconds += seconds
    }
  }

  /// The reply has ended with the last outcome.
  public mutating func endReply() {
    history.endReply()
    if !stretch.isEmpty { stretch[stretch.count - 1].endsReply = true }
  }

  public mutating func observe(_ forward: CostModel.Observation) { model.observe(forward) }

  // MARK: Decisions

  /// Whether the wanted parameters, or what they are measured by, have changed since the last decision.
  public func isStale(for parameters: DecodingParameters) -> Bool { wanted != parameters }

  /// Whether `autoregressive` has gone on for so long that the draft should be tried again, or was chosen
  /// without having seen the draft.
  public var shouldTryDraft: Bool {
    guard decision?.parameters.mode == .autoregressive else { return false }
    return untried >= patience
      || (history.seenCount < Self.leastTried && firstTrials < Self.mostFirstTrials)
  }

  /// Chooses anew.
  ///
  /// - Parameters:
  ///   - parameters: as wanted, with mode `auto`.
  ///   - canChangeMode: whether nothing is pending; a change of mode drops what is.
  @discardableResult
  public mutating func decide(_ parameters: DecodingParameters, canChangeMode: Bool) -> Decision {
    if let sampling, sampling != parameters.sampling { history.forgetMost() }
    (wanted, sampling) = (parameters, parameters.sampling)
    model.emulation = parameters.emulation
    correct()
    let choices = rated(parameters)
    let best = choices.max { $0.score < $1.score } ?? choices[0]
    let kept = decision.flatMap { last in
      choices.first { $0.parameters.isSameChoice(as: last.parameters) }
    }
    var chosen = best
    if let kept, best.score < kept.score * margin {
      // The promise not to lose against `autoregressive` has no margin to give.
      chosen = choices[0].rate > kept.rate ? choices[0] : kept
    }
    if !canChangeMode, let last = decision?.parameters.mode, chosen.parameters.mode != last {
      chosen = choices.filter { $0.parameters.mode == last }.max { $0.score < $1.score } ?? chosen
    }
    remember(chosen, choices)
    return decision!
  }

  /// Tries the draft for a moment: what one learns by it decides whether it is used again.
  public mutating func tryDraft(_ parameters: DecodingParameters) -> DecodingParameters {
    if history.seenCount < Self.leastTried { firstTrials += 1 }
    patience = min(patience * 2, Self.longestPatience)
    untried = 0
    var trial = parameters
    trial.mode = .speculative
    trial.adaptive = true
    trial.draftLength = 4
    return trial
  }

  private mutating func remember(_ chosen: Choice, _ choices: [Choice]) {
    if chosen.parameters.mode != .autoregressive { patience = Self.shortestPatience }
    decision = Decision(
      parameters: chosen.parameters, tokensPerSecond: chosen.rate,
      autoregressiveTokensPerSecond: choices[0].rate,
      reason: GovernorReason(choices: choices, chosen: chosen, model: model, history: history).sentence)
    // What is seen from here on is of this split.
    model = model(for: chosen.parameters)
    stretch = []
    stretchSeconds = 0
  }

  /// Learns from the last stretch how far the replay of its mode is off.
  private mutating func correct() {
    guard let parameters = decision?.parameters, stretch.count >= Self.leastStretch, stretchSeconds > 0
    else { return }
    let replayed = SettingReplay(outcomes: stretch, costs: model(for: parameters)).run(parameters)
    let ratio = min(max(replayed.seconds / stretchSeconds, 0.5), 1.5)
    let (before, count) = corrections[parameters.mode] ?? (1, 0)
    let weight = max(1 / Double(count + 2), Self.leastCorrectionWeight)
    corrections[parameters.mode] = (before + weight * (ratio - before), count + 1)
  }

  /// The share of a new observation in a correction, once there have been some.
  private static let leastCorrectionWeight = 0.2
  /// The most that every drafting mode loses against its replay.
  private static let commonCorrection = 0.9
  /// A drafting mode that was not used yet gets the benefit of the doubt where it is nearly the best: what
  /// its replay is worth is known once it was used for a moment.
  private static let untriedBonus = 1.06
  /// Before any drafting mode was used: what specbranch gains on speculative beyond its replay of the prior,
  /// as measured where lanes overlap freely. Where they do not, its replay is far behind.
  private static let firstChoiceBonus = 1.1

  /// A drafting mode that was not used yet is taken to be off by as much as those that were, within what
  /// all of them lose by overheads.
  private func correction(_ mode: DecodingMode) -> Double {
    if let known = corrections[mode] { return known.factor }
    let others = corrections.filter { $0.key.usesDraft }.values.map(\.factor)
    guard mode.usesDraft else { return 1 }
    guard !others.isEmpty else { return mode == .specbranch ? Self.firstChoiceBonus : 1 }
    return Self.untriedBonus * max(others.reduce(0, +) / Double(others.count), Self.commonCorrection)
  }

  private func model(for parameters: DecodingParameters) -> CostModel {
    guard let threads = parameters.threads,
      let costs = measured.first(where: { $0.threads == threads })
    else { return model }
    return model.with(costs)
  }

  // MARK: Choices

  /// A setting and the tokens a second expected of it.
  struct Choice: Sendable, Equatable {
    var parameters: DecodingParameters
    var rate: Double
    /// Whether but for the mode it is what was asked for: the pair's manifest or the user knows something.
    var isWanted = false

    /// The rate that it is chosen by. Of many estimates the highest is too high, so that one of the many has
    /// to beat what was asked for by more than a little.
    var score: Double { isWanted ? rate * Self.preference : rate }

    private static let preference = 1.03
  }

  /// Every setting that is considered; `autoregressive` comes first.
  private func rated(_ parameters: DecodingParameters) -> [Choice] {
    let settings =
      history.seenCount < Self.leastSeen
      ? GovernorChoices.asWanted(parameters) : GovernorChoices.all(parameters)
    // Lanes that wait gain nothing by other threads.
    let splits = parameters.emulation == nil ? measured[...] : measured.prefix(1)
    return splits.flatMap { costs in
      settings.map { setting in
        var setting = setting
        if measured.count > 1 { setting.threads = costs.threads }
        let replay = SettingReplay(outcomes: history.outcomes, costs: model.with(costs)).run(setting)
        let rate = replay.tokensPerSecond * correction(setting.mode)
        return Choice(parameters: setting, rate: rate, isWanted: setting.hasSettings(of: parameters))
      }
    }
    .sorted { left, right in
      // The first of them is what the others are compared with.
      (left.parameters.mode == .autoregressive ? 0 : 1, -left.rate)
        < (right.parameters.mode == .autoregressive ? 0 : 1, -right.rate)
    }
  }
}

extension DecodingParameters {
  /// Whether what the governor chooses besides the mode and the threads is the same.
  fileprivate func hasSettings(of other: DecodingParameters) -> Bool {
    draftLength == other.draftLength && adaptive == other.adaptive
      && confidenceThreshold == other.confidenceThreshold && branchCount == other.branchCount
  }

  /// Whether two decisions say the same.
  fileprivate func isSameChoice(as other: DecodingParameters) -> Bool {
    mode == other.mode && draftLength == other.draftLength && adaptive == other.adaptive
      && confidenceThreshold == other.confidenceThreshold && branchCount == other.branchCount
      && threads == other.threads
  }
}
