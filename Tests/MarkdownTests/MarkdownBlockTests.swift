import Testing

@testable import Markdown

@Suite struct MarkdownBlockTests {
  /// A short writing of blocks, to compare with.
  static func outline(_ blocks: [MarkdownBlock]) -> String {
    blocks.map { block in
      switch block.kind {
      case .heading(let level, let text): "h\(level)(\(inline(text)))"
      case .paragraph(let text): "p(\(inline(text)))"
      case .rule: "rule"
      case .code(let code): "code \(code.language)[\(code.lines.map(\.text).joined(separator: "|"))]"
      case .html(let lines): "html[\(lines.map(\.text).joined(separator: "|"))]"
      case .quote(let inner): "quote(\(outline(inner)))"
      case .list(let list):
        "\(list.firstNumber.map { "\($0)." } ?? "-")\(list.isTight ? "" : "loose")["
          + list.items.map { ($0.isDone.map { $0 ? "☑" : "☐" } ?? "") + outline($0.blocks) }
          .joined(separator: ", ") + "]"
      case .table(let table):
        "table \(table.alignments.map { "\($0)".prefix(1) }.joined())["
          + ([table.header] + table.rows).map { $0.map(inline).joined(separator: "|") }
          .joined(separator: "/") + "]"
      }
    }.joined(separator: " ")
  }

  static func inline(_ inlines: [MarkdownInline]) -> String {
    inlines.map { run in
      let marks: [(MarkdownInline.Style, String)] = [
        (.emphasis, "_"), (.strong, "*"), (.strikethrough, "~"), (.code, "`"), (.link, "@"), (.image, "!"),
      ]
      let style = marks.filter { run.style.contains($0.0) }.map(\.1).joined()
      switch run.kind {
      case .softBreak: return "↵"
      case .hardBreak: return "⏎"
      case .address: return "<\(run.text)>"
      case .text: return style + run.text
      }
    }.joined()
  }

  @Test(arguments: [
    ("# One\n\nText *and* **more** `x y` ~~no~~", "h1(One) p(Text _and *more `x y ~no)"),
    ("Two\n===\nThree\n---\n\n---", "h1(Two) h2(Three) rule"),
    ("- a\n- b\n  1. c\n  2. d", "-[p(a), p(b) 1.[p(c), p(d)]]"),
    ("3) a\n\n4) b", "3.loose[p(a), p(b)]"),
    ("- [ ] todo\n- [x] done", "-[☐p(todo), ☑p(done)]"),
    ("> a\n> b\n> > c", "quote(p(a↵b) quote(p(c)))"),
    ("```Swift x\nlet a\n  b\n```\nend", "code swift[let a|  b] p(end)"),
    ("~~~\nopen", "code [open]"),
    ("    old\n    way", "code [old|way]"),
    ("intro\na | b | c\n:-|:-:|-:\n1 | `x\\|y` | 3\n4", "p(intro) table lcr[a|b|c/1|`x`|`y|3/4||]"),
    ("[t](http://a.b \"q (\") <http://c.d> ![alt](p.png)", "p(@t<http://a.b> @http://c.d !alt<p.png>)"),
    ("a  \nb\\\nc", "p(a⏎b⏎c)"),
    ("<div>\n*x*\n</div>\n\na <b>c</b>", "html[<div>|*x*|</div>] p(a <b>c</b>)"),
    ("[x]: http://a.b\n\n[x] and <!-- y -->", "p([x]: http://a.b) p([x] and <!-- y -->)"),
    ("&amp; &copy; \\* &#65;", "p(& © * A)"),
    ("", ""),
  ])
  func textIsParsed(text: String, outline: String) {
    #expect(Self.outline(Markdown.blocks(text)) == outline)
  }
}
