import Testing

@testable import TerminalCore

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("a", 1), (" ", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("한", 2), ("ｱ", 1), ("😀", 2),
      ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤\u{fe0f}", 1),
      ("1\u{fe0f}\u{20e3}", 1),
      ("\n", 1), ("\r\n", 1), ("\t", 1), ("\u{1b}", 1), ("\u{0}", 1), ("\u{9b}", 1), ("\u{202e}", 0),
      ("\u{feff}", 0),
      ("\u{301}", 1), ("─", 1), ("…", 1), ("●", 1),
      ("─\u{301}", 1), ("▟", 1), ("⣿", 1),
    ] as [(Character, Int)])
  func columnsOfACharacter(character: Character, columns: Int) {
    #expect(DisplayWidth.of(character) == columns)
  }

  @Test func columnsOfATextAreThoseItsCharactersTake() {
    #expect(DisplayWidth.of("") == 0)
    #expect(DisplayWidth.of("plain") == 5)
    #expect(DisplayWidth.of("日本語 text") == 11)
  }

  @Test func clippingKeepsWholeCharacters() {
    #expect(DisplayWidth.clip("日本語", to: 5) == "日本")
    #expect(DisplayWidth.clip("日本語", to: 1) == "")
    #expect(DisplayWidth.clip("e\u{301}e", to: 1) == "e\u{301}")
    #expect(DisplayWidth.clip("abc", to: -3) == "")
  }

  @Test func shorteningLeavesRoomForTheEllipsis() {
    #expect(DisplayWidth.shorten("Branches", to: 8) == "Branches")
    #expect(DisplayWidth.shorten("Branches", to: 7) == "Branch…")
    #expect(DisplayWidth.shorten("日本語", to: 4) == "日…")
    #expect(DisplayWidth.shorten("Branches", to: 4, lines: .ascii) == "Bra~")
    #expect(DisplayWidth.shorten("Branches", to: 1) == "…")
    #expect(DisplayWidth.shorten("Branches", to: 0) == "")
  }

  @Test func paddingFillsOrClipsToTheColumn() {
    #expect(DisplayWidth.pad("ab", to: 4) == "ab  ")
    #expect(DisplayWidth.pad("日本", to: 3) == "日 ")
  }

  @Test func controlCharactersBecomeVisible() {
    #expect(DisplayWidth.visible("a\nb\tc\u{1b}[0m\u{7}\u{9b}\r\n") == "a⏎b⇥c␛[0m··⏎")
  }

  @Test(
    arguments: [
      ("C", nil, .unspecified), ("", "ANSI_X3.4-1968", .unspecified),
      ("POSIX", "ANSI_X3.4-1968", .unspecified),
      ("de_DE.UTF-8", "UTF-8", .utf8), ("xx_XX.utf8", nil, .utf8), ("en_GB.UTF-8@euro", nil, .utf8),
      ("de_DE", "ISO-8859-1", .other("ISO-8859-1")), ("nonsense", nil, .unspecified),
    ] as [(String, String?, TextEncoding)])
  func encodingOfALocale(name: String, codeset: String?, encoding: TextEncoding) {
    #expect(TextLocale.encoding(of: name, codeset: codeset) == encoding)
  }
}
