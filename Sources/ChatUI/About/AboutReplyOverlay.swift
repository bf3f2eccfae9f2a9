import TerminalCore

/// Draws what is told about a reply: names at the left, values at the right.
struct AboutReplyOverlay {
  private static let widest = 76
  private static let gap = 2

  private let style: LineStyle
  private let area: Rect
  private let lines: [[Span]]
  private let scroll: Int

  /// Nil where nothing is to be told, or the reply is not shown any more.
  init?(_ state: ChatState) {
    guard let about = state.about,
      let reply = state.conversation.path.lazy.map(\.reply).first(where: { $0.id == about.reply })
    else { return nil }
    let width = min(state.size.width - 2, Self.widest)
    lines = Self.lines(AboutReply.rows(reply, current: state.pair?.name), width: width - 4)
    area = Rect(state.size).centered(
      Size(width: width, height: min(state.size.height - 2, lines.count + 2)))
    (style, scroll) = (state.lines, about.scroll)
  }

  /// The furthest that it can be scrolled.
  var lastScroll: Int { max(lines.count - max(area.height - 2, 0), 0) }

  func draw(into buffer: inout Buffer) {
    let inside = area.inset(horizontally: 2, vertically: 1)
    guard !inside.isEmpty else { return }
    buffer.fill(area, role: .popupText)
    buffer.box(area, title: "About this reply", role: .popupBorder, titleRole: .title, lines: style)
    let shown = lines.dropFirst(min(scroll, lastScroll)).prefix(inside.height)
    for (row, spans) in shown.enumerated() {
      buffer.draw(spans, x: inside.x, y: inside.y + row, limit: inside.width)
    }
    guard lastScroll > 0 else { return }
    let hint = " Up Down PgUp PgDn "
    guard DisplayWidth.of(hint) <= area.width - 4 else { return }
    buffer.write(hint, x: area.right - 2 - DisplayWidth.of(hint), y: area.bottom - 1, role: .popupBorder)
  }

  private static func lines(_ rows: [(name: String, value: String)], width: Int) -> [[Span]] {
    let column = min((rows.map { DisplayWidth.of($0.name) }.max() ?? 0) + gap, max(width / 2, 1))
    return rows.flatMap { name, value -> [[Span]] in
      // Pairs and paths may come from an archive that anybody has written.
      let values = DisplayWidth.wrap(DisplayWidth.visible(value), to: max(width - column, 1))
      let first = DisplayWidth.pad(DisplayWidth.shorten(name, to: column - 1), to: column)
      return values.enumerated().map { row, text in
        [Span(row == 0 ? first : DisplayWidth.pad("", to: column), .dimText), Span(String(text), .popupText)]
      }
    }
  }
}
