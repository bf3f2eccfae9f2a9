import Testing

@testable import TerminalCore

@Suite struct RectTests {
  @Test func partsAreTakenFromTheSidesAndClamped() {
    var rest = Rect(x: 0, y: 0, width: 10, height: 6)
    #expect(rest.takeTop(1) == Rect(x: 0, y: 0, width: 10, height: 1))
    #expect(rest.takeBottom(2) == Rect(x: 0, y: 4, width: 10, height: 2))
    #expect(rest.takeLeft(3) == Rect(x: 0, y: 1, width: 3, height: 3))
    #expect(rest.takeRight(4) == Rect(x: 6, y: 1, width: 4, height: 3))
    #expect(rest == Rect(x: 3, y: 1, width: 3, height: 3))
    #expect(rest.takeTop(99) == Rect(x: 3, y: 1, width: 3, height: 3))
    #expect(rest.isEmpty)
    #expect(rest.takeLeft(-1).isEmpty)
  }

  @Test func extentsAreNeverNegative() {
    var rect = Rect(x: 1, y: 1, width: -2, height: 3)
    #expect(rect.isEmpty)
    rect.width = -7
    #expect(rect.width == 0)
    #expect(Rect(x: 0, y: 0, width: 3, height: 3).inset(by: 2).isEmpty)
  }

  @Test func aSmallerRectangleIsCentered() {
    let screen = Rect(x: 0, y: 0, width: 80, height: 24)
    #expect(screen.centered(Size(width: 20, height: 4)) == Rect(x: 30, y: 10, width: 20, height: 4))
    #expect(screen.centered(Size(width: 200, height: 4)) == Rect(x: 0, y: 10, width: 80, height: 4))
  }
}
