/// Something typed, pasted or clicked.
public enum KeyEvent: Equatable, Sendable {
  /// A printable character, the space included.
  case character(Character)
  case enter
  /// A line break asked for in the text: Alt-Enter or Ctrl-J.
  case newline
  case tab
  case backTab
  case backspace
  case delete
  case insert
  case escape
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// Ctrl with a lower-case letter or one of `@[\]^_`.
  case control(Character)
  case alt(Character)
  case wordLeft
  case wordRight
  /// Ctrl with Home or End.
  case textStart
  case textEnd
  /// F1 is 1.
  case function(Int)
  /// One bracketed paste: line ends are `\n`, other control characters but the tab are gone.
  case paste(String)
  /// The paste before was longer than the limit, and the rest was dropped; both in bytes.
  case pasteCut(limit: Int, length: Int)
  case mouse(MouseEvent)
}

/// A mouse button or wheel turned over a cell.
public struct MouseEvent: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// The left button.
    case press
    /// Moved with the left button held.
    case drag
    case release
    case wheelUp
    case wheelDown
  }

  public var kind: Kind
  /// Column, from 0.
  public var x: Int
  /// Row, from 0.
  public var y: Int

  public init(kind: Kind, x: Int, y: Int) {
    self.kind = kind
    self.x = x
    self.y = y
  }
}
