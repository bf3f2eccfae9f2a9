import CNcurses
import TerminalCore
import Testing

@testable import TerminalCurses

@Suite struct CellPainterTests {
  private func cells(_ text: String, role: Role = .text, encoding: TextEncoding) -> [cchar_t] {
    _ = TextLocale.current
    var buffer = Buffer(size: Size(width: 8, height: 1))
    buffer.write(text, x: 0, y: 0, role: role)
    var pairs = ColorPairs(depth: .none)
    var painter = CellPainter(
      theme: Theme(name: "t", styles: [:]), depth: .none, encoding: encoding)
    return painter.cells(of: buffer, in: RowSpan(y: 0, columns: 0..<8), pairs: &pairs)
  }

  private func characters(_ cells: [cchar_t]) -> [Int32] { cells.map { $0.chars.0 } }

  @Test func aWideCharacterIsOneCursesCell() {
    #expect(characters(cells("a漢b", encoding: .utf8)) == [0x61, 0x6f22, 0x62, 32, 32, 32, 32])
  }

  @Test func marksAreInTheirCharactersCell() {
    let cell = cells("e\u{301}", encoding: .utf8)[0]
    #expect(cell.chars.0 == 0x65 && cell.chars.1 == 0x301 && cell.chars.2 == 0)
  }

  @Test func whatAnotherEncodingCannotShowKeepsItsColumns() {
    #expect(
      characters(cells("a漢é", encoding: .other("ISO-8859-1")))
        == [0x61, 0x3f, 0x3f, 0x3f, 32, 32, 32, 32])
    #expect(characters(cells("é", encoding: .unspecified))[0] == 0xe9)
  }

  @Test func withoutColorsAttributesCarryTheMeaning() {
    let error = cells("x", role: .error, encoding: .utf8)[0]
    #expect(error.attr & specbranch_bold != 0 && error.attr & specbranch_reverse != 0)
    #expect(error.ext_color == 0)
  }
}
