public import TerminalCore

/// Something that reaches the program from its terminal or through a signal.
public enum TerminalEvent: Equatable, Sendable {
  case keys([KeyEvent])
  /// The window has another size: call `CursesTerminal.resize`.
  case resized
  /// INT, TERM, HUP or QUIT, by number: leave within two seconds, else the process is ended.
  case quitRequested(signal: Int32)
  /// TSTP came from outside: call `CursesTerminal.suspend`. (Ctrl-Z is a key.)
  case suspendRequested
  /// The process went on after having been stopped: call `CursesTerminal.resume`.
  case continued
  /// The terminal is gone; no key will follow.
  case inputClosed
}
