import Testing

@testable import TerminalCore

@Suite struct FrameRendererTests {
  private var theme: Theme {
    Theme(
      name: "t",
      styles: [
        .text: Style(foreground: .rgb(200, 200, 200)),
        .acceptedToken: Style(foreground: .rgb(139, 213, 160), attributes: .bold),
        .statusBar: Style(foreground: .rgb(200, 200, 200), background: .rgb(40, 40, 60)),
        .rolledBackToken: Style(foreground: .indexed(1), attributes: [.underline, .italic]),
        .dimText: Style(foreground: .rgb(200, 200, 200), attributes: .dim),
        .selection: Style(foreground: .rgb(200, 200, 200), attributes: .reverse),
      ], background: .rgb(0, 0, 0))
  }

  private var screen: Buffer {
    var screen = Buffer(size: Size(width: 8, height: 3))
    screen.box(
      Rect(x: 0, y: 0, width: 8, height: 3), title: "a", role: .text, titleRole: .text, lines: .unicode)
    screen.write("ok", x: 1, y: 1, role: .acceptedToken)
    screen.write("日", x: 3, y: 1, role: .rolledBackToken)
    screen.write("█", x: 6, y: 1, role: .dimText)
    return screen
  }

  @Test func textHasNoTrailingSpaces() {
    var plain = Buffer(size: Size(width: 5, height: 3))
    plain.write("a b", x: 0, y: 1, role: .text)
    #expect(FrameRenderer.text(plain) == "\na b\n\n")
  }

  @Test func ansiColorsRunsAndResetsEachRow() {
    let text = "\u{1b}[0;38;2;200;200;200m"
    #expect(
      FrameRenderer.ansi(screen, theme) == """
        \(text)╭ a ───╮\u{1b}[0m
        \(text)│\u{1b}[0;1;38;2;139;213;160mok\u{1b}[0;3;4;38;5;1m日\(text) \
        \u{1b}[0;2;38;2;200;200;200m█\(text)│\u{1b}[0m
        \(text)╰──────╯\u{1b}[0m

        """)
  }

  @Test func svgPlacesEveryRunByColumn() {
    let picture = FrameRenderer.svg(screen, theme, title: "a <b>")
    for element in [
      ##"viewBox="0 0 112 112""##, ##"aria-label="a &lt;b&gt;""##,
      ##"<text x="26" y="71" textLength="20" fill="#8bd5a0" font-weight="bold">ok</text>"##,
      ##"<text x="46" y="71" textLength="20" fill="#cd0000" font-style="italic" text-decoration="underline">日</text>"##,
      ##"<path fill="#787878" d="M76.0 56.0H86.0V76.0H76.0Z"/>"##,
      ##"<path fill="none" stroke="#c8c8c8" stroke-width="1.5" d="M21 56Q21 46 26 46"##,
    ] {
      #expect(picture.contains(element), "\(element)\n\(picture)")
    }
    #expect(!picture.contains("│") && !picture.contains("█"))
  }

  @Test func svgSwapsColorsForReverseAndEscapesText() {
    var line = Buffer(size: Size(width: 20, height: 1))
    line.write("<&>\"", x: 0, y: 0, role: .selection)
    line.write("two words   apart", x: 4, y: 0, role: .text)
    let picture = FrameRenderer.svg(line, theme, title: "")
    #expect(picture.contains(##"<rect x="16" y="36" width="40" height="20" fill="#c8c8c8"/>"##))
    #expect(picture.contains(##"fill="#000000">&lt;&amp;&gt;&quot;</text>"##))
    #expect(picture.contains(##"<text x="56" y="51" textLength="90" fill="#c8c8c8">two words</text>"##))
    #expect(picture.contains(##"<text x="176" y="51" textLength="40" fill="#c8c8c8">apar</text>"##))
  }

  @Test func svgShowsTheCursorOnlyInsideTheScreen() {
    var line = Buffer(size: Size(width: 3, height: 1))
    let without = FrameRenderer.svg(line, theme, title: "")
    line.cursor = CellPosition(x: 3, y: 0)
    #expect(FrameRenderer.svg(line, theme, title: "") == without)
    line.cursor = CellPosition(x: 2, y: 0)
    #expect(
      FrameRenderer.svg(line, theme, title: "").contains(##"<rect x="36" y="36" width="10" height="20""##))
  }
}
