import SpecCore
import TerminalCore

/// Draws the bars, newest at the right, with an axis of tokens and a line at γ_max.
struct DraftLengthChart {
  let state: DraftLengthPane.State
  let lines: LineStyle

  private static let axisWidth = 4
  private static let eighths = ["", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// A column of the chart.
  private enum Column {
    case bar(DraftLengthPane.State.Round)
    /// Parameters changed, or another reply began.
    case change
  }

  func draw(into buffer: inout Buffer, area: Rect) {
    guard area.width > Self.axisWidth, area.height > 0 else { return }
    var area = area
    let endings = area.height > 2 ? area.takeBottom(1) : nil
    // Bars stand apart where there is room for many.
    let pitch = area.width - Self.axisWidth >= 40 ? 2 : 1
    let columns = columns(count: (area.width - Self.axisWidth) / pitch)
    let limit = columns.reduce(1) { most, column in
      guard case .bar(let round) = column else { return most }
      return max(most, round.limit, round.drafted)
    }
    drawAxis(limit: limit, into: &buffer, area: area)
    var x = area.right - columns.count * pitch
    for column in columns {
      switch column {
      case .change: drawChange(x: x, into: &buffer, area: area)
      case .bar(let round):
        drawBar(round, limit: limit, x: x, into: &buffer, area: area)
        if let endings { drawEnding(round, x: x, y: endings.y, into: &buffer) }
      }
      x += pitch
    }
  }

  /// The latest columns, oldest first.
  private func columns(count: Int) -> [Column] {
    var columns: [Column] = []
    for index in state.rounds.indices.reversed() {
      guard columns.count < count else { break }
      let round = state.rounds[index]
      columns.append(.bar(round))
      if round.startsChange, columns.count < count { columns.append(.change) }
    }
    return columns.reversed()
  }

  // MARK: Axis

  private func drawAxis(limit: Int, into buffer: inout Buffer, area: Rect) {
    for row in 0..<area.height {
      let y = area.y + row
      buffer.write(lines.vertical, x: area.x + Self.axisWidth - 1, y: y, role: .barLine)
      guard let label = label(row: row, height: area.height, limit: limit) else { continue }
      buffer.write(
        Format.padded(String(label), to: Self.axisWidth - 1), x: area.x, y: y, role: .dimText)
    }
    let line = String(repeating: lines == .unicode ? "┄" : ".", count: area.width - Self.axisWidth)
    let newest = state.rounds[state.rounds.endIndex - 1].limit
    let row = area.height - 1 - rows(newest, limit: limit, height: area.height)
    buffer.write(line, x: area.x + Self.axisWidth, y: area.y + max(row, 0), role: .barLine)
  }

  /// The number of tokens that the top of a row stands for, where it is labelled.
  private func label(row: Int, height: Int, limit: Int) -> Int? {
    if row == 0 { return limit }
    if row == height - 1 { return height > 1 ? max(1, limit / height) : nil }
    return height >= 5 && row == height / 2 ? limit * (height - row) / height : nil
  }

  /// Whole rows below the one that holds the top of that many tokens.
  private func rows(_ tokens: Int, limit: Int, height: Int) -> Int {
    min(max((tokens * height - 1) / max(limit, 1), 0), height - 1)
  }

  // MARK: Bars

  private func drawBar(
    _ round: DraftLengthPane.State.Round, limit: Int, x: Int, into buffer: inout Buffer, area: Rect
  ) {
    let accepted = eighths(round.accepted, limit: limit, height: area.height)
    let drafted = eighths(round.drafted, limit: limit, height: area.height)
    for row in 0..<area.height {
      let (text, role) = cell(accepted: accepted - 8 * row, drafted: drafted - 8 * row)
      guard !text.isEmpty else { continue }
      buffer.write(text, x: x, y: area.bottom - 1 - row, role: role)
    }
  }

  private func eighths(_ tokens: Int, limit: Int, height: Int) -> Int {
    guard tokens > 0 else { return 0 }
    return max(1, Int((Double(8 * tokens * height) / Double(limit)).rounded()))
  }

  /// What fills a cell of which that many eighths, counted from its bottom, are accepted and drafted.
  private func cell(accepted: Int, drafted: Int) -> (text: String, role: Role) {
    if accepted >= 8 { return (lines == .unicode ? "█" : "#", .barAccepted) }
    if lines == .ascii {
      return drafted >= 4 ? (accepted >= 4 ? ("#", .barAccepted) : (":", .barDrafted)) : ("", .text)
    }
    if accepted > 0, accepted >= min(drafted, 8) / 2 { return (Self.eighths[accepted], .barAccepted) }
    return drafted >= 4 ? ("▒", .barDrafted) : ("", .text)
  }

  private func drawChange(x: Int, into buffer: inout Buffer, area: Rect) {
    for y in area.y..<area.bottom {
      buffer.write(lines == .unicode ? "┊" : "|", x: x, y: y, role: .warning)
    }
  }

  private func drawEnding(_ round: DraftLengthPane.State.Round, x: Int, y: Int, into buffer: inout Buffer) {
    guard let ending = round.ending else { return }
    let glyph = ending == .branch ? (lines == .unicode ? "⋎" : "Y") : TokenGlyphs(lines: lines).glyph(ending)
    buffer.write(glyph, x: x, y: y, role: TokenGlyphs.role(ending))
  }

  func drawLegend(into buffer: inout Buffer, area: Rect) {
    let unicode = lines == .unicode
    let items = [
      Span((unicode ? "█" : "#") + " accepted", .barAccepted),
      Span((unicode ? "▒" : ":") + " drafted", .barDrafted),
      Span((unicode ? "┄" : ".") + " γ", .barLine), Span((unicode ? "┊" : "|") + " changed", .warning),
    ]
    buffer.draw(items, separator: "  ", x: area.x, y: area.y, limit: area.width)
  }
}
