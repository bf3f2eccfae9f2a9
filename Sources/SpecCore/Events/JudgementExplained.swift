/// A token of the vocabulary with its text and a probability.
public struct TokenProbability: Codable, Sendable, Equatable {
  public var token: Token
  public var text: String
  public var probability: Double

  public init(token: Token, text: String, probability: Double) {
    self.token = token
    self.text = text
    self.probability = probability
  }
}

/// What both models thought of a position that was judged; told only in runs that were asked to.
public struct JudgementExplained: Codable, Sendable, Equatable {
  public var round: Int
  /// The drafted tokens that a rule gave a verdict on there, in order; and how many waited there in all.
  public var judged: [NodeID]
  public var candidateCount: Int
  /// The token committed there.
  public var committed: NodeID
  /// The likeliest tokens of p, exactly as the rule used it.
  public var target: [TokenProbability]
  /// Where p is certain of one token (temperature 0): the likeliest by the target's logits, at
  /// temperature 1. They decide nothing but the order.
  public var targetLikelihoods: [TokenProbability]?
  /// The likeliest tokens of the q that the first of them was drawn from; nil where nothing was drafted.
  public var draft: [TokenProbability]?
  /// Where no drafted token was accepted: the draw that picked the committed one, and its probability under
  /// what it was picked from (after rejections by the sampled rules, the residual).
  public var finalUniform: Double?
  public var finalProbability: Double?

  public init(
    round: Int, _ step: TreeVerification.Step, _ background: JudgementBackground, text: (Token) -> String
  ) {
    func named(_ ranked: [RankedToken]) -> [TokenProbability] {
      ranked.map { TokenProbability(token: $0.token, text: text($0.token), probability: $0.probability) }
    }
    func named(orNil ranked: [RankedToken]) -> [TokenProbability]? { ranked.isEmpty ? nil : named(ranked) }
    self.round = round
    judged = step.candidates.map(\.id)
    candidateCount = background.candidateCount
    committed = step.committed.node
    target = named(background.target)
    targetLikelihoods = named(orNil: background.targetLikelihoods)
    draft = named(orNil: background.draft)
    finalUniform = step.ruling.finalUniform
    finalProbability = step.ruling.finalProbability
  }
}
