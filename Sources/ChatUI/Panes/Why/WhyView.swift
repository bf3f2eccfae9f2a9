import SpecCore
import TerminalCore

/// What is known about a token, the answer first, in rows of which a pane shows some.
struct WhyView {
  /// What stands in a row.
  private enum Row {
    case blank
    case text(String, Role)
    /// p, q and the draw of a token that was judged.
    case verdict(VerdictGiven)
    /// A row of the likeliest tokens, from 0 for their titles.
    case ranked(Int)
  }

  let facts: WhyFacts
  let glyphs: TokenGlyphs
  private let rows: [Row]
  private let width: Int

  /// Columns beyond which longer lines are harder to read.
  private static let widest = 92

  /// - Parameter size: of the pane: the lower it is, the closer the rows stand.
  init(facts: WhyFacts, glyphs: TokenGlyphs, size: Size) {
    self.facts = facts
    self.glyphs = glyphs
    width = min(size.width, Self.widest)
    rows = Self.rows(facts, Size(width: width, height: size.height))
  }

  var rowCount: Int { rows.count }

  /// Draws as many rows as the area has, from `first` on.
  func draw(from first: Int, into buffer: inout Buffer, area: Rect) {
    for (y, row) in rows.dropFirst(first).prefix(area.height).enumerated() {
      draw(row, into: &buffer, area: Rect(x: area.x, y: area.y + y, width: width, height: 1))
    }
  }

  private func draw(_ row: Row, into buffer: inout Buffer, area: Rect) {
    switch row {
    case .blank: break
    case .text(let text, let role): buffer.write(text, x: area.x, y: area.y, role: role, limit: area.width)
    case .verdict(let verdict): draw(verdict, into: &buffer, area: area)
    case .ranked(let row): drawRanking(row, into: &buffer, area: area)
    }
  }

  // MARK: The rows

  private static func rows(_ facts: WhyFacts, _ size: Size) -> [Row] {
    var rows: [Row] = []
    func add(_ text: String, _ role: Role) {
      rows += DisplayWidth.wrap(text, to: max(size.width, 1)).map {
        .text(String($0).withPlainSpaces, role)
      }
    }
    let sentence = WhySentence(facts: facts)
    add(sentence.question, .heading)
    add(sentence.text, .text)
    let isRoomy = size.height - rows.count > 12
    if isRoomy { rows.append(.blank) }
    if let rule = sentence.rule {
      // That of the token in question first; where there are many, the rest stand behind the rankings.
      let verdicts =
        facts.judged.filter { $0.node == facts.decided } + facts.judged.filter { $0.node != facts.decided }
      let first = min(verdicts.count, max(size.height - rows.count - 7, 1), 6)
      rows += verdicts.prefix(first).map { .verdict($0) }
      if let explanation = facts.explanation {
        rows += (0...rankedCount(explanation)).map { .ranked($0) }
      } else {
        add("What the models thought of this position was not recorded, or is no longer kept.", .dimText)
      }
      if isRoomy { rows.append(.blank) }
      if first < verdicts.count {
        add("The others judged here:", .dimText)
        rows += verdicts.dropFirst(first).map { .verdict($0) }
      }
      if let final = final(facts) { add(final, .text) }
      add(rule, .dimText)
    }
    if let posterior = posterior(facts) { add(posterior, .text) }
    if let decision = facts.record.decision, facts.record.parameters.mode == .auto {
      add("Governor, from round \(decision.round) on: \(decision.reason)", .dimText)
    }
    return rows
  }

  // MARK: Verdicts

  private func draw(_ verdict: VerdictGiven, into buffer: inout Buffer, area: Rect) {
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

  private func drawRanking(_ row: Int, into buffer: inout Buffer, area: Rect) {
    guard let explanation = facts.explanation else { return }
    var left = area
    if let draft = explanation.draft {
      let right = left.takeRight((area.width - 2) / 2)
      left.width -= 2
      bars(draftTitle, draft, .barDrafted).draw(row: row, into: &buffer, area: right)
    } else {
      left.width = min(left.width, 46)
    }
    bars(targetTitle, explanation.targetLikelihoods ?? explanation.target, .barAccepted)
      .draw(row: row, into: &buffer, area: left)
  }

  private static func rankedCount(_ explanation: JudgementExplained) -> Int {
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
  private static func final(_ facts: WhyFacts) -> String? {
    guard let explanation = facts.explanation, let uniform = explanation.finalUniform,
      let probability = explanation.finalProbability, let entry = facts.committedThere
    else { return nil }
    let isResidual = facts.judged.last?.rule == .sampled
    let name = WhyFacts.quoted(entry.text)
    return "The draw \(Format.decimal(uniform, 2)) picked \(name) from \(isResidual ? "the residual" : "p"), "
      + "where it has \(Odds.short(probability))."
  }

  private static func posterior(_ facts: WhyFacts) -> String? {
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
