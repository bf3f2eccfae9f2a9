import SpecCore

/// Where a token that the target chose itself comes from.
extension WhySentence {
  var correction: String {
    let rejected = facts.record.verdicts.last { !$0.accepted && $0.rank == 0 }
    guard let rejected else { return "\(name) is the target's own choice here\(pick)." }
    let other = WhyFacts.quoted(rejected.text)
    let branches = facts.candidateCount > 1 ? " and the \(facts.candidateCount - 1) other branches" : ""
    let from =
      rejected.rule == .sampled
      ? "it was drawn from the residual, what p has over q" : "it is what the target chose itself"
    return "\(name) is the target's correction of \(other)\(branches): \(from)\(pick)."
  }

  var bonus: String {
    let count = facts.record.finished?.draftLength ?? facts.record.verdicts.count
    let kept = count == 1 ? "the drafted token was kept" : "all \(count) drafted tokens were kept"
    return "\(name) is a bonus: \(kept), so the same forward of the target gave one more token\(pick)."
  }

  var target: String {
    let mode = facts.record.finished?.mode ?? facts.record.parameters.mode
    let why =
      mode == .autoregressive
      ? "in mode autoregressive nothing is drafted" : "nothing had been drafted for its position"
    return "\(name) is the target's own: \(why)\(pick)."
  }

  /// How the target's own token was picked.
  private var pick: String {
    guard let explanation = facts.explanation, let uniform = explanation.finalUniform,
      let probability = explanation.finalProbability
    else { return "" }
    guard facts.isGreedy else {
      let what = explanation.judged.isEmpty || facts.record.verdicts.last?.rule != .sampled ? "p" : "share"
      return " (\(what) \(Odds.short(probability)), draw \(Odds.short(uniform)))"
    }
    let token = explanation.target.first?.token
    let share = token.flatMap { facts.likelihood($0) }.map { ", \(Odds.short($0)) by its logits" } ?? ""
    return " (its likeliest token\(share))"
  }
}
