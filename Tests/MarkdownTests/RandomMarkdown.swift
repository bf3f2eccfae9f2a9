/// Documents made of what parsers stumble over, the same for the same seed.
struct RandomMarkdown: RandomNumberGenerator {
  private var state: UInt64

  private static let pieces = [
    "word ", "two words", "\n", "\n", "\n\n", "\n\n", "- ", "* ", "+ ", "1. ", "12) ", "> ", "#", "## ",
    "```", "```swift\n",
    "~~~", "`", "``", "*", "**", "_", "~~", "[", "](", ")", "![a](b)", "[l](http://x.y)", "[r]", "[r]: /u\n",
    "|", "a | b\n",
    "|-|:-:|\n", "--", "---\n", "===\n", "    ", "  ", " ", "\t", "\\", "\\*", "&amp;", "&#65;", "&", "<b>",
    "<div>\n",
    "</div>\n", "<!-- ", "-->", "<?", "<http://a.b>", "é", "漢字", "👩‍👩‍👧", "e\u{301}", "\r\n", "\r", "\u{1}",
    "\u{0}",
    "- [ ] ", "- [x] ", "\u{1b}[31m", "\u{202e}", "^", "  \n",
  ]

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_f491_4f6c_dd1d
  }

  mutating func document(pieces count: Int) -> String {
    (0..<count).map { _ in Self.pieces.randomElement(using: &self) ?? "" }.joined()
  }
}
