import ConversationExport
import Markdown
import Testing

/// Markdown of people and models stays a part of the document.
@Suite struct MarkdownExportTests {
  private func text(_ reply: String) -> String { MarkdownExport.text([Samples.one(reply)]) }

  /// The headings of the document, as a reader of Markdown finds them.
  private func headings(_ text: String) -> [String] {
    Markdown.blocks(text).compactMap { block in
      guard case .heading(let level, let inlines) = block.kind, level < 3 else { return nil }
      return inlines.map(\.text).joined()
    }
  }

  private static let headings = ["A talk", "You", "starter", "You", "Reply (another reply)"]

  @Test(arguments: [
    "```\nnever closed", "~~~~ swift\nnever closed\n~~~", "# A heading\n\nmore", "A heading\n===",
    "Two\nlines\n---\nx",
    "<!-- swallow", "<details>\n<summary>", "<script>", "<pre>\n", "> ```\n> open", "- a\n  ```\n  open",
    "1. x\n\n       ```",
    "[You]: http://evil.example", "text\n[You]: http://evil.example", "    ```\n", "\u{0}", "````\n```\n",
    "a\r\n===\r\nb", "`open", "***", "| a |\n| - |",
  ])
  func nothingBreaksOutOfItsMessage(reply: String) {
    #expect(headings(text(reply)) == Self.headings)
    let exported = text(reply)
    for block in Markdown.blocks(exported) {
      if case .html = block.kind { Issue.record("a tag: \(exported)") }
    }
  }

  @Test func codeStaysAsItIs() {
    for code in [
      "```html\n<b>\n# x\n[a]: b\n```", "````\n```\n<i>\n```\n````", "- a\n\n  ```\n  <b>\n  ```",
      "> ~~~\n> <b>\n> ~~~", "Use `<b>` and ``a ` <i>``.",
    ] {
      #expect(text(code).contains(code), "\(code)")
    }
  }

  @Test func tagsAreShownAndOthersStay() {
    #expect(text("a <b>x</b>").contains("a \\<b>x\\</b>"))
    #expect(text("a \\<b> c").contains("a \\<b> c"))
    #expect(text("a \\\\<b> c").contains("a \\\\\\<b> c"))
    #expect(text("1 < 2 and <https://e.org>").contains("1 < 2 and <https://e.org>"))
    // The backtick is escaped, so that what follows is no code.
    #expect(text("\\` <b> `").contains("\\<b>"))
    #expect(text("a ` b\nc ` <b> `").contains("\\<b>"))
  }

  @Test func headingsGoBelowTheDocuments() {
    #expect(text("# One\n\n## Two ##").contains("### One\n\n#### Two ##"))
    #expect(text("Under\nlined\n====\nmore").contains("### Under lined"))
  }

  @Test func figuresAndOtherRepliesAreThere() {
    let text = MarkdownExport.text([Samples.branching()])
    #expect(text.contains("| draft length | 8 |"))
    #expect(text.contains("## Reply (another reply)\n\nAnother\n\n*The reply was stopped.*"))
  }

  @Test func titlesMeanNothing() {
    var hostile = Samples.branching()
    hostile.title = "a\n# b <script> [x](y) `c`"
    let text = MarkdownExport.text([hostile])
    #expect(text.hasPrefix("# a \\# b \\<script\\> \\[x\\]\\(y\\) \\`c\\`\n"))
  }

  @Test func controlCharactersAndReversedTextDoNotReachTheDocument() {
    var hostile = Samples.branching(
      "u\u{202e}v\u{85}w\u{2066}", reply: "a\u{0}b\u{1b}[31mc\u{202e}d\u{9b}e\u{7f}f\rg")
    hostile.title = "t\u{1b}]0;x\u{7}\u{202d}"
    hostile.systemPrompt = "s\u{9d}"
    hostile.messages[0].attachments = [.init(name: "n\u{1b}\u{2067}", byteCount: 1, text: nil)]
    hostile.messages[1].facts = ReplyFacts(
      pair: "p\u{1b}", values: .json(parameters: #"{"k\u009b":"v\u001b\u202e"}"#, figures: nil))
    hostile.messages[1].summaries = [.init(text: "y\u{8}\u{2069}", pair: "q\u{90}", replyLength: 1)]
    let text = MarkdownExport.text([hostile])
    #expect(text.contains("a\u{fffd}b\u{fffd}[31mc\u{fffd}d\u{fffd}e\u{fffd}f\ng"))
    let isHarmful = { (scalar: Unicode.Scalar) in
      switch scalar.value {
      case 0x0a: false
      case 0..<0x20, 0x7f..<0xa0, 0x202a...0x202e, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(!text.unicodeScalars.contains(where: isHarmful))
  }

  @Test func aSummaryStandsBelowItsReplyAndStaysAPartOfTheDocument() {
    var conversation = Samples.branching()
    conversation.messages[1].summaries = [
      .init(text: "# Said <b>\n```\nopen", pair: "big", replyLength: 2)
    ]
    let exported = MarkdownExport.text([conversation])
    let heading = "Summary of the messages above, by big, read instead of them from here on"
    #expect(headings(exported) == ["A talk", "You", "starter", heading, "You", "Reply (another reply)"])
    let page = HTMLExport.text([conversation])
    #expect(page.contains("<section class=\"summary\"><h2>\(heading)</h2>") && !page.contains("<b>"))
  }
}
