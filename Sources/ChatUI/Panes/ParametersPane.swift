import TerminalCore

/// Every parameter, its range and what it does.
enum ParametersPane {
  static func title(_ state: ChatState) -> [String] { [PaneKind.parameters.title] }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    PaneHint.draw("Every parameter, its range and what it does.", into: &buffer, area: area)
  }
}
