import TerminalCore

/// The lanes' forwards in true time.
enum TimelinePane {
  static func title(_ state: ChatState) -> [String] { [PaneKind.timeline.title] }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    PaneHint.draw("The lanes' forwards in true time.", into: &buffer, area: area)
  }
}
