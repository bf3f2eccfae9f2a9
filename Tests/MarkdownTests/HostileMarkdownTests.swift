import Testing

@testable import Markdown

@Suite struct HostileMarkdownTests {
  /// Each would take hours, or the stack, where time or depth grew with the square of the text.
  @Test(arguments: [
    ">", "*", "[", "`", "> - ", "- ", "1. ", "![[]()", "a <?", "a <!A ", "a**b", "*a_ ", "`a``b```", "[a](<b",
    "&", "|",
    "~~a~ ", "]", "[a]: b\n", "a|\n", "> > > > > >\n", "*a **a ", "\\", "<a b=\"", "\u{301}",
  ])
  func aMegabyteOfItIsParsed(unit: String) {
    let text = String(repeating: unit, count: 1 << 20 / unit.utf8.count)
    let stream = MarkdownStream(text)
    #expect(stream.length == text.utf8.count)
    #expect(!stream.blocks.isEmpty)
  }

  @Test func indentationNestsNoDeeperThanTheBound() {
    let text = (0..<120).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
    func depth(_ blocks: [MarkdownBlock]) -> Int {
      blocks.map { block in
        guard case .list(let list) = block.kind else { return 0 }
        return 1 + (list.items.map { depth($0.blocks) }.max() ?? 0)
      }.max() ?? 0
    }
    #expect(depth(Markdown.blocks(text)) == 24)
    #expect(depth(Markdown.blocks(String(repeating: "> ", count: 500) + "a")) == 0)
  }

  @Test func aTableWithTooManyColumnsIsNoTable() {
    let wide = String(repeating: "a|", count: 60) + "a\n" + String(repeating: "-|", count: 60) + "-\n"
    #expect(MarkdownBlockTests.outline(Markdown.blocks(wide)).hasPrefix("p(a|a|"))
  }
}
