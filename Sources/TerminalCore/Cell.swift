/// One cell of the screen.
public struct Cell: Equatable, Sendable {
  /// What stands in it: one spacing character with its marks. Empty in the right half of a wide character.
  public var text: String
  public var role: Role
  /// Added to those of the role's style.
  public var attributes: Attributes

  public static let blank = Cell()

  /// Whether it is the right half of the wide character in the cell to its left.
  public var isRightHalf: Bool { text.isEmpty }

  public init(text: String = " ", role: Role = .text, attributes: Attributes = []) {
    self.text = text
    self.role = role
    self.attributes = attributes
  }
}
