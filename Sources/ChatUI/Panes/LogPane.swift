import TerminalCore

/// What the engine and the runtime say.
enum LogPane {
  static func title(_ state: ChatState) -> [String] { [PaneKind.log.title] }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    PaneHint.draw("What the engine and the runtime say.", into: &buffer, area: area)
  }
}
