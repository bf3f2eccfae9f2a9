import Testing

@testable import TerminalCore

@Suite struct BoxDrawingTests {
  private func box(_ width: Int, _ height: Int, title: String, lines: LineStyle = .unicode) -> [String] {
    var screen = Buffer(size: Size(width: width, height: height))
    screen.box(screen.bounds, title: title, role: .border, titleRole: .title, lines: lines)
    return screen.lines()
  }

  @Test func aFrameHasItsTitleInTheTopLine() {
    #expect(box(12, 3, title: "Tokens") == ["╭ Tokens ──╮", "│          │", "╰──────────╯"])
    #expect(box(12, 3, title: "", lines: .ascii) == ["+----------+", "|          |", "+----------+"])
  }

  @Test(arguments: [
    (10, "╭ Tokens ╮"), (9, "╭ Toke… ╮"), (6, "╭ T… ╮"), (5, "╭ … ╮"), (4, "╭──╮"), (2, "╭╮"), (1, "─"),
  ])
  func aTitleIsShortenedRatherThanCut(width: Int, top: String) {
    #expect(box(width, 2, title: "Tokens")[0] == top)
  }

  @Test func aWideTitleIsShortenedAtAWholeCharacter() {
    #expect(box(9, 2, title: "日本語版")[0] == "╭ 日本… ╮")
    #expect(box(8, 2, title: "日本語版")[0] == "╭ 日… ─╮")
  }

  @Test func thinRectanglesGetALine() {
    #expect(box(8, 1, title: "One") == ["╭ One ─╮"])
    #expect(box(1, 3, title: "One") == ["─", "│", "─"])
  }

  @Test func aFrameOutsideIsClipped() {
    var screen = Buffer(size: Size(width: 4, height: 2))
    screen.box(
      Rect(x: -2, y: -1, width: 5, height: 3), title: "x", role: .border, titleRole: .title, lines: .unicode)
    #expect(screen.lines() == ["  │ ", "──╯ "])
  }

  @Test func theTitleHasItsOwnRole() {
    var screen = Buffer(size: Size(width: 9, height: 2))
    screen.box(screen.bounds, title: "Abc", role: .border, titleRole: .title, lines: .unicode)
    #expect(
      (0..<9).map { screen[$0, 0].role } == [.border] + Array(repeating: .title, count: 5) + [
        .border, .border, .border,
      ])
  }
}
