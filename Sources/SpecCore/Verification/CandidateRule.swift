/// The rules that judge drafted tokens against the target's distribution.
///
/// A single candidate is rule 1 (sampled: Leviathan et al. 2211.17192, Chen et al. 2302.01318) or rule 2
/// (deterministic); several are rule 3, whose sampled form is SpecInfer's (2305.09781). With either, the
/// committed token has exactly the distribution p.
public enum CandidateRule {
  /// One candidate's judgement.
  public struct Judgement: Sendable, Equatable {
    public let token: Token
    /// Probability under the target when it was judged: after earlier rejections, the residual's.
    public let targetProbability: Double
    /// Probability under the draft when it was judged: without the candidates rejected before it.
    public let draftProbability: Double
    public let uniform: Double
    public let accepted: Bool
  }

  public struct Ruling: Sendable, Equatable {
    /// The token to commit.
    public let token: Token
    /// The index of the candidate that was accepted; nil if `token` is the target's own.
    public let acceptedIndex: Int?
    /// The candidates judged, in drawing order, up to the accepted one.
    public let judgements: [Judgement]
    /// The uniform that picked `token`, where no candidate was accepted.
    public let finalUniform: Double?
    /// Its probability under what it was picked from: the target's p, less what rejected candidates took
    /// from it.
    public let finalProbability: Double?
  }

  /// Judges candidates drawn from one distribution, in drawing order.
  ///
  /// - Parameters:
  ///   - candidates: different tokens, drawn as `drawnFrom.draw` says; may be empty.
  ///   - target: p at their position, under the current settings.
  public static func judge(
    _ candidates: [Token], drawnFrom draft: DraftDistribution, target: Distribution,
    uniforms: inout some UniformSource
  ) -> Ruling {
    guard let exact = draft.exact else {
      return judgeDeterministic(candidates, draft, target, &uniforms)
    }
    return judgeSampled(candidates, exact, target, &uniforms)
  }

  /// The target's own token, where nothing was drafted.
  public static func sampleTarget(
    _ target: Distribution, uniforms: inout some UniformSource
  ) -> Ruling {
    let uniform = uniforms.next()
    return Ruling(drawn: target.sample(uniform: uniform), from: target, uniform, [])
  }

  /// Draw y ~ p: the candidate equal to y survives, otherwise y is committed.
  private static func judgeDeterministic(
    _ candidates: [Token], _ draft: DraftDistribution, _ target: Distribution,
    _ uniforms: inout some UniformSource
  ) -> Ruling {
    let uniform = uniforms.next()
    let token = target.sample(uniform: uniform)
    let index = candidates.firstIndex(of: token)
    let judgements = candidates.prefix((index ?? candidates.count - 1) + 1).map {
      Judgement(
        token: $0, targetProbability: target.probability(of: $0),
        draftProbability: draft.probability(of: $0), uniform: uniform, accepted: $0 == token)
    }
    return index.map { Ruling(accepted: $0, judgements) }
      ?? Ruling(drawn: token, from: target, uniform, judgements)
  }

  /// Accept each with min(1, p/q); on rejection p ← norm(max(p − q, 0)) and q ← norm(q without it).
  private static func judgeSampled(
    _ candidates: [Token], _ draft: Distribution, _ target: Distribution,
    _ uniforms: inout some UniformSource
  ) -> Ruling {
    var p = target
    var q = draft
    var judgements: [Judgement] = []
    for (index, token) in candidates.enumerated() {
      let uniform = uniforms.next()
      let (pToken, qToken) = (p.probability(of: token), q.probability(of: token))
      let accepted = uniform * qToken < pToken
      judgements.append(
        Judgement(
          token: token, targetProbability: pToken, draftProbability: qToken, uniform: uniform,
          accepted: accepted))
      if accepted { return Ruling(accepted: index, judgements) }
      p = p.residual(subtracting: q)
      // The last one's residual is all that is still needed.
      guard index + 1 < candidates.count, q.remove(token) else { break }
    }
    let uniform = uniforms.next()
    return Ruling(drawn: p.sample(uniform: uniform), from: p, uniform, judgements)
  }
}

extension CandidateRule.Ruling {
  /// The last candidate judged was accepted.
  fileprivate init(accepted index: Int, _ judgements: [CandidateRule.Judgement]) {
    self.init(
      token: judgements[index].token, acceptedIndex: index, judgements: judgements, finalUniform: nil,
      finalProbability: nil)
  }

  /// No candidate was accepted.
  fileprivate init(
    drawn token: Token, from distribution: Distribution, _ uniform: Double,
    _ judgements: [CandidateRule.Judgement]
  ) {
    self.init(
      token: token, acceptedIndex: nil, judgements: judgements, finalUniform: uniform,
      finalProbability: distribution.probability(of: token))
  }
}
