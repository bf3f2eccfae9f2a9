import SpecCore
import TerminalCore

/// Says in plain words what became of a token, and why.
struct WhySentence {
  let facts: WhyFacts

  /// The question that the sentence answers.
  var question: String {
    let name = facts.quoted(facts.node)
    switch facts.outcome {
    case .committed(.draft), .committed(.branch): return "Why was \(name) kept?"
    case .committed: return "Where does \(name) come from?"
    case .ended(let fate, _): return "Why was \(name) \(TokenGlyphs.name(fate))?"
    case .pending: return "What becomes of \(name)?"
    }
  }

  var text: String {
    switch facts.outcome {
    case .committed(.draft), .committed(.branch): kept
    case .committed(.correction): correction
    case .committed(.bonus): bonus
    case .committed(.target): target
    case .ended(let fate, let reason): ended(fate, reason)
    case .pending: pending
    }
  }

  private var name: String { facts.quoted(facts.node) }

  // MARK: Kept

  private var kept: String {
    guard let verdict = facts.verdict else { return "\(name) was kept." }
    let branch = facts.candidateCount > 1 ? branchName(verdict) : ""
    let start = "\(name)\(branch) was kept: "
    return start + (verdict.rule == .sampled ? sampledKept(verdict) : sameChoice(verdict))
      + favourite(verdict)
  }

  private func branchName(_ verdict: VerdictGiven) -> String {
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

  // MARK: Rejected

  private func rejected(_ verdict: VerdictGiven, _ fate: DraftFate) -> String {
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

  // MARK: Ended without a verdict

  private func ended(_ fate: DraftFate, _ reason: NodesEnded.Reason?) -> String {
    if let verdict = facts.verdict, !verdict.accepted {
      return rejected(verdict, fate)
    }
    let start = "\(name) was \(TokenGlyphs.name(fate))"
    switch reason {
    case .rejected: return start + afterRejection
    case .lostBranch: return start + lostBranch
    case .replyEnded: return start + ": the reply ended before it."
    case .cancelled: return start + ": the reply was stopped before the target could judge it."
    case .modeChanged: return start + ": the mode was changed, and what the old one had drafted was dropped."
    case .failed: return start + ": a model failed before it could be judged."
    case .posteriorTrim: return start + trimmed
    case nil:
      // Its step was under way when the verdict came: it ended with what it continues.
      return start + ": it was still being drafted when the round was decided, too late to change anything."
    }
  }

  private var afterRejection: String {
    let culprit = facts.decided.flatMap { facts.verdict(of: $0) } ?? facts.rejectedInChain
    guard let culprit, !culprit.accepted else {
      return ": it was drafted after a token that the target rejected."
    }
    let other = WhyFacts.quoted(culprit.text)
    return
      ": it was drafted after \(other), which the target rejected, and what follows a wrong token is lost."
  }

  private var lostBranch: String {
    guard let branch = facts.decided, facts.tree?.candidates.contains(branch) ?? false else {
      return ": its branch had already lost when it was drafted."
    }
    let with = branch == facts.node ? "" : " with its branch \(facts.quoted(branch))"
    if let survivor = facts.survivingRival {
      return "\(with): the branch \(WhyFacts.quoted(survivor.text)) survived, and only one can."
    }
    guard let own = facts.replacement else { return "\(with): its branch lost." }
    return "\(with): the target's \(WhyFacts.quoted(own.text)) is outside all branches."
  }

  private var trimmed: String {
    let finished = facts.record.finished
    let threshold = Odds.short(finished?.confidenceThreshold ?? 0)
    guard let expected = finished?.posteriorProbabilities else {
      return " unjudged: of a surviving branch only what comes before its first low-confidence position "
        + "(max q below ε \(threshold)) is kept."
    }
    let share = Odds.short(expected.allRejected)
    return finished?.posteriorClass == 0
      ? " unjudged: H-RAD expected the target to reject what follows the survivor (\(share))."
      : " unjudged: H-RAD expected the target to keep only a part of what follows the survivor, so it was cut "
        + "at the first low-confidence position (ε \(threshold))."
  }

  private var pending: String {
    facts.record.finished == nil
      ? "\(name) waits for the target's verdict."
      : "\(name) waits: it continues the branch that survived, and a later round judges it."
  }

  // MARK: The target's own

  private var correction: String {
    let rejected = facts.record.verdicts.last { !$0.accepted && $0.rank == 0 }
    guard let rejected else { return "\(name) is the target's own choice here\(pick)." }
    let other = WhyFacts.quoted(rejected.text)
    let branches = facts.candidateCount > 1 ? " and the \(facts.candidateCount - 1) other branches" : ""
    let from =
      rejected.rule == .sampled
      ? "it was drawn from the residual, what p has over q" : "it is what the target chose itself"
    return "\(name) is the target's correction of \(other)\(branches): \(from)\(pick)."
  }

  private var bonus: String {
    let count = facts.record.finished?.draftLength ?? facts.record.verdicts.count
    let kept = count == 1 ? "the drafted token was kept" : "all \(count) drafted tokens were kept"
    return "\(name) is a bonus: \(kept), so the same forward of the target gave one more token\(pick)."
  }

  private var target: String {
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

  // MARK: Rules

  /// The rule that decided it, by name and in words; nil where none did.
  var rule: String? {
    guard facts.decided != nil else { return nil }
    guard let decided = facts.judged.first else { return "No rule: the target drew from p." }
    let count = facts.candidateCount
    switch (decided.rule, count > 1) {
    case (.sampled, false):
      return "Rule 1, a sampled token: kept with probability min(1, p/q), else replaced from the residual "
        + "max(p − q, 0)."
    case (.deterministic, false):
      return "Rule 2, a deterministic token: the target draws from p, and keeps it if it drew the same."
    case (.sampled, true):
      return
        "Rule 3, \(count) sampled candidates: tried in order with min(1, p/q); a rejected one is taken out "
        + "of p and q for the next."
    case (.deterministic, true):
      return "Rule 3, \(count) candidates by rank: the target draws from p, and the branch of that token "
        + "survives."
    }
  }
}

/// Probabilities in words.
enum Odds {
  /// Two decimals.
  static func short(_ value: Double) -> String {
    value > 0 && value < 0.005 ? "<0.01" : Format.decimal(value, 2)
  }

  /// Two decimals, or as many as it takes to see something of a small one, at most four.
  private static func precise(_ value: Double) -> String {
    if value <= 0 || value >= 0.005 { return Format.decimal(value, 2) }
    if value < 0.00005 { return "<0.0001" }
    return Format.decimal(value, value < 0.0005 ? 4 : 3)
  }

  /// Two numbers with as many decimals as it takes to tell them apart, at most five.
  static func apart(_ left: Double, _ right: Double) -> (String, String) {
    let shown = (precise(left), precise(right))
    if shown.0 != shown.1 { return shown }
    for decimals in 3...5 {
      let shown = (Format.decimal(left, decimals), Format.decimal(right, decimals))
      if shown.0 != shown.1 { return shown }
    }
    return shown
  }

  /// "= 0.19", "< 0.0001".
  static func equation(_ shown: String) -> String {
    shown.hasPrefix("<") ? "< " + shown.dropFirst() : "= " + shown
  }
}
