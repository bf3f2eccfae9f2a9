import SpecCore
import TerminalCore

/// What stands around the bars: changes, how rounds ended, the cursor, the legend.
extension DraftLengthChart {
  func drawMark(x: Int, _ rows: Rows, into buffer: inout Buffer) {
    for area in [rows.labels, rows.bars, rows.lost].compactMap({ $0 }) {
      for y in area.y..<area.bottom {
        buffer.write(lines == .unicode ? "┊" : "|", x: x, y: y, role: .warning)
      }
    }
  }

  /// A mark's label stands to its right, up to the next mark, or to its left where only there is room; where
  /// neither is enough, as much of it as fits.
  func drawLabels(
    _ columns: [RoundColumns.Column], pitch: Int, _ area: Rect, _ rows: Rows, into buffer: inout Buffer
  ) {
    guard let labels = rows.labels else { return }
    let left = area.right - columns.count * pitch
    let marks = columns.enumerated().compactMap { index, column -> (x: Int, text: String)? in
      if case .mark(let text) = column { (left + index * pitch, text) } else { nil }
    }
    var free = area.x + Self.axisWidth
    for (index, mark) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1].x : area.right
      let (before, behind) = (mark.x - free, end - mark.x - 1)
      let width = DisplayWidth.of(mark.text)
      let isBefore = width > behind && before > behind
      let shown = DisplayWidth.shorten(mark.text, to: isBefore ? before : behind, lines: lines)
      let x = isBefore ? mark.x - DisplayWidth.of(shown) : mark.x + 1
      if DisplayWidth.of(shown) > 1 { buffer.write(shown, x: x, y: labels.y, role: .warning) }
      free = isBefore ? mark.x + 1 : mark.x + 1 + DisplayWidth.of(shown)
    }
  }

  /// How most of the column's rounds ended.
  func drawEnding(_ bar: RoundColumn, x: Int, y: Int, width: Int, into buffer: inout Buffer) {
    guard let ending = bar.endings.value else { return }
    let glyph = ending == .branch ? (lines == .unicode ? "⋎" : "Y") : TokenGlyphs(lines: lines).glyph(ending)
    drawMajority(
      glyph, TokenGlyphs.role(ending), isUnanimous: bar.endings.isUnanimous, x: x, y: y, width: width,
      into: &buffer)
  }

  /// The class that most of those rounds had that were given one.
  func drawClass(_ bar: RoundColumn, x: Int, y: Int, width: Int, into buffer: inout Buffer) {
    guard let posteriorClass = bar.posteriorClasses.value else { return }
    let roles: [Role] = [.confidenceLow, .confidenceMiddle, .confidenceHigh]
    drawMajority(
      "\(posteriorClass)", roles[min(max(posteriorClass, 0), 2)],
      isUnanimous: bar.posteriorClasses.isUnanimous, x: x, y: y, width: width, into: &buffer)
  }

  /// Where not all rounds agree, it is underlined, and followed by a mark where there is room.
  private func drawMajority(
    _ text: String, _ role: Role, isUnanimous: Bool, x: Int, y: Int, width: Int, into buffer: inout Buffer
  ) {
    buffer.write(text, x: x, y: y, role: role, attributes: isUnanimous ? [] : .underline)
    if !isUnanimous, width > 1 { buffer.write(Self.mixedMark(lines), x: x + 1, y: y, role: .dimText) }
  }

  private static func mixedMark(_ lines: LineStyle) -> String { lines == .unicode ? "≠" : "/" }

  /// The cursor's column is filled where it is empty, and pointed at.
  func drawCursor(_ bar: RoundColumn, x: Int, _ rows: Rows, into buffer: inout Buffer) {
    guard case .round(let index) = cursor, bar.rounds.contains(index) else { return }
    for y in rows.bars.y..<rows.bars.bottom where buffer[x, y].text == " " {
      buffer.write(" ", x: x, y: y, role: .selection)
    }
    guard let row = rows.cursor else { return }
    buffer.write(lines == .unicode ? "▲" : "^", x: x, y: row.y, role: .selection)
    let record = history.rounds[index]
    let name = "reply \(record.reply + 1), round \(record.round)"
    let left = x - DisplayWidth.of(name) - 1
    let place = x + 2 + DisplayWidth.of(name) <= row.right ? x + 2 : left
    if place >= row.x { buffer.write(name, x: place, y: row.y, role: .dimText) }
  }

  func drawLegend(_ newest: RoundColumn?, _ rows: Rows, _ area: Rect, into buffer: inout Buffer) {
    let unicode = lines == .unicode
    var items = [
      Span((unicode ? "█" : "#") + " accepted", .barAccepted),
      Span((unicode ? "▒" : ":") + " drafted", .barDrafted),
      Span((unicode ? "┄" : ".") + " γ", .barLine), Span((unicode ? "╌" : "~") + " ε", .branchPoint),
    ]
    if let newest {
      items[2] = Span((unicode ? "┄" : ".") + " γ \(newest.limit)", .barLine)
      items[3] = Span((unicode ? "╌" : "~") + " ε \(Format.decimal(newest.threshold, 2))", .branchPoint)
    }
    var below: [Span] = []
    if rows.lost != nil {
      below.append(Span((unicode ? "█" : "x") + " rolled back", .barRolledBack))
      below.append(Span((unicode ? "▒" : "-") + " discarded", .barDiscarded))
    }
    if rows.classes != nil { below.append(Span("cls H-RAD class", .dimText)) }
    if perColumn > 1, rows.endings != nil {
      let mark = Self.pitch(width: area.width) > 1 ? Self.mixedMark(self.lines) : "underlined:"
      below.append(Span("\(mark) most rounds, not all", .dimText))
    }
    let lines = area.height > 1 ? [items, below] : [items + below]
    for (row, line) in lines.enumerated() {
      buffer.draw(line, separator: "  ", x: area.x, y: area.y + row, limit: area.width)
    }
  }
}
