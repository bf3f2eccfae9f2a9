import TerminalCore

/// Speeds and rates, now and of earlier replies.
enum FiguresPane {
  static func title(_ state: ChatState) -> [String] { [PaneKind.figures.title] }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    PaneHint.draw("Speeds and rates, now and of earlier replies.", into: &buffer, area: area)
  }
}
