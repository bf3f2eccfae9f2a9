import SpecCore
import TerminalCore

/// The shown reply's figures with a sparkline over its rounds, and below a line for each reply to compare with.
enum FiguresPane {
  /// What "now" looks back on.
  static let recentSeconds = 2.0
  /// From this width on the table stands beside the figures, else below.
  private static let widthForBoth = 92
  /// From this height on each figure has a row of its own, with a table of some rows below.
  private static let heightForRows = 13

  static func title(_ state: ChatState) -> [String] {
    let title = PaneKind.figures.title
    guard let reply = state.rounds.shownReply(at: state.cursor) else { return [title] }
    let runs = state.rounds.running?.reply == reply
    return ["\(title) · reply \(reply + 1)\(runs ? ", as it runs" : "")", title]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard let reply = state.rounds.shownReply(at: state.cursor) else {
      return PaneHint.draw("Speeds and rates, now and of earlier replies.", into: &buffer, area: area)
    }
    let figures = ReplyFigures(state, reply: reply)
    let table = ReplyTable(state: state, shown: reply)
    var rest = area
    if area.width >= widthForBoth {
      let left = rest.takeLeft(area.width * 45 / 100)
      _ = rest.takeLeft(2)
      draw(figures, into: &buffer, area: left)
      table.draw(into: &buffer, area: rest)
    } else if area.height >= heightForRows {
      drawRows(figures, into: &buffer, area: rest.takeTop(figures.figures.count))
      _ = rest.takeTop(rest.height > 4 ? 1 : 0)
      table.draw(into: &buffer, area: rest)
    } else {
      _ = rest.takeTop(drawFlow(figures, into: &buffer, area: area))
      if rest.height > 1 { table.draw(into: &buffer, area: rest) }
    }
  }

  private static func draw(_ figures: ReplyFigures, into buffer: inout Buffer, area: Rect) {
    if area.height >= figures.figures.count {
      drawRows(figures, into: &buffer, area: area)
    } else {
      drawFlow(figures, into: &buffer, area: area)
    }
  }

  // MARK: One figure a row

  private static let labelWidth = 12
  /// Where sparklines begin: behind "123.4 tok/s emulated".
  private static let sparkStart = labelWidth + 21

  private static func drawRows(_ figures: ReplyFigures, into buffer: inout Buffer, area: Rect) {
    let rates = figures.rates(count: area.width)
    for (row, figure) in figures.figures.prefix(area.height).enumerated() {
      let y = area.y + row
      buffer.write(figure.label, x: area.x, y: y, role: .dimText, limit: min(labelWidth, area.width))
      var x = area.x + labelWidth
      buffer.write(figure.value, x: x, y: y, role: .text, attributes: .bold, limit: area.right - x)
      x += DisplayWidth.of(figure.value) + 1
      if let note = figure.notes.first(where: { $0.width <= area.right - x }) {
        x += buffer.draw([note], x: x, y: y, limit: area.right - x) + 1
      }
      x = max(x, area.x + min(sparkStart, area.width / 2 + labelWidth / 2))
      guard let rate = figure.rate, x < area.right else { continue }
      let spark = Sparkline(
        values: rates.suffix(area.right - x).map(rate), top: figure.top, lines: figures.lines)
      spark.draw(into: &buffer, x: x, y: y, limit: area.right - x)
    }
  }

  // MARK: As many as fit in a row

  /// - Returns: the rows used.
  @discardableResult
  private static func drawFlow(_ figures: ReplyFigures, into buffer: inout Buffer, area: Rect) -> Int {
    var (x, y) = (area.x, area.y)
    for figure in figures.figures {
      var spans = [Span(figure.label + " ", .dimText), Span(figure.value, .text)]
      if let note = figure.notes.first { spans += [Span(" ", .dimText), note] }
      let width = spans.reduce(0) { $0 + $1.width }
      if x > area.x, x + width > area.right { (x, y) = (area.x, y + 1) }
      guard y < area.bottom else { return area.height }
      for span in spans where x < area.right {
        x += buffer.write(span.text, x: x, y: y, role: span.role, limit: area.right - x)
      }
      x += 2
    }
    return y + 1 - area.y
  }
}
