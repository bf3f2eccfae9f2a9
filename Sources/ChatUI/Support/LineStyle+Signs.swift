import TerminalCore

extension LineStyle {
  /// Marks a conversation that is kept on top of the list.
  var pin: String { self == .unicode ? "◆" : "^" }
  /// Marks the one that is open.
  var open: String { self == .unicode ? "●" : "*" }
}
