import SpecCore

/// Why a drafted token ended without a verdict of its own.
extension WhySentence {
  func ended(_ fate: DraftFate, _ reason: NodesEnded.Reason?) -> String {
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
}
