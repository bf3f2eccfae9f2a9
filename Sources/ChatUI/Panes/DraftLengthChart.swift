import SpecCore
import TerminalCore

/// Draws the columns, newest at the right: chains up from a base line, what came to nothing down from it,
/// and the lines of γ_max and ε.
struct DraftLengthChart {
  let history: RoundHistory
  let cursor: InspectorCursor
  /// Rounds of a column, which then shows their means.
  let perColumn: Int
  let lines: LineStyle

  static let axisWidth = 4

  /// Columns for each bar: they stand apart where there is room for many.
  static func pitch(width: Int) -> Int { width - axisWidth >= 40 ? 2 : 1 }

  /// Where its parts stand, as rows allow.
  struct Rows {
    var labels: Rect?
    var bars: Rect
    var endings: Rect?
    var lost: Rect?
    var classes: Rect?
    var cursor: Rect?
    var legend: Rect?

    init(_ area: Rect, hasMarks: Bool, hasCursor: Bool) {
      var rest = area
      let height = area.height
      // Bars keep about half of the rows.
      if hasCursor, height > 2 {
        cursor = rest.takeBottom(1)
      } else if height > 4 {
        legend = rest.takeBottom(height > 13 ? 2 : 1)
      }
      if height > 7 { classes = rest.takeBottom(1) }
      if height > 10 { lost = rest.takeBottom(max(height / 6, 2)) }
      if height > 2 { endings = rest.takeBottom(1) }
      if height > 5, hasMarks { labels = rest.takeTop(1) }
      bars = rest
    }
  }

  func draw(into buffer: inout Buffer, area: Rect) {
    guard area.width > Self.axisWidth, area.height > 0 else { return }
    let pitch = Self.pitch(width: area.width)
    let count = (area.width - Self.axisWidth) / pitch
    let columns = RoundColumns(history, cursor: cursor, perColumn: perColumn, count: count).columns
    let bars = columns.compactMap { if case .bar(let bar) = $0 { bar } else { nil } }
    let rows = Rows(
      area, hasMarks: bars.count < columns.count, hasCursor: history.record(at: cursor) != nil)
    let limit = bars.reduce(1) { max($0, Double($1.limit), $1.mean($1.chain)) }
    let lostLimit = bars.reduce(1) { max($0, $1.mean($1.rolledBack + $1.discarded)) }
    drawAxis(limit: limit, rows.bars, into: &buffer)
    if let lost = rows.lost { drawLostAxis(limit: lostLimit, lost, into: &buffer) }
    var x = area.right - columns.count * pitch
    for column in columns {
      switch column {
      case .mark: drawMark(x: x, rows, into: &buffer)
      case .bar(let bar):
        drawLines(bar, limit: limit, x: x, width: pitch, rows.bars, into: &buffer)
        drawBar(bar, limit: limit, x: x, rows.bars, into: &buffer)
        if let lost = rows.lost { drawLost(bar, limit: lostLimit, x: x, lost, into: &buffer) }
        if let endings = rows.endings { drawEnding(bar, x: x, y: endings.y, width: pitch, into: &buffer) }
        if let classes = rows.classes { drawClass(bar, x: x, y: classes.y, width: pitch, into: &buffer) }
        drawCursor(bar, x: x, rows, into: &buffer)
      }
      x += pitch
    }
    drawLabels(columns, pitch: pitch, area, rows, into: &buffer)
    if let classes = rows.classes { buffer.write("cls", x: classes.x, y: classes.y, role: .dimText) }
    if let legend = rows.legend { drawLegend(bars.last, rows, legend, into: &buffer) }
  }

  // MARK: Axes

  private func drawAxis(limit: Double, _ area: Rect, into buffer: inout Buffer) {
    for row in 0..<area.height {
      let y = area.y + row
      buffer.write(lines.vertical, x: area.x + Self.axisWidth - 1, y: y, role: .barLine)
      guard let label = label(row: row, height: area.height, limit: Int(limit.rounded(.up))) else { continue }
      buffer.write(
        Format.padded(String(label), to: Self.axisWidth - 1), x: area.x, y: y, role: .dimText,
        limit: Self.axisWidth - 1)
    }
  }

  /// The number of tokens that the top of a row stands for, where it is labelled.
  private func label(row: Int, height: Int, limit: Int) -> Int? {
    if row == 0 { return limit }
    if row == height - 1 { return height > 1 ? max(1, limit / height) : nil }
    return height >= 5 && row == height / 2 ? limit * (height - row) / height : nil
  }

  private func drawLostAxis(limit: Double, _ area: Rect, into buffer: inout Buffer) {
    for y in area.y..<area.bottom {
      buffer.write(lines.vertical, x: area.x + Self.axisWidth - 1, y: y, role: .barLine)
    }
    let label = Format.padded(Format.decimal(limit, 0), to: Self.axisWidth - 1)
    buffer.write(label, x: area.x, y: area.bottom - 1, role: .dimText, limit: Self.axisWidth - 1)
  }

  /// γ_max on the axis of tokens, ε on one of its own: from 0 at the bottom to 1 at the top.
  private func drawLines(
    _ bar: RoundColumn, limit: Double, x: Int, width: Int, _ area: Rect, into buffer: inout Buffer
  ) {
    let (gamma, epsilon) = lines == .unicode ? ("┄", "╌") : (".", "~")
    func draw(_ share: Double, _ sign: String, _ role: Role) {
      let row = min(max(Int((share * Double(area.height)).rounded(.up)) - 1, 0), area.height - 1)
      let text = String(repeating: sign, count: width)
      buffer.write(text, x: x, y: area.bottom - 1 - row, role: role, limit: width)
    }
    draw(bar.threshold, epsilon, .branchPoint)
    draw(Double(bar.limit) / limit, gamma, .barLine)
  }

  // MARK: Bars

  private func drawBar(_ bar: RoundColumn, limit: Double, x: Int, _ area: Rect, into buffer: inout Buffer) {
    let accepted = eighths(bar.mean(bar.chainAccepted), limit: limit, height: area.height)
    let drafted = eighths(bar.mean(bar.chain), limit: limit, height: area.height)
    for row in 0..<area.height {
      let (text, role) = cell(accepted: accepted - 8 * row, drafted: drafted - 8 * row)
      guard !text.isEmpty else { continue }
      buffer.write(text, x: x, y: area.bottom - 1 - row, role: role)
    }
  }

  private func eighths(_ tokens: Double, limit: Double, height: Int) -> Int {
    guard tokens > 0 else { return 0 }
    return max(1, Int((8 * tokens * Double(height) / limit).rounded()))
  }

  /// What fills a cell of which that many eighths, counted from its bottom, are accepted and drafted.
  private func cell(accepted: Int, drafted: Int) -> (text: String, role: Role) {
    if accepted >= 8 { return (lines == .unicode ? "█" : "#", .barAccepted) }
    if lines == .ascii {
      return drafted >= 4 ? (accepted >= 4 ? ("#", .barAccepted) : (":", .barDrafted)) : ("", .text)
    }
    if accepted > 0, accepted >= min(drafted, 8) / 2 {
      return (BlockGlyphs.fromBottom(Double(accepted) / 8, .unicode), .barAccepted)
    }
    return drafted >= 4 ? ("▒", .barDrafted) : ("", .text)
  }

  /// Rolled back from the top, discarded below it, in half cells.
  private func drawLost(_ bar: RoundColumn, limit: Double, x: Int, _ area: Rect, into buffer: inout Buffer) {
    func halves(_ tokens: Double) -> Int {
      tokens > 0 ? max(1, Int((2 * tokens * Double(area.height) / limit).rounded())) : 0
    }
    let rolledBack = halves(bar.mean(bar.rolledBack))
    let lost = max(halves(bar.mean(bar.rolledBack + bar.discarded)), rolledBack)
    for row in 0..<area.height where 2 * row < lost {
      let isRolledBack = 2 * row < rolledBack
      let isHalf = lost == 2 * row + 1
      let full = isRolledBack ? (lines == .unicode ? "█" : "x") : (lines == .unicode ? "▒" : "-")
      buffer.write(
        isHalf && lines == .unicode ? "▀" : full, x: x, y: area.y + row,
        role: isRolledBack ? .barRolledBack : .barDiscarded)
    }
  }
}
