/// A rectangle of cells. It may reach outside the buffer it is used with; drawing clips.
public struct Rect: Equatable, Hashable, Sendable {
  public var x: Int
  public var y: Int
  /// Columns; never negative.
  public var width: Int { didSet { width = max(0, width) } }
  /// Rows; never negative.
  public var height: Int { didSet { height = max(0, height) } }

  public var isEmpty: Bool { width == 0 || height == 0 }
  public var size: Size { Size(width: width, height: height) }
  /// The first column right of it.
  public var right: Int { x + width }
  /// The first row below it.
  public var bottom: Int { y + height }

  /// Negative extents become 0.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The whole of a screen of that size.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  /// The rectangle that remains when `cells` are taken from every side; empty when nothing remains.
  public func inset(by cells: Int) -> Rect { inset(horizontally: cells, vertically: cells) }

  /// The rectangle that remains when cells are taken from the left and right, and from the top and bottom.
  public func inset(horizontally columns: Int, vertically rows: Int) -> Rect {
    Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  public func contains(x column: Int, y row: Int) -> Bool {
    column >= x && column < right && row >= y && row < bottom
  }

  /// A rectangle of that size (made smaller where it does not fit) in the middle of this one.
  public func centered(_ size: Size) -> Rect {
    let fitted = Size(width: min(size.width, width), height: min(size.height, height))
    return Rect(
      x: x + (width - fitted.width) / 2, y: y + (height - fitted.height) / 2,
      width: fitted.width, height: fitted.height)
  }

  /// Removes up to `rows` rows at the top and returns them.
  public mutating func takeTop(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), height)
    defer { self = Rect(x: x, y: y + taken, width: width, height: height - taken) }
    return Rect(x: x, y: y, width: width, height: taken)
  }

  /// Removes up to `rows` rows at the bottom and returns them.
  public mutating func takeBottom(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), height)
    defer { self = Rect(x: x, y: y, width: width, height: height - taken) }
    return Rect(x: x, y: bottom - taken, width: width, height: taken)
  }

  /// Removes up to `columns` columns at the left and returns them.
  public mutating func takeLeft(_ columns: Int) -> Rect {
    let taken = min(max(0, columns), width)
    defer { self = Rect(x: x + taken, y: y, width: width - taken, height: height) }
    return Rect(x: x, y: y, width: taken, height: height)
  }

  /// Removes up to `columns` columns at the right and returns them.
  public mutating func takeRight(_ columns: Int) -> Rect {
    let taken = min(max(0, columns), width)
    defer { self = Rect(x: x, y: y, width: width - taken, height: height) }
    return Rect(x: right - taken, y: y, width: taken, height: height)
  }
}
