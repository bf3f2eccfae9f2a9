import Testing

@testable import TerminalCore

@Suite struct KeyDecoderTests {
  private func keys(_ text: String) -> [KeyEvent] {
    var decoder = KeyDecoder()
    return decoder.decode(text.utf8) + decoder.flush()
  }

  @Test(
    arguments: [
      ("a B", [.character("a"), .character(" "), .character("B")]),
      ("\r", [.enter]), ("\n", [.newline]), ("\t", [.tab]), ("\u{8}", [.backspace]), ("\u{7f}", [.backspace]),
      ("\u{1}\u{1a}", [.control("a"), .control("z")]), ("\u{0}\u{1f}", [.control("@"), .control("_")]),
      ("\u{1b}", [.escape]), ("\u{1b}\u{1b}", [.escape, .escape]), ("\u{1b}\r", [.newline]),
      ("\u{1b}x", [.alt("x")]), ("\u{1b}é", [.alt("é")]), ("\u{1b}\u{7f}", [.control("w")]),
      ("\u{1b}[", [.alt("[")]), ("\u{1b}O", [.alt("O")]), ("\u{1b}\u{1}", [.escape, .control("a")]),
      ("\u{1b}[A\u{1b}OB", [.up, .down]),
      ("\u{1b}[1;5C\u{1b}[1;3D\u{1b}[1;2D", [.wordRight, .wordLeft, .left]),
      ("\u{1b}[H\u{1b}[4~\u{1b}[7~\u{1b}OF", [.home, .end, .home, .end]),
      (
        "\u{1b}[1;5H\u{1b}[1;5F\u{1b}[1;5~\u{1b}[8^\u{1b}[1;2H",
        [.textStart, .textEnd, .textStart, .textEnd, .home]
      ),
      ("\u{1b}[2~\u{1b}[3~\u{1b}[5~\u{1b}[6~", [.insert, .delete, .pageUp, .pageDown]),
      ("\u{1b}[Z", [.backTab]),
      ("\u{1b}OP\u{1b}[[B\u{1b}[13~\u{1b}[1;2S", [1, 2, 3, 4].map { .function($0) }),
      ("\u{1b}[15~\u{1b}[17~\u{1b}[21~\u{1b}[24~", [5, 6, 10, 12].map { .function($0) }),
      ("\u{1b}[13;2u\u{1b}[27;5;13~", [.newline, .newline]),
      ("\u{1b}[99;5u\u{1b}[97;3u", [.control("c"), .alt("a")]),
      ("\u{1b}Oc\u{1b}Od\u{1b}Oq", [.wordRight, .wordLeft, .character("1")]),
      ("\u{1b}\u{1b}[A", [.escape, .up]),
      ("e\u{301}👨\u{200d}👩🇩🇪", [.character("e\u{301}"), .character("👨\u{200d}👩"), .character("🇩🇪")]),
      // Focus, reports, unknown and malformed sequences say nothing.
      ("\u{1b}[I\u{1b}[O\u{1b}[?62;c\u{1b}[24;80R\u{1b}[99~\u{1b}[;;~a", [.character("a")]),
      ("\u{1b}[12\u{1b}[A", [.up]), ("\u{1b}[12\ra", [.enter, .character("a")]),
      ("\u{85}a", [.newline, .character("a")]),
      ("\u{1b}[12", []), ("\u{9b}a", [.character("a")]), ("\u{1b}[4294967296;9u\u{1b}[1114112u", []),
    ] as [(String, [KeyEvent])])
  func decoding(text: String, events: [KeyEvent]) {
    #expect(keys(text) == events)
  }

  @Test func bytesMayArriveOneByOne() {
    let text = "é\u{1b}[1;5C漢\u{1b}[200~a\u{1b}[20\u{1b}[201~\u{1b}[<64;3;4M"
    var decoder = KeyDecoder()
    let events = text.utf8.flatMap { decoder.decode([$0]) }
    #expect(
      events == [
        .character("é"), .wordRight, .character("漢"), .paste("a[20"),
        .mouse(MouseEvent(kind: .wheelUp, x: 2, y: 3)),
      ])
    #expect(!decoder.awaitsMore)
  }

  @Test func anEscapeIsHeldBackUntilThePause() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1b]) == [])
    #expect(decoder.awaitsMore)
    #expect(decoder.flush() == [.escape])
    #expect(!decoder.awaitsMore)
    #expect(decoder.flush() == [])
  }

  @Test(
    arguments: [
      ([0xff], 1), ([0xc0, 0x80], 2), ([0xe9], 1), ([0xe2, 0x82], 1), ([0xed, 0xa0, 0x80], 1),
      ([0xf5, 0x80], 2),
      ([0x80], 1), ([0xe2, 0x28, 0xa1], 2),
    ] as [([UInt8], Int)])
  func invalidBytesBecomeReplacementCharacters(bytes: [UInt8], count: Int) {
    var decoder = KeyDecoder()
    let events = decoder.decode(bytes) + decoder.flush()
    #expect(events.count { $0 == .character("\u{fffd}") } == count)
    #expect(decoder.decode("a".utf8) == [.character("a")])
  }

  @Test(
    arguments: [
      ("\u{1b}[<0;1;1M", .press, 0, 0), ("\u{1b}[<0;201;60m", .release, 200, 59),
      ("\u{1b}[<32;7;8M", .drag, 6, 7), ("\u{1b}[M@#\"", .drag, 2, 1), ("\u{1b}[<64;5;6M", .wheelUp, 4, 5),
      ("\u{1b}[<81;5;6M", .wheelDown, 4, 5), ("\u{1b}[M !!", .press, 0, 0), ("\u{1b}[M#\"#", .release, 1, 2),
      ("\u{1b}[Ma!!", .wheelDown, 0, 0),
    ] as [(String, MouseEvent.Kind, Int, Int)])
  func mouseReports(text: String, kind: MouseEvent.Kind, x: Int, y: Int) {
    #expect(keys(text) == [.mouse(MouseEvent(kind: kind, x: x, y: y))])
  }

  @Test(arguments: [
    "\u{1b}[<2;1;1M", "\u{1b}[<35;1;1M", "\u{1b}[<32;1;1m", "\u{1b}[<0;0;1M", "\u{1b}[<0;1M",
    "\u{1b}[<0;1;1Z",
    "\u{1b}[M  \u{1}",
  ])
  func otherMouseReportsSayNothing(text: String) {
    #expect(keys(text) == [])
  }

  @Test func aPasteIsOneEventWithoutControlCharacters() {
    let pasted = "a\r\nb\rc\n\td\u{1b}[31m\u{7}\u{0}\u{9b}e\n\n"
    #expect(
      keys("x\u{1b}[200~\(pasted)\u{1b}[201~y") == [
        .character("x"), .paste("a\nb\nc\n\td[31me\n\n"), .character("y"),
      ])
    #expect(keys("\u{1b}[200~\u{1b}[201~") == [.paste("")])
  }

  @Test func aHugePasteIsCutAndItsEndStillFound() {
    var decoder = KeyDecoder(pasteLimit: 10)
    let events = decoder.decode(("\u{1b}[200~" + String(repeating: "abc", count: 5000) + "\u{1b}[201~z").utf8)
    #expect(events == [.paste("abcabcabca"), .pasteCut(limit: 10, length: 15000), .character("z")])
    // Only whole characters are kept, nothing after the cut, and the next paste is cut on its own.
    #expect(
      decoder.decode("\u{1b}[200~12345678漢x\u{1b}[201~".utf8) == [
        .paste("12345678"), .pasteCut(limit: 10, length: 12),
      ])
    #expect(decoder.decode("\u{1b}[200~1234567漢\u{1b}[201~".utf8) == [.paste("1234567漢")])
  }

  @Test("A paste of some megabytes arrives whole, however its bytes come in pieces")
  func longPaste() {
    var decoder = KeyDecoder()
    let text = String(repeating: "many words, größer\n", count: 60_000)
    let bytes = Array("\u{1b}[200~\(text)\u{1b}[201~z".utf8)
    var events: [KeyEvent] = []
    for start in stride(from: 0, to: bytes.count, by: 4093) {
      events += decoder.decode(bytes[start..<min(start + 4093, bytes.count)])
    }
    #expect(events == [.paste(text), .character("z")])
  }

  @Test func aPasteThatNeverEndsCanBeEnded() {
    var decoder = KeyDecoder()
    #expect(decoder.decode("\u{1b}[200~lost".utf8) == [])
    #expect(decoder.isPasting)
    #expect(decoder.flush() == [])
    #expect(decoder.endPaste() == [.paste("lost")])
    #expect(decoder.decode("a".utf8) == [.character("a")])
  }

  @Test func noInputYieldsAControlCharacter() {
    var decoder = KeyDecoder(pasteLimit: 100)
    var state: UInt64 = 1
    for round in 0..<100_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let events = decoder.decode([UInt8(truncatingIfNeeded: state >> 33)])
      for event in events + (round % 3 == 0 ? decoder.flush() : []) {
        guard case .character(let character) = event else { continue }
        #expect(character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
  }
}

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("", ""), ("a\tb\n", "a\tb\n"), ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd"), ("\u{1b}[31mred\u{7f}", "[31mred"),
    ("é\u{85}\u{9f}\u{a0}漢", "é\u{a0}漢"), ("\r\u{7}\n", "\n\n"), ("e\r\n\u{301}", "e\n\u{301}"),
  ])
  func cleaning(text: String, clean: String) {
    #expect(Array(PlainText.clean(text).unicodeScalars) == Array(clean.unicodeScalars))
  }
}
