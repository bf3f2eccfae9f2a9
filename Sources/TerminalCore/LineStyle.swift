/// The characters that frames are drawn with.
public enum LineStyle: Equatable, Sendable {
  case unicode
  /// For terminals whose encoding or font has no box-drawing characters.
  case ascii

  public var horizontal: String { self == .unicode ? "─" : "-" }
  public var vertical: String { self == .unicode ? "│" : "|" }
  public var topLeft: String { self == .unicode ? "╭" : "+" }
  public var topRight: String { self == .unicode ? "╮" : "+" }
  public var bottomLeft: String { self == .unicode ? "╰" : "+" }
  public var bottomRight: String { self == .unicode ? "╯" : "+" }
  /// A line down with a branch to the right.
  public var teeRight: String { self == .unicode ? "├" : "+" }
  public var teeLeft: String { self == .unicode ? "┤" : "+" }
  public var teeDown: String { self == .unicode ? "┬" : "+" }
  public var teeUp: String { self == .unicode ? "┴" : "+" }
  public var cross: String { self == .unicode ? "┼" : "+" }
  /// Stands for what a shortened text leaves out.
  public var ellipsis: String { self == .unicode ? "…" : "~" }
}
