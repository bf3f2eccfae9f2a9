import ConversationExport
import Testing

/// Pages hold every text as text.
@Suite struct HTMLExportTests {
  private func page(_ reply: String) -> String { HTMLExport.text([Samples.one(reply)]) }

  @Test(arguments: [
    "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- x --><style>*{}</style>",
    "`<script>`", "```html\n<script>alert(1)</script>\n```", "> <iframe src=//evil>",
    "| <b> |\n| --- |\n| <svg onload=x> |",
    "</section></main><script>", "<a href=\"javascript:alert(1)\">x</a>",
  ])
  func noTagOfATextIsOne(text: String) {
    let html = page(text)
    for tag in ["<script", "<img", "<style>*", "<iframe", "<svg", "<!-- ", "<b>"] {
      #expect(!html.contains(tag), "\(tag)")
    }
    #expect(html.contains("&lt;"))
    #expect(html.components(separatedBy: "</main>").count == 2)
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,hi)", "[x](vbscript:y)",
    "[x](//evil.example)", "[x](file:///etc/passwd)", "![x](javascript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "<javascript:alert(1)>",
  ])
  func onlyHarmlessAddressesAreLinks(text: String) {
    #expect(!page(text).contains("<a "))
  }

  @Test func aLinkLeadsWhereItSaysAndTellsNobody() {
    let html = page(#"[a "b"](https://example.org/?q="><x>&r=1) and https://example.com, <me@example.org>"#)
    #expect(html.contains(#"rel="noopener noreferrer""#))
    #expect(
      page("[x](https://e.org/?a=1&b='2')").contains(
        #"<a href="https://e.org/?a=1&amp;b=&#39;2&#39;" rel="noopener noreferrer">x</a>"#))
    #expect(page("<me@example.org>").contains(#"<a href="mailto:me@example.org""#))
    #expect(!html.contains(#""><x>"#))
  }

  @Test func imagesAreLinksAndNothingIsFetched() {
    let html = page("![a cat](https://example.org/cat.png)")
    #expect(html.contains(">Image: a cat</a>"))
    #expect(!html.contains("src=") && !html.contains("<link") && !html.contains("url("))
    #expect(html.contains("default-src 'none'"))
  }

  @Test func controlCharactersAndReversedTextDoNotReachThePage() {
    let html = page("a\u{0}b\u{1b}[31mc\u{202e}d\u{9b}e")
    #expect(html.contains("a\u{fffd}b\u{fffd}[31mc\u{fffd}d\u{fffd}e"))
  }

  @Test func titlesNamesAndFiguresAreEscaped() {
    var hostile = Samples.branching()
    hostile.title = "</title><script>1</script>"
    hostile.messages[0].attachments = [.init(name: "<b>\"x'", byteCount: 3, text: "</pre><script>")]
    hostile.messages[1].facts = ReplyFacts(
      pair: "<i>p", values: .json(parameters: #"{"<u>":"<s>","n":{"<q>":2}}"#, figures: "[broken"))
    let html = HTMLExport.text([hostile, hostile])
    for tag in ["<script", "<b>", "<i>", "<u>", "<s>", "<q>"] { #expect(!html.contains(tag), "\(tag)") }
    #expect(html.contains("&lt;s&gt;") && html.contains("n: &lt;q&gt;"))
  }

  @Test func otherRepliesAreFoldedAndFiguresInATable() {
    let html = HTMLExport.text([Samples.branching()])
    #expect(html.contains("<details class=\"branch\"><summary>Another reply</summary>"))
    #expect(html.contains("<tr><th>draft length</th><td>8</td></tr>"))
    #expect(html.contains("<tr><th>hrad</th><td>on</td></tr>"))
    #expect(html.contains("<tr><th>acceptance rate</th><td>0.75</td></tr>"))
    // In the order in which it is read: the branch stands between the message and what follows.
    let places = ["Hello", "Hi", "Another</p>", "Go on"].map { html.range(of: $0)!.lowerBound }
    #expect(places == places.sorted())
    #expect(html.contains("The reply was stopped."))
  }

  @Test func codeHasItsColours() {
    let html = page("```swift\nlet a = \"<b>\" // c\n```")
    #expect(html.contains("<span class=\"keyword\">let</span>"))
    #expect(html.contains("<span class=\"string\">&quot;&lt;b&gt;&quot;</span>"))
    #expect(html.contains("<span class=\"comment\">// c</span>"))
  }

  @Test func aTreeThatBranchesAtEveryMessageIsNoTrouble() {
    var messages: [ExportedMessage] = []
    for number in 0..<20_000 {
      let parent = number == 0 ? nil : 2 * number - 1
      messages.append(
        ExportedMessage(id: 2 * number + 1, parent: parent, role: .user, text: "a", isChosen: false))
      messages.append(ExportedMessage(id: 2 * number + 2, parent: parent, role: .user, text: "b"))
    }
    let hostile = ExportedConversation(title: "", messages: messages)
    #expect(HTMLExport.text([hostile]).components(separatedBy: "<section").count == 40_001)
    #expect(MarkdownExport.text([hostile]).components(separatedBy: "## You").count == 40_001)
  }
}
