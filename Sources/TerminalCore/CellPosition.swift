/// A place on the screen: column and row, counted from 0 at the top left.
public struct CellPosition: Equatable, Hashable, Sendable {
  public var x: Int
  public var y: Int

  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
