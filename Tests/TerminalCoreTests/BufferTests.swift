import Testing

@testable import TerminalCore

@Suite struct BufferTests {
  private func buffer(_ width: Int, _ height: Int = 1) -> Buffer {
    Buffer(size: Size(width: width, height: height))
  }

  @Test func textIsClippedAtTheEdge() {
    var screen = buffer(5)
    #expect(screen.write("abcdef", x: 2, y: 0, role: .text) == 3)
    #expect(screen.lines() == ["  abc"])
  }

  @Test func aWideCharacterIsNeverSplitAtTheEdge() {
    var screen = buffer(5)
    #expect(screen.write("日本語", x: 0, y: 0, role: .text) == 4)
    #expect(screen.lines() == ["日本 "])
    #expect(screen[1, 0].isRightHalf)
    #expect(screen.write("語", x: 4, y: 0, role: .text) == 0)
  }

  @Test func theLimitCountsColumns() {
    var screen = buffer(10)
    #expect(screen.write("日本語", x: 1, y: 0, role: .text, limit: 5) == 4)
    #expect(screen.write("x", x: 0, y: 0, role: .text, limit: 0) == 0)
    #expect(screen.write("x", x: 0, y: 0, role: .text, limit: -1) == 0)
    #expect(screen.lines() == [" 日本     "])
  }

  @Test func textMayStartLeftOfTheBuffer() {
    var screen = buffer(4)
    #expect(screen.write("abcdef", x: -3, y: 0, role: .text) == 6)
    #expect(screen.lines() == ["def "])
    screen.write("日x", x: -1, y: 0, role: .text)
    #expect(screen.lines() == [" xf "])
  }

  @Test(arguments: [(0, -1), (0, 1), (9, 0), (-9, 0), (3, 7)])
  func writingOutsideChangesNothing(x: Int, y: Int) {
    var screen = buffer(4)
    screen.write("text", x: x, y: y, role: .error)
    screen[x, y] = Cell(text: "x", role: .error)
    screen.paint(Rect(x: x, y: y, width: 2, height: 1), role: .text)
    #expect(screen == buffer(4))
    #expect(screen[x, y] == .blank)
  }

  @Test func overwritingHalfOfAWideCharacterBlanksTheOther() {
    var screen = buffer(4)
    screen.write("日本", x: 0, y: 0, role: .text)
    screen.write("x", x: 1, y: 0, role: .text)
    #expect(screen.lines() == [" x本"])
    screen.write("y", x: 2, y: 0, role: .text)
    #expect(screen.lines() == [" xy "])
    screen.write("日本", x: 0, y: 0, role: .text)
    screen.write("語", x: 1, y: 0, role: .text)
    #expect(screen.lines() == [" 語 "])
  }

  @Test func aRoleCanBeChangedOnEitherHalfOfAWideCharacter() {
    var screen = buffer(2)
    screen.write("日", x: 0, y: 0, role: .text)
    screen[0, 0].role = .selection
    screen[1, 0].attributes.insert(.reverse)
    #expect(screen.lines() == ["日"])
    #expect(screen[0, 0].role == .selection)
    #expect(screen[1, 0] == Cell(text: "", role: .text, attributes: .reverse))
  }

  @Test func aCellTakesOneCharacterOnly() {
    var screen = buffer(3)
    screen[0, 0] = Cell(text: "abc")
    screen[2, 0] = Cell(text: "日")
    #expect(screen.lines() == ["a  "])
    screen[0, 0] = Cell(text: "\n")
    screen[1, 0] = Cell(text: "")
    #expect(screen.lines() == ["⏎  "])
  }

  @Test func noCellHoldsAControlCharacter() {
    let hostile = (0...0xff).compactMap { Unicode.Scalar($0 as UInt32) }.map { String($0) }.joined()
    var screen = buffer(400)
    screen.write(hostile + "\u{2028}\u{202e}\u{2066}\u{200b}\u{fff9}", x: 0, y: 0, role: .text)
    let scalars = screen.lines()[0].unicodeScalars
    let forbidden: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
    #expect(scalars.allSatisfy { !forbidden.contains($0.properties.generalCategory) })
    #expect(screen.lines()[0].contains("ABC"))
  }

  @Test func marksStayWithTheirCharacterUpToFiveScalars() {
    var screen = buffer(3)
    #expect(
      screen.write("e\u{301}" + String(repeating: "\u{300}", count: 20) + "x", x: 0, y: 0, role: .text) == 2)
    #expect(screen[0, 0].text.unicodeScalars.count == 5)
    #expect(screen[1, 0].text == "x")
  }

  @Test func emojiSequencesAreReducedToWhatEveryTerminalCounts() {
    var screen = buffer(8)
    screen.write("👨\u{200d}👩\u{200d}👧👍🏽🇩🇪❤\u{fe0f}", x: 0, y: 0, role: .text)
    #expect((0..<8).map { screen[$0, 0].text } == ["👨", "", "👍", "", "D", "E", "❤", " "])
  }

  @Test func fillingClipsAndPlacesWideCharactersWhole() {
    var screen = buffer(5, 3)
    screen.fill(Rect(x: -2, y: 1, width: 100, height: 100), with: "日", role: .border)
    #expect(screen.lines() == ["     ", "日日 ", "日日 "])
    screen.fill(Rect(x: 1, y: 2, width: 2, height: 1), with: "#", role: .text)
    #expect(screen.lines()[2] == " ##  ")
    screen.fill(Rect(x: 3, y: 0, width: -4, height: 1), with: "#", role: .text)
    screen.fill(Rect(x: 30, y: 30, width: 4, height: 1), with: "#", role: .text)
    #expect(screen.lines()[0] == "     ")
  }

  @Test func aBufferMayBeEmpty() {
    var screen = buffer(0, 0)
    screen.write("x", x: 0, y: 0, role: .text)
    screen.fill(Rect(x: 0, y: 0, width: 3, height: 3), role: .text)
    screen.box(
      Rect(x: 0, y: 0, width: 3, height: 3), title: "t", role: .border, titleRole: .title, lines: .unicode)
    #expect(screen.lines() == [])
    #expect(Buffer(size: Size(width: -3, height: 4)).lines() == ["", "", "", ""])
  }
}
