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

  var name: String { facts.quoted(facts.node) }

  private var pending: String {
    facts.record.finished == nil
      ? "\(name) waits for the target's verdict."
      : "\(name) waits: it continues the branch that survived, and a later round judges it."
  }

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
