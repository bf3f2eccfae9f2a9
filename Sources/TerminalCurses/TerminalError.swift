/// Why there is no screen; its description is one sentence for people.
public enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// `TERM` says nothing.
  case typeUnset
  /// Terminfo has no entry of that name.
  case typeUnknown(String)
  /// The terminal cannot move its cursor.
  case typeTooSimple(String)
  /// Curses would not start, or the terminal's settings could not be read.
  case startFailed(String)

  public var description: String {
    switch self {
    case .notATerminal:
      "The chat needs a terminal, but standard input or output is something else; use it in a terminal."
    case .typeUnset:
      "TERM is not set, so the kind of terminal is unknown: set it, for instance TERM=xterm-256color."
    case .typeUnknown(let name):
      "The terminal type “\(name)” (TERM) is not known here; "
        + "install its terminfo entry (Debian: ncurses-term) or set TERM=xterm-256color."
    case .typeTooSimple(let name):
      "A terminal of type “\(name)” (TERM) cannot show the chat: use another one, "
        + "or set TERM=xterm-256color if that is what it is."
    case .startFailed(let name):
      "The screen could not be set up on a terminal of type “\(name)”; try TERM=xterm-256color."
    }
  }
}
