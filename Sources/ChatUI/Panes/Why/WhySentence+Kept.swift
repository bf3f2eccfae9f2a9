import SpecCore

/// Why a drafted token was kept.
extension WhySentence {
  var kept: String {
    guard let verdict = facts.verdict else { return "\(name) was kept." }
    let branch = facts.candidateCount > 1 ? branchName(verdict) : ""
    let start = "\(name)\(branch) was kept: "
    return start + (verdict.rule == .sampled ? sampledKept(verdict) : sameChoice(verdict))
      + favourite(verdict)
  }

  func branchName(_ verdict: VerdictGiven) -> String {
    ", branch \(verdict.rank + 1) of \(facts.candidateCount),"
  }

  private func sampledKept(_ verdict: VerdictGiven) -> String {
    let (p, q) = Odds.apart(verdict.p, verdict.q)
    let residual = verdict.rank > 0 ? " of what the candidates before it had left" : ""
    guard verdict.p < verdict.q else {
      return "the target gave it\(residual) at least as much as the draft (p \(p), q \(q)), so no draw could "
        + "have rejected it."
    }
    let (draw, ratio) = Odds.apart(verdict.uniform, verdict.p / verdict.q)
    return "the draw \(draw) was below p/q \(Odds.equation(ratio)) (target \(p)\(residual), draft \(q))."
  }

  private func sameChoice(_ verdict: VerdictGiven) -> String {
    let bet = "the draft had put \(Odds.short(verdict.q)) on it"
    guard facts.isGreedy else {
      return "the target drew the same token (p \(Odds.short(verdict.p)), draw "
        + "\(Odds.short(verdict.uniform))); \(bet)."
    }
    let likelihood = facts.likelihood(verdict.token).map { ", \(Odds.short($0)) by its logits" } ?? ""
    return "it is the target's likeliest token, too\(likelihood); \(bet)."
  }

  /// A survivor that was not the draft's first choice.
  private func favourite(_ verdict: VerdictGiven) -> String {
    guard verdict.rank > 0, let first = facts.record.verdicts.first(where: { $0.rank == 0 && !$0.accepted })
    else { return "" }
    return " The draft's first choice \(WhyFacts.quoted(first.text)) lost to it."
  }
}
