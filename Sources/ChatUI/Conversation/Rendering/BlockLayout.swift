import Markdown
import TerminalCore

/// Lays blocks of Markdown out in rows of a width.
struct BlockLayout {
  /// Columns.
  let width: Int
  var textRole = Role.assistantText
  /// How many lists are around.
  var depth = 0

  /// Columns that text keeps, however deep it is nested.
  private static let narrowest = 12
  private static let bullets = ["•", "◦", "▪"]

  func rows(_ block: MarkdownBlock) -> [ReplyRow] {
    switch block.kind {
    case .heading(let level, let text):
      let attributes: Attributes = level == 1 ? .underline : []
      return RunWrap.rows(
        InlineRuns.runs(text, role: .heading, attributes: attributes.union(.bold)), width: width)
    case .paragraph(let text): return RunWrap.rows(InlineRuns.runs(text, role: textRole), width: width)
    case .list(let list): return rows(list)
    case .table(let table): return TableLayout(table: table, width: width, textRole: textRole).rows()
    case .quote(let inner): return quote(inner)
    case .code(let code): return CodeLayout(code, width: width).allRows()
    case .rule: return [ReplyRow(runs: [ReplyRun(text: String(repeating: "─", count: width), role: .border)])]
    case .html(let lines):
      return lines.flatMap { line in
        RunWrap.rows([ReplyRun(text: line.text, role: .dimText, source: line.range)], width: width)
      }
    }
  }

  private func rows(_ blocks: [MarkdownBlock], isTight: Bool) -> [ReplyRow] {
    var all: [ReplyRow] = []
    for block in blocks {
      if !isTight, !all.isEmpty { all.append(.blank) }
      all += rows(block)
    }
    return all
  }

  private func inner(_ margin: Int) -> BlockLayout {
    BlockLayout(width: max(width - margin, 1), textRole: textRole, depth: depth)
  }

  // MARK: Quotes and lists

  private func quote(_ blocks: [MarkdownBlock]) -> [ReplyRow] {
    let hasRoom = width - 2 >= Self.narrowest
    var inside = inner(hasRoom ? 2 : 0)
    inside.textRole = .quoteText
    let rows = inside.rows(blocks, isTight: false)
    let bar = ReplyRun(text: "│ ", role: .border)
    let shown = rows.isEmpty ? [ReplyRow.blank] : rows
    return hasRoom ? shown.inset(first: bar, rest: bar) : shown
  }

  private func rows(_ list: MarkdownList) -> [ReplyRow] {
    let markers = list.items.indices.map { marker(list, $0) }
    // Numbers end in one column; a task may stand beside plain items.
    let widest = list.firstNumber == nil ? 0 : markers.map { DisplayWidth.of($0) }.max() ?? 0
    var all: [ReplyRow] = []
    for (item, marker) in zip(list.items, markers) {
      let margin = max(widest, DisplayWidth.of(marker))
      let hasRoom = width - margin >= Self.narrowest
      var inside = inner(hasRoom ? margin : 0)
      inside.depth += 1
      if !list.isTight, !all.isEmpty { all.append(.blank) }
      let rows = inside.rows(item.blocks, isTight: list.isTight)
      let shown = rows.isEmpty ? [ReplyRow.blank] : rows
      let spaces = String(repeating: " ", count: margin - DisplayWidth.of(marker))
      let first = ReplyRun(text: spaces + marker, role: .listMarker, source: item.start..<item.start)
      guard hasRoom else {
        all += shown
        continue
      }
      all += shown.inset(
        first: first, rest: ReplyRun(text: String(repeating: " ", count: margin), role: textRole))
    }
    return all
  }

  private func marker(_ list: MarkdownList, _ index: Int) -> String {
    let task = list.items[index].isDone.map { $0 ? "[x] " : "[ ] " }
    guard let first = list.firstNumber else {
      return task ?? "\(Self.bullets[depth % Self.bullets.count]) "
    }
    return "\(first + index). " + (task ?? "")
  }
}
