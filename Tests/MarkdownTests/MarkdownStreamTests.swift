import Testing

@testable import Markdown

@Suite struct MarkdownStreamTests {
  private func equalAtEveryCut(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var stream = MarkdownStream()
    var finished: [MarkdownBlock] = []
    for (index, byte) in bytes.enumerated() {
      stream.append([byte])
      if Array(stream.blocks.prefix(finished.count)) != finished { return "a finished block changed" }
      finished = Array(stream.blocks.prefix(stream.finishedCount))
      guard let start = String(validating: bytes[...index], as: UTF8.self) else { continue }
      if stream.blocks != Markdown.blocks(start) {
        return "\(stream.blocks) is not \(Markdown.blocks(start)), cut after \(start.debugDescription)"
      }
    }
    return nil
  }

  @Test(arguments: 0..<400) func aStreamEqualsAFreshParseAtEveryCut(seed: Int) {
    var random = RandomMarkdown(seed: UInt64(seed) + 1)
    let text = random.document(pieces: 3 + seed / 10)
    if let difference = equalAtEveryCut(text) { Issue.record("\(difference) of \(text.debugDescription)") }
  }

  @Test(arguments: [
    "- a\n*b*\n\n#tag", "a\n```\nb\n``` x\n```\nc", "- a\n\n  b\n- c\n\n\nd", "a\na|b\n-|-\n1|2\n\nb",
    " ```\n  a\n\tb\n   ```\nx", "> ```\n> a\n\nb", "1. a\n   ```\n   b\n   ```\n2. c",
  ])
  func whatALineTurnsOutToBeIsNotDecidedBeforeItEnds(text: String) {
    #expect(equalAtEveryCut(text) == nil)
  }

  @Test func longTextsEqualHoweverTheyArrive() {
    var random = RandomMarkdown(seed: 7)
    let texts = [
      random.document(pieces: 30_000), String(repeating: "- item of a long list\n", count: 3000),
      String(repeating: "word ", count: 20_000), "```c\n" + String(repeating: "int x;\n", count: 9000),
    ]
    for text in texts {
      var stream = MarkdownStream()
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = Int(random.next() % 5000) + 1
        stream.append(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(stream.blocks == MarkdownStream(text).blocks)
      #expect(stream.length == text.utf8.count)
    }
  }

  @Test func finishedBlocksKeepTheirPlaceAndCodeIsNotCut() {
    var stream = MarkdownStream("# One\n\nTwo\n\n```\n" + String(repeating: "x = 1\n", count: 9000))
    #expect(stream.finishedCount == 2)
    #expect(stream.blocks.count == 3)
    stream.append("```\nThree".utf8)
    #expect(stream.finishedCount == 3)
    guard case .code(let code) = stream.blocks[2].kind else {
      Issue.record("no code")
      return
    }
    #expect(code.lines.count == 9000)
    #expect(stream.blocks.map(\.start) == [0, 7, 12, 12 + 4 + 9000 * 6 + 4])
  }

  @Test func bytesThatAreNoTextAreReplaced() {
    var stream = MarkdownStream()
    for byte: UInt8 in [0x61, 0xc0, 0xaf, 0xe6, 0xbc, 0x62, 0xff, 0xe6, 0xbc, 0xa2, 0xf0, 0x9f] {
      stream.append([byte])
    }
    let decoded = String(
      decoding: [0x61, 0xc0, 0xaf, 0xe6, 0xbc, 0x62, 0xff, 0xe6, 0xbc, 0xa2], as: UTF8.self)
    #expect(MarkdownBlockTests.outline(stream.blocks) == "p(\(decoded))")
  }
}
