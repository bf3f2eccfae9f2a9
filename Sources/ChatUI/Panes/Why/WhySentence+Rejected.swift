import SpecCore

/// Why a verdict went against a drafted token, and what came in its place.
extension WhySentence {
  func rejected(_ verdict: VerdictGiven, _ fate: DraftFate) -> String {
    let branch = facts.candidateCount > 1 ? branchName(verdict) : ""
    return "\(name)\(branch) was \(TokenGlyphs.name(fate)): "
      + (verdict.rule == .sampled ? sampledRejection(verdict) : otherChoice(verdict))
  }

  private func sampledRejection(_ verdict: VerdictGiven) -> String {
    let (p, q) = Odds.apart(verdict.p, verdict.q)
    let after = verdict.rank > 0 ? ", after the candidates before it," : ""
    let odds: String
    if verdict.p == 0 {
      odds =
        "the draft had given it \(q), the target\(after) gives it nothing, so no draw could have kept it."
    } else {
      let (draw, ratio) = Odds.apart(verdict.uniform, verdict.p / max(verdict.q, .leastNonzeroMagnitude))
      odds =
        "the draft had given it \(q), the target\(after) only \(p), and the draw \(draw) was above p/q \(Odds.equation(ratio))."
    }
    return odds + inItsPlace
  }

  private var inItsPlace: String {
    guard let entry = facts.committedThere, entry.node != facts.node else { return "" }
    let other = WhyFacts.quoted(entry.text)
    if entry.origin == .branch { return " The branch \(other) survived instead." }
    let wanted = facts.likelihood(entry.token).map { " (p \(Odds.short($0)))" } ?? ""
    return " In its place came \(other)\(wanted)\(outside)."
  }

  /// The committed token was none of the candidates.
  private var outside: String {
    facts.candidateCount > 1 ? ", which is outside all \(facts.candidateCount) branches" : ""
  }

  private func otherChoice(_ verdict: VerdictGiven) -> String {
    let bet = "on which the draft had put \(Odds.short(verdict.q))"
    guard let entry = facts.committedThere else {
      return "the target chose another token, not this one, \(bet)."
    }
    let other = WhyFacts.quoted(entry.text)
    let wanted = facts.likelihood(entry.token).map { Odds.short($0) }
    let rival = entry.origin == .branch ? ", another branch" : outside
    if facts.isGreedy {
      let own = facts.likelihood(verdict.token).map { " (\(Odds.short($0)))" } ?? ""
      let share = wanted.map { " (\($0) by its logits)" } ?? ""
      return "the target's likeliest token is \(other)\(share)\(rival), not \(WhyFacts.quoted(verdict.text))"
        + "\(own), \(bet)."
    }
    let share = wanted.map { "p \($0), " } ?? ""
    return "the target drew \(other) (\(share)draw \(Odds.short(verdict.uniform)))\(rival), not this one "
      + "(p \(Odds.short(verdict.p))), \(bet)."
  }
}
