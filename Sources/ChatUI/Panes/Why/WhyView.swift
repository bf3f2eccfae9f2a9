import SpecCore
import TerminalCore

/// Draws what is known about a token, the answer first; what does not fit below is left out.
struct WhyView {
  let facts: WhyFacts
  let glyphs: TokenGlyphs

  /// Columns beyond which longer lines are harder to read.
  private static let widest = 92

  func draw(into buffer: inout Buffer, area: Rect) {
    var area = area
    area.width = min(area.width, Self.widest)
    let sentence = WhySentence(facts: facts)
    draw(sentence.question, .heading, into: &buffer, &area)
    draw(sentence.text, .text, into: &buffer, &area)
    let roomy = area.height > 12
    if roomy { _ = area.takeTop(1) }
    if let rule = sentence.rule {
      drawVerdicts(into: &buffer, &area)
      drawRankings(into: &buffer, &area)
      if roomy { _ = area.takeTop(1) }
      if let final { draw(final, .text, into: &buffer, &area) }
      draw(rule, .dimText, into: &buffer, &area)
    }
    if let posterior { draw(posterior, .text, into: &buffer, &area) }
    if let decision = facts.record.decision, facts.record.parameters.mode == .auto {
      draw("Governor, from round \(decision.round) on: \(decision.reason)", .dimText, into: &buffer, &area)
    }
  }

  private func draw(_ text: String, _ role: Role, into buffer: inout Buffer, _ area: inout Rect) {
    for line in DisplayWidth.wrap(text, to: max(area.width, 1)) {
      let row = area.takeTop(1)
      guard !row.isEmpty else { return }
      buffer.write(String(line).withPlainSpaces, x: row.x, y: row.y, role: role, limit: row.width)
    }
  }

  // MARK: Verdicts

  /// p, q and the draw of each token that was judged at the position.
  private func drawVerdicts(into buffer: inout Buffer, _ area: inout Rect) {
    // That of the token in question first.
    let verdicts =
      facts.judged.filter { $0.node == facts.decided }
      + facts.judged.filter { $0.node != facts.decided }
    let shown = min(verdicts.count, max(area.height - 7, 1), 6)
    for verdict in verdicts.prefix(shown) {
      draw(verdict, into: &buffer, area: area.takeTop(1))
    }
    guard shown < verdicts.count else { return }
    draw("and \(verdicts.count - shown) more judged here", .dimText, into: &buffer, &area)
  }

  private func draw(_ verdict: VerdictGiven, into buffer: inout Buffer, area: Rect) {
    guard !area.isEmpty else { return }
    let role: Role = verdict.accepted ? .acceptedToken : .rolledBackToken
    let mark = glyphs.glyph(verdict.accepted ? .accepted : .rolledBack)
    let isNarrow = area.width < 44
    let text = isNarrow ? RankedBars.plain(verdict.text) : " " + WhyFacts.quoted(verdict.text).withPlainSpaces
    let name = mark + DisplayWidth.shorten(text, to: max(area.width / 4, 6), lines: glyphs.lines)
    let isCompared = verdict.rule == .sampled
    let (p, q) =
      isCompared ? Odds.apart(verdict.p, verdict.q) : (Odds.short(verdict.p), Odds.short(verdict.q))
    var values = [("p", p), ("q", q), ("draw", Format.decimal(verdict.uniform, 2))]
    if isCompared, verdict.q > 0, !isNarrow {
      values.insert(("p/q", Odds.short(verdict.p / verdict.q)), at: 2)
    }
    let gap = isNarrow ? " " : "  "
    var x = area.x + buffer.write(name, x: area.x, y: area.y, role: role, limit: area.width)
    for (label, value) in values where x + DisplayWidth.of(gap + label + " " + value) <= area.right {
      x += buffer.write("\(gap)\(label) ", x: x, y: area.y, role: .dimText)
      x += buffer.write(value, x: x, y: area.y, role: .text)
    }
  }

  // MARK: Rankings

  private func drawRankings(into buffer: inout Buffer, _ area: inout Rect) {
    guard let explanation = facts.explanation else {
      return draw(
        "What the models thought of this position was not recorded, or is no longer kept.", .dimText,
        into: &buffer, &area)
    }
    let rows = area.takeTop(min(rowCount(explanation) + 1, area.height))
    guard rows.height > 1 else { return }
    var left = rows
    if let draft = explanation.draft {
      let right = left.takeRight((rows.width - 2) / 2)
      left.width -= 2
      bars(draftTitle, draft, .barDrafted).draw(into: &buffer, area: right)
    } else {
      left.width = min(left.width, 46)
    }
    bars(targetTitle, explanation.targetLikelihoods ?? explanation.target, .barAccepted)
      .draw(into: &buffer, area: left)
  }

  private func rowCount(_ explanation: JudgementExplained) -> Int {
    max(
      (explanation.targetLikelihoods ?? explanation.target).count, explanation.draft?.count ?? 0)
  }

  /// At temperature 0 p is all on one token, so the logits' own ranking says more.
  private var targetTitle: String {
    facts.explanation?.targetLikelihoods == nil ? "target p" : "target, by its logits"
  }

  private var draftTitle: String { "draft q" }

  private func bars(_ title: String, _ tokens: [TokenProbability], _ role: Role) -> RankedBars {
    let entry = facts.committedThere
    return RankedBars(
      title: title, tokens: tokens, barRole: role, committed: entry.map { ($0.token, $0.origin) },
      rejected: Set(facts.judged.filter { !$0.accepted }.map(\.token)), glyphs: glyphs)
  }

  // MARK: The rest

  /// What picked the token where no drafted one was accepted.
  private var final: String? {
    guard let explanation = facts.explanation, let uniform = explanation.finalUniform,
      let probability = explanation.finalProbability, let entry = facts.committedThere
    else { return nil }
    let isResidual = facts.judged.last?.rule == .sampled
    let name = WhyFacts.quoted(entry.text)
    return "The draw \(Format.decimal(uniform, 2)) picked \(name) from \(isResidual ? "the residual" : "p"), "
      + "where it has \(Odds.short(probability))."
  }

  private var posterior: String? {
    guard let finished = facts.record.finished else { return nil }
    let kept = finished.posteriorClass.map { posteriorClass in
      let what = ["keep nothing", "keep up to the first low-confidence position", "keep all"]
      return "class \(posteriorClass), \(what.indices.contains(posteriorClass) ? what[posteriorClass] : "–")"
    }
    guard let expected = finished.posteriorProbabilities else {
      return kept.map { "Of the survivor's continuation: \($0) (H-RAD was not asked)." }
    }
    let shares =
      "all rejected \(Odds.short(expected.allRejected)), mixed \(Odds.short(expected.mixed)), "
      + "all accepted \(Odds.short(expected.allAccepted))"
    return "H-RAD expected of what comes next: \(shares)" + (kept.map { "; \($0)." } ?? ".")
  }
}
