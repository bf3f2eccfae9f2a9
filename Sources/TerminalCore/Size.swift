/// The size of a screen or a part of it, in terminal cells.
public struct Size: Equatable, Hashable, Sendable {
  /// Columns; never negative.
  public var width: Int { didSet { width = max(0, width) } }
  /// Rows; never negative.
  public var height: Int { didSet { height = max(0, height) } }

  public static let zero = Size(width: 0, height: 0)

  /// Negative values become 0.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}
