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
  }
}
