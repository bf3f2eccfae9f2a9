import TerminalCore

/// Why a token was accepted or rolled back.
enum WhyPane {
  static func title(_ state: ChatState) -> [String] { [PaneKind.why.title] }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    PaneHint.draw("Why a token was accepted or rolled back.", into: &buffer, area: area)
  }
}
