import Markdown
import TerminalCore

/// Lays a table out: columns as wide as they need where there is room, else cells are wrapped. Where even that
/// is too narrow, each row is a list of its cells under their headings.
struct TableLayout {
  let table: MarkdownTable
  let width: Int
  let textRole: Role

  private static let narrowestColumn = 6
  private static let separator = " │ "

  func rows() -> [ReplyRow] {
    guard let widths = columnWidths() else { return records() }
    var rows = line(table.header, widths, role: .heading, attributes: .bold)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    rows.append(ReplyRow(runs: [ReplyRun(text: rule, role: .border)]))
    let lines = table.rows.map { line($0, widths, role: textRole) }
    // Rows that take more than one line are hard to tell apart without space between.
    let isWrapped = lines.contains { $0.count > 1 }
    for (index, line) in lines.enumerated() {
      if isWrapped, index > 0 { rows.append(.blank) }
      rows += line
    }
    return rows
  }

  // MARK: Widths

  /// Columns of each column; nil where they have no room beside each other.
  private func columnWidths() -> [Int]? {
    let room = width - (table.header.count - 1) * DisplayWidth.of(Self.separator)
    let wanted = table.header.indices.map { column in
      max(1, ([table.header] + table.rows).map { cellWidth($0[column]) }.max() ?? 1)
    }
    if wanted.reduce(0, +) <= room { return wanted }
    let cap = widestCap(wanted, room)
    guard cap >= Self.narrowestColumn else { return nil }
    return wanted.map { min($0, cap) }
  }

  /// The most that no column may exceed, so that all fit.
  private func widestCap(_ wanted: [Int], _ room: Int) -> Int {
    var (low, high) = (0, max(room, 0))
    while low < high {
      let middle = (low + high + 1) / 2
      if wanted.reduce(0, { $0 + min($1, middle) }) <= room { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private func cellWidth(_ cell: [MarkdownInline]) -> Int {
    InlineRuns.runs(cell, role: textRole).reduce(0) { $0 + DisplayWidth.of($1.text) }
  }

  // MARK: Rows

  private func line(
    _ cells: MarkdownTable.Row, _ widths: [Int], role: Role, attributes: Attributes = []
  ) -> [ReplyRow] {
    let wrapped = zip(cells, widths).map { cell, width in
      RunWrap.rows(InlineRuns.runs(cell, role: role, attributes: attributes), width: width)
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { index in
      var row = ReplyRow()
      for column in wrapped.indices {
        if column > 0 { row.runs.append(ReplyRun(text: Self.separator, role: .border)) }
        let part = index < wrapped[column].count ? wrapped[column][index] : .blank
        row.runs += aligned(part, widths[column], table.alignments[column])
      }
      return row
    }
  }

  private func aligned(
    _ row: ReplyRow, _ width: Int, _ alignment: MarkdownTable.Alignment
  ) -> [ReplyRun] {
    let space = max(width - row.width, 0)
    let left =
      switch alignment {
      case .left: 0
      case .center: space / 2
      case .right: space
      }
    return [blank(left)] + row.runs + [blank(space - left)]
  }

  private func blank(_ columns: Int) -> ReplyRun {
    ReplyRun(text: String(repeating: " ", count: columns), role: textRole)
  }

  private func records() -> [ReplyRow] {
    var rows: [ReplyRow] = []
    for row in table.rows.isEmpty ? [table.header] : table.rows {
      if !rows.isEmpty { rows.append(.blank) }
      for (heading, cell) in zip(table.header, row) {
        let colon = ReplyRun(text: ": ", role: .heading, attributes: .bold)
        rows += RunWrap.rows(
          InlineRuns.runs(heading, role: .heading, attributes: .bold) + [colon]
            + InlineRuns.runs(cell, role: textRole), width: width)
      }
    }
    return rows
  }
}
