/// What both models thought of a position when its tokens were judged, for people to read.
public struct JudgementBackground: Sendable, Equatable {
  /// How many tokens of each model are kept.
  public static let rankedCount = 5

  /// How many drafted tokens waited there, those not judged any more included.
  public let candidateCount: Int
  /// The likeliest tokens of p, exactly as the rule used it.
  public let target: [RankedToken]
  /// The target's likeliest tokens by its logits alone (at temperature 1); empty but where p is certain.
  public let targetLikelihoods: [RankedToken]
  /// The likeliest tokens of the q that the first candidate was drawn from; empty where nothing was drafted.
  public let draft: [RankedToken]

  init(_ candidates: [DraftNode], target: Distribution, likelihoods: [RankedToken]) {
    candidateCount = candidates.count
    self.target = target.ranked(Self.rankedCount).filter { $0.probability > 0 }
    targetLikelihoods = likelihoods
    draft = candidates.first?.drawnFrom.ranked(Self.rankedCount).filter { $0.probability > 0 } ?? []
  }
}
