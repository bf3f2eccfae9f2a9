import SpecCore
import TerminalCore

/// The tape of decided tokens, newest at the bottom, with the running reply's counts below it.
enum TokensPane {
  /// The tape is wrapped from every so many tokens on, so that rows keep their breaks while it grows.
  private static let anchorStep = 512

  static func title(_ tape: TokenTape) -> [String] { ["Tokens"] }

  static func draw(_ tape: TokenTape, into buffer: inout Buffer, area: Rect, lines: LineStyle) {
    guard tape.entries.count > 0 else {
      return PaneHint.draw(
        "Accepted, corrected and rolled-back tokens pass here in order.", into: &buffer, area: area)
    }
    var area = area
    let glyphs = TokenGlyphs(lines: lines)
    if area.height > 3 { drawCounts(tape, glyphs, into: &buffer, area: area.takeBottom(1)) }
    drawTape(tape, glyphs, into: &buffer, area: area)
  }

  private static func drawTape(
    _ tape: TokenTape, _ glyphs: TokenGlyphs, into buffer: inout Buffer, area: Rect
  ) {
    let first = firstIndex(tape, cells: area.width * area.height)
    let chips = (first..<tape.entries.endIndex).map { chip(tape.entries[$0], glyphs) }
    var rows = ChipRows(width: area.width)
    for (index, chip) in chips.enumerated() {
      guard let chip else {
        rows.breakRow()
        continue
      }
      rows.add(chip, index: index)
    }
    for (row, placed) in rows.rows.suffix(area.height).enumerated() {
      for place in placed {
        guard let chip = chips[place.index] else { continue }
        buffer.draw(chip, x: area.x + place.x, y: area.y + row, limit: area.width - place.x)
      }
    }
  }

  /// Where to begin, so that at least `cells` tokens (each takes a cell or more) are laid out.
  private static func firstIndex(_ tape: TokenTape, cells: Int) -> Int {
    let needed = tape.entries.endIndex - cells
    return max(needed < 0 ? 0 : needed / anchorStep * anchorStep, tape.entries.startIndex)
  }

  /// nil where a reply starts.
  private static func chip(_ entry: TokenTape.Entry, _ glyphs: TokenGlyphs) -> Chip? {
    switch entry.mark {
    case .committed(let origin): glyphs.chip(entry.text, origin: origin)
    case .ended(let fate): glyphs.chip(entry.text, fate: fate)
    case .reply: nil
    }
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
