import SpecCore
import TerminalCore

/// The likeliest tokens of a model at a position, each with a bar.
struct RankedBars {
  let title: String
  let tokens: [TokenProbability]
  let barRole: Role
  /// What to mark: the token committed at the position, and those that were judged there.
  let committed: (token: Token, origin: TokenOrigin)?
  let rejected: Set<Token>
  let glyphs: TokenGlyphs

  /// Draws one of its rows: the title above, then a token in each.
  func draw(row: Int, into buffer: inout Buffer, area: Rect) {
    guard row > 0 else {
      let title = DisplayWidth.shorten(title, to: area.width, lines: glyphs.lines)
      buffer.write(title, x: area.x, y: area.y, role: .dimText, limit: area.width)
      return
    }
    if tokens.indices.contains(row - 1) { draw(tokens[row - 1], into: &buffer, area) }
  }

  private func draw(_ token: TokenProbability, into buffer: inout Buffer, _ area: Rect) {
    let number = Odds.short(token.probability)
    let isNarrow = area.width < 22
    let numberWidth = isNarrow ? 4 : 5
    let nameWidth =
      isNarrow ? max(area.width - numberWidth - 5, 4) : min(max(area.width / 2, 8), area.width - 10, 18)
    let (glyph, role) = mark(token.token)
    let text = isNarrow ? Self.plain(token.text) : WhyFacts.quoted(token.text).withPlainSpaces
    let name = DisplayWidth.shorten(glyph + text, to: min(nameWidth, area.width), lines: glyphs.lines)
    buffer.write(name, x: area.x, y: area.y, role: role, limit: area.width)
    let barWidth = area.width - nameWidth - numberWidth - 1 - (isNarrow ? 1 : 0)
    if barWidth > 0 {
      buffer.write(
        ShareBar.text(token.probability, width: barWidth, lines: glyphs.lines), x: area.x + nameWidth + 1,
        y: area.y, role: barRole, limit: barWidth)
    }
    let x = area.right - DisplayWidth.of(number)
    guard x >= area.x + nameWidth else { return }
    buffer.write(number, x: x, y: area.y, role: role == .dimText ? .text : role, limit: area.right - x)
  }

  /// Without quotes, and without the space that starts a word.
  static func plain(_ text: String) -> String {
    let startsWord = text.hasPrefix(" ") && text.count > 1
    return DisplayWidth.visible(startsWord ? String(text.dropFirst()) : text)
  }

  private func mark(_ token: Token) -> (String, Role) {
    if let committed, committed.token == token {
      let accepted = committed.origin == .draft || committed.origin == .branch
      return (glyphs.glyph(committed.origin), accepted ? .acceptedToken : TokenGlyphs.role(committed.origin))
    }
    return rejected.contains(token) ? (glyphs.glyph(.rolledBack), .rolledBackToken) : (" ", .text)
  }
}

/// A share of a width, in eighths of a column.
enum ShareBar {
  static func text(_ share: Double, width: Int, lines: LineStyle) -> String {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    guard lines == .unicode else {
      return String(repeating: "#", count: Int((share * Double(width)).rounded()))
    }
    let eighths = Int((share * Double(width * 8)).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
