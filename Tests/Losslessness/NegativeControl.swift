public import SpecCore

/// Mistakes that make a runtime lossy, each with the settings under which it shows: what the proof's
/// statistic has to catch.
public struct NegativeControl: Sendable {
  public let rules: RoundRules
  public let condition: Condition

  private init(_ rules: RoundRules, _ settings: [DecodingParameters], misalignment: Double = 0.6) {
    self.rules = rules
    condition = Condition(rules.name, settings, ToyLanguage(misalignment: misalignment))
  }

  /// Enough for each of them.
  public static let tokens = 30_000

  public var mode: DecodingMode { condition.settings[0].mode }

  /// The statistic of what these rules commit.
  public func test(tokens: Int) -> TextLaw.Test {
    RoundSimulation.law(condition, rules, tokens: tokens).tokenTest
  }

  public static let all = [
    NegativeControl(authorsBranchRule, [branches]),
    NegativeControl(stoppingTrap, [chains]),
    NegativeControl(stoppingTrap, [branches]),
    NegativeControl(swappedRatio, [chains]),
    NegativeControl(unnormalisedResidual, [chains]),
    NegativeControl(reusedUniform, [chains]),
    NegativeControl(forgottenRejection, [branchPointsOnly]),
    NegativeControl(branchJudgedTwice, [branches]),
    NegativeControl(todaysDraft, toggled),
  ]

  private static let sampling = SamplingSettings(temperature: 0.8)
  private static let chains = DecodingParameters(
    mode: .speculative, draftLength: 3, sampling: sampling, schedule: .fixed(steps: 3))
  private static let branches = DecodingParameters(
    mode: .specbranch, draftLength: 2, confidenceThreshold: 0.6, branchCount: 6, sampling: sampling,
    schedule: .fixed(steps: 3))
  /// No position is sure enough for a chain: every token is judged among several candidates.
  private static let branchPointsOnly = DecodingParameters(
    mode: .specbranch, draftLength: 1, confidenceThreshold: 1, branchCount: 16, sampling: sampling,
    schedule: .fixed(steps: 1))
  private static let toggled = [0.5, 1.6].map { temperature in
    var parameters = branches
    parameters.confidenceThreshold = 0.3
    parameters.sampling.temperature = temperature
    return parameters
  }

  // MARK: The mistakes

  /// The authors' published code at temperature above 0: the branch that p likes best is judged alone, and
  /// after its rejection p's most likely token is taken instead of a sample.
  static let authorsBranchRule = RoundRules("the authors' published branch rule") { trial, uniforms in
    guard trial.candidates.count > 1, let q = trial.candidates[0].drawnFrom.exact else {
      return RoundRules.judgeRightly(trial, &uniforms)
    }
    let probabilities = trial.candidates.map { trial.target.probability(of: $0.token) }
    let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
    let token = trial.candidates[best].token
    return uniforms.next() * q.probability(of: token) < probabilities[best]
      ? (token, best) : (trial.target.ranked(1)[0].token, nil)
  }

  /// A token just drawn is dropped because its own q is low.
  static let stoppingTrap = RoundRules(
    "dropping a token because its own q is low",
    keeps: { $0.drawnFrom.probability(of: $0.token) >= 0.15 })

  /// Accepting with probability min(1, q/p).
  static let swappedRatio = RoundRules("accepting with p and q swapped") { trial, uniforms in
    judgeOne(trial, &uniforms) { p, q, uniform in uniform * p < q }
  }

  /// After a rejection the uniform runs over max(p − q, 0) as if it summed to 1.
  static let unnormalisedResidual = RoundRules("a residual that is not normalised") { trial, uniforms in
    guard let first = trial.candidates.first, let q = first.drawnFrom.exact else {
      return RoundRules.judgeRightly(trial, &uniforms)
    }
    let token = first.token
    if uniforms.next() * q.probability(of: token) < trial.target.probability(of: token) { return (token, 0) }
    let uniform = uniforms.next()
    var cumulative = 0.0
    var last: Token = 0
    for token in 0..<Token(ToyLanguage.vocabularySize) {
      let weight = max(trial.target.probability(of: token) - q.probability(of: token), 0)
      guard weight > 0 else { continue }
      cumulative += weight
      last = token
      if uniform < cumulative { break }
    }
    return (last, nil)
  }

  /// The draw that chose the token also decides whether it is accepted.
  static let reusedUniform = RoundRules("reusing the draft's uniform") { trial, uniforms in
    judgeOne(trial, &uniforms) { p, q, _ in trial.draftUniforms[0] * q < p }
  }

  /// Further candidates are judged as if the rejected ones could have been drawn again.
  static let forgottenRejection = RoundRules("forgetting to remove a rejected candidate") { trial, uniforms in
    guard let q = trial.candidates.first?.drawnFrom.exact else {
      return RoundRules.judgeRightly(trial, &uniforms)
    }
    var p = trial.target
    for (index, candidate) in trial.candidates.enumerated() {
      if uniforms.next() * q.probability(of: candidate.token) < p.probability(of: candidate.token) {
        return (candidate.token, index)
      }
      p = p.residual(subtracting: q)
    }
    return (p.sample(uniform: uniforms.next()), nil)
  }

  /// The surviving branch's token is judged once more, as if it were the next chain's first.
  static let branchJudgedTwice = RoundRules("judging the branch token twice") { trial, uniforms in
    let first = RoundRules.judgeRightly(trial, &uniforms)
    guard trial.candidates.count > 1, let index = first.acceptedIndex else { return first }
    let candidate = trial.candidates[index]
    let second = RoundRules.judge([candidate.token], candidate.drawnFrom, trial.target, &uniforms)
    return (second.token, second.acceptedIndex.map { _ in index })
  }

  /// A token drafted under other settings is judged by the q of the settings now in force.
  static let todaysDraft = RoundRules("judging a carried-over token by today's q") { trial, uniforms in
    RoundRules.judge(
      trial.candidates.map(\.token), trial.candidates.isEmpty ? nil : trial.todaysDraft, trial.target,
      &uniforms)
  }

  /// Rule 1 with another test of acceptance.
  private static func judgeOne(
    _ trial: RoundRules.Trial, _ uniforms: inout SeededUniforms,
    accepts: (_ p: Double, _ q: Double, _ uniform: Double) -> Bool
  ) -> RoundRules.Ruling {
    guard let first = trial.candidates.first, let q = first.drawnFrom.exact else {
      return RoundRules.judgeRightly(trial, &uniforms)
    }
    let token = first.token
    if accepts(trial.target.probability(of: token), q.probability(of: token), uniforms.next()) {
      return (token, 0)
    }
    return (trial.target.residual(subtracting: q).sample(uniform: uniforms.next()), nil)
  }
}
