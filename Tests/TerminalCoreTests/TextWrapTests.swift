import Testing

@testable import TerminalCore

@Suite struct TextWrapTests {
  @Test(
    arguments: [
      ("", 10, [""]),
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 8, ["one two", "three"]),
      ("one   two", 4, ["one", "two"]),
      ("a\n\nb", 10, ["a", "", "b"]),
      ("a\r\nb\n", 10, ["a", "b", ""]),
      ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
      ("an incomprehensible", 6, ["an", "incomp", "rehens", "ible"]),
      ("  indented text here", 10, ["  indented", "text here"]),
      ("日本語日本語", 5, ["日本", "語日", "本語"]),
      ("ab 日本語", 5, ["ab 日", "本語"]),
      ("日本", 1, ["日", "本"]),
      ("abc", 0, ["a", "b", "c"]),
      ("abc", -4, ["a", "b", "c"]),
      ("      ", 3, ["   "]),
    ] as [(String, Int, [String])])
  func wrapping(text: String, columns: Int, lines: [String]) {
    #expect(DisplayWidth.wrap(text, to: columns).map(String.init) == lines)
  }

  @Test(arguments: 1...30) func noLineIsWiderAndNoWordIsLost(columns: Int) {
    let text =
      "The quick brown 狐 jumps over 怠惰な犬 and e\u{301}\u{301}tudes,  antidisestablishmentarianism ends."
    let lines = DisplayWidth.wrap(text, to: columns)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(columns, 2) })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
