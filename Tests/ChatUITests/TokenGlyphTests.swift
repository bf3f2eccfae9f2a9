import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct TokenGlyphTests {
  /// Without colours, and without attributes, too, a token's fate can be read.
  @Test(arguments: [LineStyle.unicode, .ascii]) func everyFateHasAGlyphOfItsOwn(lines: LineStyle) {
    let glyphs = TokenGlyphs(lines: lines)
    let fates = [DraftFate.pending, .accepted, .rolledBack, .discarded].map { glyphs.glyph($0) }
    let own = [TokenOrigin.correction, .bonus, .target].map { glyphs.glyph($0) }
    #expect(Set(fates + own).count == 7)
    #expect((fates + own).allSatisfy { DisplayWidth.of($0) == 1 })
    // A letter would be read as part of the token behind it.
    #expect(!(fates + own).contains { $0.contains(where: \.isLetter) })
  }

  @Test("Without colours each origin looks different, even where nothing can be slanted")
  func originsWithoutColours() {
    let looks = TokenOrigin.allCases.map { origin in
      Theme.monochrome.style(for: TokenGlyphs.role(origin)).attributes.subtracting(.italic).rawValue
    }
    #expect(Set(looks).count == TokenOrigin.allCases.count)
  }
}
