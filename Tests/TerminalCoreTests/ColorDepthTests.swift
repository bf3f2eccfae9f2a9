import Testing

@testable import TerminalCore

@Suite struct ColorDepthTests {
  @Test(
    arguments: [
      (.rgb(255, 0, 0), .palette256, .indexed(196)), (.rgb(95, 135, 175), .palette256, .indexed(67)),
      (.rgb(8, 8, 8), .palette256, .indexed(232)), (.indexed(3), .palette256, .indexed(3)),
      (.rgb(139, 213, 160), .sixteen, .indexed(10)), (.rgb(139, 213, 160), .eight, .indexed(2)),
      (.rgb(200, 40, 40), .sixteen, .indexed(1)), (.rgb(255, 184, 108), .eight, .indexed(3)),
      (.rgb(203, 166, 247), .eight, .indexed(5)), (.rgb(137, 180, 250), .eight, .indexed(4)),
      (.rgb(127, 127, 127), .sixteen, .indexed(8)), (.rgb(20, 20, 28), .sixteen, .indexed(0)),
      (.rgb(20, 20, 28), .direct, .rgb(20, 20, 28)), (.rgb(1, 2, 3), .none, .terminalDefault),
      (.terminalDefault, .eight, .terminalDefault),
    ] as [(Color, ColorDepth, Color)])
  func nearestColor(color: Color, depth: ColorDepth, expected: Color) {
    #expect(color.reduced(to: depth) == expected)
  }

  @Test func the256ColorsMapToThemselves() {
    for index in UInt8(16)...255 {
      let (red, green, blue) = XtermPalette.components(index)
      let found = Color.rgb(red, green, blue).reduced(to: .palette256)
      #expect(found.components! == (red, green, blue), "colour \(index)")
    }
  }

  @Test func textNeverBecomesTheColorBehindIt() {
    let dimOnDark = Style(foreground: .rgb(70, 70, 80), background: .rgb(20, 20, 28))
    #expect(dimOnDark.reduced(to: .eight).foreground == .indexed(7))
    #expect(dimOnDark.reduced(to: .eight).attributes.contains(.dim))
    let paleOnLight = Style(foreground: .rgb(190, 190, 190), background: .rgb(250, 250, 250))
    #expect(paleOnLight.reduced(to: .eight).foreground == .indexed(0))
  }

  @Test func contrastIsThatOfWCAG() throws {
    #expect(Color.contrast(.rgb(255, 255, 255), .rgb(0, 0, 0)) == 21)
    let grey = try #require(Color.contrast(.rgb(118, 118, 118), .rgb(255, 255, 255)))
    #expect(abs(grey - 4.54) < 0.01)
    #expect(Color.contrast(.terminalDefault, .rgb(0, 0, 0)) == nil)
  }
}
