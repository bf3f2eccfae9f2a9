import SpecCore
import TerminalCore

/// Why a token was kept, corrected, rolled back or discarded: first in words, then by the figures.
enum WhyPane {
  static func title(_ state: ChatState) -> [String] {
    guard let round = state.focusedRound else { return [PaneKind.why.title] }
    return [
      "Why · reply \(round.reply + 1), round \(round.round)", "Why · round \(round.round)",
      PaneKind.why.title,
    ]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard let record = state.focusedRound, let node = state.focusedNode else {
      let hint =
        state.cursor == .live
        ? "Why a token was kept or rolled back; it is told once a round has finished."
        : "Nothing was decided in this round."
      return PaneHint.draw(hint, into: &buffer, area: area)
    }
    WhyView(facts: WhyFacts(record, node: node), glyphs: TokenGlyphs(lines: state.lines))
      .draw(into: &buffer, area: area)
  }
}
