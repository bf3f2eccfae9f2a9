import SpecCore
import TestSupport
import Testing

/// The rules commit exactly the target's distribution, and the tests can tell when one does not.
@Suite struct CandidateRuleTests {
  static let vocabulary = 8
  static let draws = 40_000

  /// Two distributions that disagree, from a seed.
  static func pair(_ seed: UInt64) -> (target: Distribution, draft: Distribution) {
    var uniforms = SeededUniforms(seed: seed, stream: 9)
    func weights() -> [Float] { (0..<vocabulary).map { _ in Float(uniforms.next() * uniforms.next()) } }
    return (Distribution(tokens: nil, weights: weights()), Distribution(tokens: nil, weights: weights()))
  }

  static func expected(_ distribution: Distribution) -> [Token: Double] {
    Dictionary(uniqueKeysWithValues: (0..<Token(vocabulary)).map { ($0, distribution.probability(of: $0)) })
  }

  static func observe(_ seed: UInt64, _ commit: (inout SeededUniforms, inout SeededUniforms) -> Token)
    -> [Token: Int]
  {
    var draft = SeededUniforms(seed: seed, stream: 1)
    var verification = SeededUniforms(seed: seed, stream: 2)
    var counts: [Token: Int] = [:]
    for _ in 0..<draws { counts[commit(&draft, &verification), default: 0] += 1 }
    return counts
  }

  @Test(
    "Rules 1 and 3: sampled candidates leave the target's law as it is", arguments: [1, 2, 3, 4, 8],
    [1, 2, 3] as [UInt64])
  func sampledIsLossless(candidates: Int, seed: UInt64) {
    let (target, draft) = Self.pair(seed)
    let drawnFrom = DraftDistribution(sampled: draft)
    let observed = Self.observe(seed) { drafting, verifying in
      CandidateRule.judge(
        drawnFrom.draw(candidates, uniforms: &drafting), drawnFrom: drawnFrom, target: target,
        uniforms: &verifying
      ).token
    }
    #expect(ChiSquare(observed: observed, expected: Self.expected(target)).pValue > 1e-4)
  }

  @Test("Rules 2 and 3: candidates taken by rank leave the target's law as it is", arguments: [1, 2, 4])
  func deterministicIsLossless(candidates: Int) {
    let (target, draft) = Self.pair(5)
    let drawnFrom = DraftDistribution(ranked: draft.ranked(DraftDistribution.rankedLimit))
    let observed = Self.observe(5) { drafting, verifying in
      CandidateRule.judge(
        drawnFrom.draw(candidates, uniforms: &drafting), drawnFrom: drawnFrom, target: target,
        uniforms: &verifying
      ).token
    }
    #expect(ChiSquare(observed: observed, expected: Self.expected(target)).pValue > 1e-4)
  }

  @Test("Negative control: the authors' branch rule (best candidate by p, argmax otherwise) is caught")
  func authorsBranchRuleIsCaught() {
    let (target, draft) = Self.pair(1)
    let drawnFrom = DraftDistribution(sampled: draft)
    let observed = Self.observe(1) { drafting, verifying in
      let candidates = drawnFrom.draw(3, uniforms: &drafting)
      let best = candidates.max { target.probability(of: $0) < target.probability(of: $1) } ?? 0
      let accepted = verifying.next() * draft.probability(of: best) < target.probability(of: best)
      return accepted ? best : target.ranked(1)[0].token
    }
    #expect(ChiSquare(observed: observed, expected: Self.expected(target)).pValue < 1e-12)
  }

  @Test("Negative control: forgetting to take a rejected candidate out of q is caught")
  func forgottenRejectionIsCaught() {
    let (target, draft) = Self.pair(2)
    let drawnFrom = DraftDistribution(sampled: draft)
    let observed = Self.observe(2) { drafting, verifying in
      var p = target
      for token in drawnFrom.draw(3, uniforms: &drafting) {
        if verifying.next() * draft.probability(of: token) < p.probability(of: token) { return token }
        p = p.residual(subtracting: draft)
      }
      return p.sample(uniform: verifying.next())
    }
    #expect(ChiSquare(observed: observed, expected: Self.expected(target)).pValue < 1e-12)
  }

  @Test("Negative control: dropping a drawn token because its own q is low is caught")
  func stoppingTrapIsCaught() {
    let (target, draft) = Self.pair(3)
    let drawnFrom = DraftDistribution(sampled: draft)
    let observed = Self.observe(3) { drafting, verifying in
      let token = drawnFrom.draw(1, uniforms: &drafting)[0]
      let candidates = draft.probability(of: token) < 0.15 ? [] : [token]
      return CandidateRule.judge(
        candidates, drawnFrom: drawnFrom, target: target, uniforms: &verifying
      ).token
    }
    #expect(ChiSquare(observed: observed, expected: Self.expected(target)).pValue < 1e-12)
  }

  @Test("A decision can be replayed from its recorded uniforms")
  func replaysFromUniforms() {
    let target = Distribution(tokens: nil, weights: [0.1, 0.6, 0.3])
    let drawnFrom = DraftDistribution(sampled: Distribution(tokens: nil, weights: [0.7, 0.2, 0.1]))
    var uniforms = RecordedUniforms([0.2, 0.9])
    let ruling = CandidateRule.judge([0], drawnFrom: drawnFrom, target: target, uniforms: &uniforms)
    // 0.2 ≥ 0.1 / 0.7 rejects; the residual is (0, 0.4, 0.2), whose cumulative law passes 0.9 at token 2.
    #expect(ruling.acceptedIndex == nil)
    #expect(ruling.token == 2)
    #expect(ruling.judgements.map(\.accepted) == [false])
  }

  @Test("A residual that sums to zero by rounding falls back to the distribution before it")
  func emptyResidual() {
    let distribution = Distribution(tokens: nil, weights: [0.5, 0.5])
    #expect(distribution.residual(subtracting: distribution) == distribution)
  }
}
