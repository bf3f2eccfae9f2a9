import Testing

@testable import Markdown

@Suite struct SourceRangeTests {
  private func runs(_ blocks: [MarkdownBlock]) -> [MarkdownInline] {
    blocks.flatMap { block -> [MarkdownInline] in
      switch block.kind {
      case .heading(_, let text), .paragraph(let text): text
      case .list(let list): list.items.flatMap { runs($0.blocks) }
      case .quote(let inner): runs(inner)
      case .table(let table): ([table.header] + table.rows).flatMap { $0.flatMap { $0 } }
      case .code(let code): code.lines.map { MarkdownInline(.text, $0.text, $0.range) }
      case .html(let lines): lines.map { MarkdownInline(.text, $0.text, $0.range) }
      case .rule: []
      }
    }
  }

  private func source(_ run: MarkdownInline, _ text: String) -> String {
    String(decoding: Array(text.utf8)[run.range], as: UTF8.self)
  }

  @Test(arguments: [
    "a *b* a **a** `a` ~~a~~ a", "> a *b\n> c* d\n> `e\n> f` g", "- a [a](a \"a\") a\n  - b\n    c **c** c",
    "x\na|a|`a`\n-|-|-\na|*a*|\n\n# a # b", "```\na\n  a\n```\n\n    a\n    b\n\n1. ```\n   a\n   ```",
    "[![a](b)](c) a <http://a.b> a", "> - a\n>   b\n>\n>   c", "漢 *漢* 漢 👩‍👩‍👧 **é**",
  ])
  func plainTextStandsWhereItSaysItDoes(text: String) {
    for run in runs(Markdown.blocks(text)) where run.kind == .text && run.text.utf8.count == run.range.count {
      #expect(
        source(run, text).replacing("\n", with: " ") == run.text, "\(run.range) in \(text.debugDescription)")
    }
    let ranges = runs(Markdown.blocks(text)).map(\.range)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "\(ranges)")
  }

  @Test func escapesAndEntitiesKnowTheirWholeRange() {
    let text = "a\\*b &amp;c &copy;d &#x41;e &nope; f"
    let pieces = runs(Markdown.blocks(text)).map { "\($0.text)=\(source($0, text))" }
    #expect(
      pieces == [
        "a=a", "*=\\*", "b =b ", "&=&amp;", "c =c ", "©=&copy;", "d =d ", "A=&#x41;",
        "e &nope; f=e &nope; f",
      ])
  }

  @Test func everyRangeLiesInTheText() {
    for seed in 1..<400 {
      var random = RandomMarkdown(seed: UInt64(seed))
      let text = random.document(pieces: 40)
      for run in runs(Markdown.blocks(text)) {
        #expect(
          0 <= run.range.lowerBound && run.range.upperBound <= text.utf8.count, "\(text.debugDescription)")
      }
    }
  }
}
