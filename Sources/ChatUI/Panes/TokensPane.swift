import SpecCore
import TerminalCore

/// The tape of decided tokens around the round that the cursor is on, with the running reply's counts below.
enum TokensPane {
  static func title(_ state: ChatState) -> [String] {
    guard let record = state.rounds.record(at: state.cursor) else { return ["Tokens"] }
    return ["Tokens · reply \(record.reply + 1), round \(record.round)", "Tokens"]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    let tape = state.tape
    guard tape.entries.count > 0 else {
      return PaneHint.draw(
        "Every token that is drafted or decided passes here in order.", into: &buffer, area: area)
    }
    var area = area
    let glyphs = TokenGlyphs(lines: state.lines)
    if area.height > 3 { drawCounts(tape, glyphs, into: &buffer, area: area.takeBottom(1)) }
    let round = markedRound(state)
    let focused = state.focusedEntry
    for (row, items) in rows(state, area).enumerated() {
      for item in items {
        var attributes: Attributes = round.contains(item.entries.lowerBound) ? .underline : []
        if let focused, item.entries.contains(focused) { attributes = .reverse }
        buffer.draw(
          item.chip, x: area.x + item.x, y: area.y + row, limit: area.width - item.x, attributes: attributes)
      }
    }
  }

  /// The entries that stand at a place of the pane.
  static func entries(_ state: ChatState, x: Int, y: Int, area: Rect) -> Range<Int>? {
    var area = area
    if area.height > 3 { _ = area.takeBottom(1) }
    let rows = rows(state, area)
    guard rows.indices.contains(y - area.y) else { return nil }
    return rows[y - area.y].last { area.x + $0.x <= x && x < area.x + $0.x + $0.chip.width }?.entries
  }

  private static func rows(_ state: ChatState, _ area: Rect) -> [[TapeLayout.Item]] {
    let focused = state.focusedEntry
    let layout = TapeLayout(
      tape: state.tape, glyphs: TokenGlyphs(lines: state.lines), width: area.width,
      unfolds: state.unfoldsDiscarded, selected: focused)
    let round = markedRound(state)
    guard let entry = focused ?? round.first else { return layout.newest(height: area.height) }
    return layout.around(entry, height: area.height)
  }

  /// The entries of the round that the cursor is on; none where it is live.
  private static func markedRound(_ state: ChatState) -> Range<Int> {
    guard let record = state.rounds.record(at: state.cursor) else { return 0..<0 }
    return state.tape.entries(reply: record.reply, round: record.round)
  }

  private static func drawCounts(
    _ tape: TokenTape, _ glyphs: TokenGlyphs, into buffer: inout Buffer, area: Rect
  ) {
    let counts = tape.counts
    var items = [
      Span("\(glyphs.glyph(.accepted)) accepted \(counts.accepted)", .acceptedToken),
      Span("\(glyphs.glyph(.rolledBack)) rolled back \(counts.rolledBack)", .rolledBackToken),
    ]
    for (origin, name) in [(TokenOrigin.correction, "corrections"), (.bonus, "bonus"), (.target, "target")] {
      guard let count = tape.own[origin] else { continue }
      items.append(Span("\(glyphs.glyph(origin)) \(name) \(count)", TokenGlyphs.role(origin)))
    }
    items.append(Span("\(glyphs.glyph(.discarded)) discarded \(counts.discarded)", .discardedToken))
    let full = items.reduce(2 * (items.count - 1)) { $0 + $1.width }
    let short = items.map { span in
      let words = span.text.split(separator: " ")
      return Span("\(words[0]) \(words[words.count - 1])", span.role)
    }
    let shown = full <= area.width ? items : short
    buffer.draw(shown, separator: "  ", x: area.x, y: area.y, limit: area.width)
  }
}
