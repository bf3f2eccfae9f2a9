public import SpecCore

/// How a round judges drafted tokens, as a value: the right way, and ways that are known to be wrong.
public struct RoundRules: Sendable {
  /// The children of one token, and what can be known when they are judged.
  public struct Trial {
    /// By rank; all drawn from one distribution.
    public let candidates: [DraftNode]
    public let target: Distribution
    /// q as the settings now in force give it.
    public let todaysDraft: DraftDistribution
    /// The uniform that each candidate was drawn with.
    public let draftUniforms: [Double]
  }

  /// The token to commit, and the index of the candidate that it is.
  public typealias Ruling = (token: Token, acceptedIndex: Int?)

  public let name: String
  /// Whether a node drafted becomes part of the tree.
  let keeps: @Sendable (DraftNode) -> Bool
  let judge: @Sendable (Trial, inout SeededUniforms) -> Ruling

  init(_ name: String, judge: @escaping @Sendable (Trial, inout SeededUniforms) -> Ruling) {
    self.name = name
    self.judge = judge
    keeps = { _ in true }
  }

  init(_ name: String, keeps: @escaping @Sendable (DraftNode) -> Bool) {
    self.name = name
    self.keeps = keeps
    judge = Self.judgeRightly
  }

  /// The product's rules.
  public static let right = RoundRules("the right rules", judge: judgeRightly)

  @Sendable static func judgeRightly(_ trial: Trial, _ uniforms: inout SeededUniforms) -> Ruling {
    judge(trial.candidates.map(\.token), trial.candidates.first?.drawnFrom, trial.target, &uniforms)
  }

  static func judge(
    _ candidates: [Token], _ drawnFrom: DraftDistribution?, _ target: Distribution,
    _ uniforms: inout SeededUniforms
  ) -> Ruling {
    guard let drawnFrom else {
      return (CandidateRule.sampleTarget(target, uniforms: &uniforms).token, nil)
    }
    let ruling = CandidateRule.judge(candidates, drawnFrom: drawnFrom, target: target, uniforms: &uniforms)
    return (ruling.token, ruling.acceptedIndex)
  }
}
