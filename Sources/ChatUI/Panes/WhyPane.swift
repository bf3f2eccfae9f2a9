import SpecCore
import TerminalCore

/// Why a token was kept, corrected, rolled back or discarded: first in words, then by the figures.
enum WhyPane {
  /// How far the text of one token is scrolled; another token's starts at its first row.
  struct Scroll: Equatable, Sendable {
    let reply: Int
    let round: Int
    let node: NodeID
    var rows = 0
  }

  static func title(_ state: ChatState) -> [String] {
    guard let round = state.focusedRound else { return [PaneKind.why.title] }
    return [
      "Why · reply \(round.reply + 1), round \(round.round)", "Why · round \(round.round)",
      PaneKind.why.title,
    ]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard let view = view(state, area) else {
      let hint =
        state.cursor == .live
        ? "Why a token was kept or rolled back; it is told once a round has finished."
        : "Nothing was decided in this round."
      return PaneHint.draw(hint, into: &buffer, area: area)
    }
    let first = firstRow(state, area)
    view.draw(from: first, into: &buffer, area: textArea(area, rows: view.rowCount))
    drawScrollMark(view.rowCount, first, state.lines, into: &buffer, area: area)
  }

  private static func view(_ state: ChatState, _ area: Rect) -> WhyView? {
    guard let record = state.focusedRound, let node = state.focusedNode else { return nil }
    return WhyView(
      facts: WhyFacts(record, node: node), glyphs: TokenGlyphs(lines: state.lines), size: area.size)
  }

  // MARK: Scrolling

  /// The first row that can stand on top; 0 where everything fits.
  static func lastScroll(_ state: ChatState, _ area: Rect) -> Int {
    guard let view = view(state, area) else { return 0 }
    return max(view.rowCount - textArea(area, rows: view.rowCount).height, 0)
  }

  static func firstRow(_ state: ChatState, _ area: Rect) -> Int {
    guard let scroll = state.whyScroll, scroll == state.scrollOfWhy(rows: scroll.rows) else { return 0 }
    return min(scroll.rows, lastScroll(state, area))
  }

  /// Rows of the text: the last one of the pane tells what is missing.
  private static func textArea(_ area: Rect, rows: Int) -> Rect {
    var area = area
    if rows > area.height, area.height > 2 { area.height -= 1 }
    return area
  }

  private static func drawScrollMark(
    _ rows: Int, _ first: Int, _ lines: LineStyle, into buffer: inout Buffer, area: Rect
  ) {
    let height = textArea(area, rows: rows).height
    guard height < area.height else { return }
    let below = rows - first - height
    let (down, up) = lines == .unicode ? ("↓", "↑") : ("v", "^")
    let texts =
      below > 0
      ? ["\(down) more below: \(Format.count(below, "row"))", "\(down) more below", "\(down) \(below)", down]
      : ["\(up) the end; \(Format.count(first, "row")) above", "\(up) the end", up]
    guard let text = texts.first(where: { DisplayWidth.of($0) <= area.width }) else { return }
    let x = area.right - DisplayWidth.of(text)
    buffer.write(text, x: x, y: area.bottom - 1, role: below > 0 ? .warning : .dimText)
  }
}

extension ChatState {
  /// That many rows of the token that Why explains; nil where it explains none.
  func scrollOfWhy(rows: Int) -> WhyPane.Scroll? {
    guard let round = focusedRound, let node = focusedNode else { return nil }
    return WhyPane.Scroll(reply: round.reply, round: round.round, node: node, rows: rows)
  }

  /// Where the Why pane's text stands; nil where it is not shown.
  private var whyArea: Rect? {
    layout.panes.first { $0.pane == .why }?.area.inset(horizontally: 2, vertically: 1)
  }

  /// Whether the keys that scroll are for the Why pane: it has the focus, and more to say than fits.
  var scrollsWhy: Bool {
    guard panes.selected == .why, isTuning || panes.isZoomed, let area = whyArea else { return false }
    return WhyPane.lastScroll(self, area) > 0
  }

  /// Positive is towards the start.
  mutating func scrollWhy(by rows: Int) {
    guard let area = whyArea else { return }
    let (first, last) = (WhyPane.firstRow(self, area), WhyPane.lastScroll(self, area))
    let wanted = min(max(first - min(max(rows, -last), last), 0), last)
    if wanted == first { show(rows > 0 ? "The answer starts here." : "The answer ends here.") }
    whyScroll = scrollOfWhy(rows: wanted)
  }

  mutating func scrollWhy(byPages pages: Int) {
    scrollWhy(by: pages * max((whyArea?.height ?? 0) - 2, 1))
  }
}
