import CMarkGFM

/// Makes blocks of what the parser found.
struct BlockReader {
  let document: ParsedDocument
  /// Where the piece starts in the whole text.
  let base: Int

  /// Nested deeper, things are shown as the text they are.
  private static let deepest = 2 * GuardedSource.deepest

  private struct Place {
    var depth = 0
    var quotes = 0
  }

  private var bytes: [UInt8] { document.source.bytes }

  /// The top-level blocks.
  func blocks() -> [MarkdownBlock] { blocks(of: document.root, Place(), from: 0) }

  /// The first line of each top-level block, from 1.
  func firstLines() -> [Int] { firstLines(document.root.children, from: 0) }

  /// The parser gives a paragraph no line that it cut from a table's start.
  private func firstLines(_ nodes: [ParserNode], from line: Int) -> [Int] {
    nodes.indices.map { index in
      let own = nodes[index].startLine
      if own > 0 { return own }
      return index + 1 < nodes.count ? max(nodes[index + 1].startLine, 1) : max(line, 1)
    }
  }

  private func blocks(
    of parent: ParserNode, _ place: Place, from line: Int
  ) -> [MarkdownBlock] {
    let nodes = parent.children
    let lines = firstLines(nodes, from: line)
    var blocks: [MarkdownBlock] = []
    for (index, node) in nodes.enumerated() {
      let nextLine = index + 1 < nodes.count ? lines[index + 1] : Int.max
      guard let kind = kind(node, place, line: lines[index], before: nextLine) else { continue }
      blocks.append(MarkdownBlock(kind, start: base + document.start(ofLine: lines[index])))
    }
    return blocks
  }

  private func kind(
    _ node: ParserNode, _ place: Place, line: Int, before: Int
  ) -> MarkdownBlock.Kind? {
    var inner = place
    inner.depth += 1
    switch node.type {
    case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(node, from: document.start(ofLine: line), place))
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      return .heading(level: level, inlines(node, from: document.start(ofLine: line), place))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_CODE_BLOCK: return .code(code(node, line: line))
    case CMARK_NODE_HTML_BLOCK: return .html(lines(node.literal, from: line))
    case CMARK_NODE_BLOCK_QUOTE where place.depth < Self.deepest:
      inner.quotes += 1
      return .quote(blocks(of: node, inner, from: line))
    case CMARK_NODE_LIST where place.depth < Self.deepest: return .list(list(node, inner))
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST: return .html(asWritten(node, line: line))
    case specbranch_table_type(): return .table(table(node, place))
    default: return nil
    }
  }

  private func asWritten(_ node: ParserNode, line: Int) -> [SourceLine] {
    (line...max(line, node.endLine)).map { number in
      let range = document.range(ofLine: number)
      return SourceLine(
        text: GuardedSource.text(bytes[range]), range: base + range.lowerBound..<base + range.upperBound)
    }
  }

  // MARK: Lists

  private func list(_ node: ParserNode, _ place: Place) -> MarkdownList {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return MarkdownList(
      firstNumber: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0,
      items: node.children.map { item in
        let isTask = String(cString: cmark_node_get_type_string(item)) == "tasklist"
        return MarkdownList.Item(
          blocks: blocks(of: item, place, from: item.startLine),
          isDone: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil,
          start: base + document.start(ofLine: item.startLine))
      })
  }

  // MARK: Code

  private func code(_ node: ParserNode, line: Int) -> MarkdownCode {
    let isFenced = node.fence != nil
    return MarkdownCode(
      language: Self.language(node.fenceInformation),
      lines: lines(node.literal, from: isFenced ? line + 1 : line))
  }

  /// The first word after a fence: `swift`, `{.python}` and `rust,ignore` all name a language.
  static func language(_ information: [UInt8]) -> String {
    let word = GuardedSource.text(information).split { " \t,{}.".contains($0) }.first ?? ""
    return word.lowercased()
  }

  /// The lines of a literal, whose first stands on that line of the source.
  private func lines(_ literal: [UInt8], from first: Int) -> [SourceLine] {
    var lines = literal.split(separator: 10, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { index, line in
      let content = line.last == 13 ? line.dropLast() : line
      let written = document.range(ofLine: first + index)
      let isEnd = bytes[written].suffix(content.count).elementsEqual(content)
      let start = isEnd ? written.upperBound - content.count : written.lowerBound
      return SourceLine(
        text: GuardedSource.text(content), range: base + start..<base + written.upperBound)
    }
  }

  // MARK: Tables

  private func table(_ node: ParserNode, _ place: Place) -> MarkdownTable {
    let rows = node.children
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let letters = cmark_gfm_extensions_get_table_alignments(node)
    let alignments = (0..<columns).map { column -> MarkdownTable.Alignment in
      switch letters?[column] {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .left
      }
    }
    // The header's own position is that of the paragraph it was cut from.
    let headerLine = rows.count > 1 ? rows[1].startLine - 2 : node.endLine - 1
    let cells = rows.enumerated().map { index, row in
      self.row(row, line: index == 0 ? headerLine : row.startLine, columns, place)
    }
    return MarkdownTable(alignments: alignments, header: cells.first ?? [], rows: Array(cells.dropFirst()))
  }

  private func row(
    _ node: ParserNode, line: Int, _ columns: Int, _ place: Place
  ) -> MarkdownTable.Row {
    let ranges = cellRanges(document.range(ofLine: line), place)
    var cells = node.children.prefix(columns).enumerated().map { index, cell in
      inlines(cell, within: index < ranges.count ? ranges[index] : 0..<0, place)
    }
    cells += Array(repeating: [], count: max(columns - cells.count, 0))
    return cells
  }

  /// The places between the bars of a row.
  private func cellRanges(_ line: Range<Int>, _ place: Place) -> [Range<Int>] {
    var start = line.lowerBound
    while start < line.upperBound, [0x20, 9, UInt8(ascii: ">")].contains(bytes[start]) { start += 1 }
    if start < line.upperBound, bytes[start] == UInt8(ascii: "|") { start += 1 }
    var ranges: [Range<Int>] = []
    for index in start..<max(start, line.upperBound) where bytes[index] == UInt8(ascii: "|") {
      if bytes[index - 1] == UInt8(ascii: "\\") { continue }
      ranges.append(start..<index)
      start = index + 1
    }
    return ranges + [start..<max(start, line.upperBound)]
  }

  // MARK: Inlines

  private func inlines(
    _ node: ParserNode, from start: Int, _ place: Place
  ) -> [MarkdownInline] {
    inlines(node, within: start..<bytes.count, place)
  }

  private func inlines(
    _ node: ParserNode, within range: Range<Int>, _ place: Place
  ) -> [MarkdownInline] {
    var reader = InlineReader(walk: SourceWalk(bytes, in: range, quotes: place.quotes), base: base)
    return reader.read(node)
  }
}
