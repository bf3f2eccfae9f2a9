internal import Markdown

/// Blocks of Markdown as HTML. The parser bounds how deep they nest.
enum HTMLBlocks {
  static func html(_ text: String) -> String { html(Markdown.blocks(text)) }

  private static func html(_ blocks: [MarkdownBlock]) -> String { blocks.map(html).joined(separator: "\n") }

  private static func html(_ block: MarkdownBlock) -> String {
    switch block.kind {
    case .heading(let level, let inlines):
      // Below those of the page.
      let tag = "h\(min(level + 2, 6))"
      return "<\(tag)>\(HTMLInlines.html(inlines))</\(tag)>"
    case .paragraph(let inlines): return "<p>\(HTMLInlines.html(inlines))</p>"
    case .list(let list): return html(list)
    case .table(let table): return html(table)
    case .quote(let inner): return "<blockquote>\n\(html(inner))\n</blockquote>"
    case .code(let code): return html(code)
    case .rule: return "<hr>"
    case .html(let lines):
      return "<pre>\(lines.map { HTMLText.escaped($0.text) }.joined(separator: "\n"))</pre>"
    }
  }

  private static func html(_ list: MarkdownList) -> String {
    let items = list.items.map { item in
      let box = item.isDone.map { $0 ? "☑ " : "☐ " } ?? ""
      return "<li>\(box)\(content(item, isTight: list.isTight))</li>"
    }
    guard let first = list.firstNumber else { return "<ul>\n\(items.joined(separator: "\n"))\n</ul>" }
    let start = first == 1 ? "" : " start=\"\(first)\""
    return "<ol\(start)>\n\(items.joined(separator: "\n"))\n</ol>"
  }

  private static func content(_ item: MarkdownList.Item, isTight: Bool) -> String {
    guard isTight else { return html(item.blocks) }
    return item.blocks.map { block in
      if case .paragraph(let inlines) = block.kind { HTMLInlines.html(inlines) } else { html(block) }
    }.joined(separator: "\n")
  }

  private static func html(_ table: MarkdownTable) -> String {
    func row(_ cells: MarkdownTable.Row, _ tag: String) -> String {
      let html = cells.enumerated().map { index, cell in
        let alignment = table.alignments.indices.contains(index) ? table.alignments[index] : .left
        return "<\(tag)\(style(alignment))>\(HTMLInlines.html(cell))</\(tag)>"
      }
      return "<tr>\(html.joined())</tr>"
    }
    let body = table.rows.map { row($0, "td") }.joined(separator: "\n")
    return "<table>\n<thead>\(row(table.header, "th"))</thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
  }

  private static func style(_ alignment: MarkdownTable.Alignment) -> String {
    switch alignment {
    case .left: ""
    case .center: " class=\"center\""
    case .right: " class=\"right\""
    }
  }

  // MARK: Code

  private static func html(_ code: MarkdownCode) -> String {
    var highlighter = CodeHighlighter(language: code.language)
    let lines = code.lines.map { html($0.text, highlighter.marks($0.text)) }
    let label =
      code.language.isEmpty ? "" : "<div class=\"language\">\(HTMLText.escaped(code.language))</div>"
    return "\(label)<pre class=\"code\"><code>\(lines.joined(separator: "\n"))</code></pre>"
  }

  private static func html(_ line: String, _ marks: [CodeHighlighter.Mark]) -> String {
    guard !marks.isEmpty else { return HTMLText.escaped(line) }
    let characters = Array(line)
    var html = ""
    var next = 0
    for mark in marks {
      let range = mark.range.clamped(to: next..<characters.count)
      html += HTMLText.escaped(String(characters[next..<range.lowerBound]))
      html += "<span class=\"\(name(mark.kind))\">\(HTMLText.escaped(String(characters[range])))</span>"
      next = range.upperBound
    }
    return html + HTMLText.escaped(String(characters[next...]))
  }

  private static func name(_ kind: CodeHighlighter.Kind) -> String {
    switch kind {
    case .keyword: "keyword"
    case .string: "string"
    case .comment: "comment"
    case .number: "number"
    case .type: "type"
    case .function: "function"
    }
  }
}
