/// A screen as a value: a rectangle of cells and the place of the cursor.
///
/// Whatever is written, each row stays drawable: a wide character always has both of its cells, and no cell
/// holds a control character. Drawing outside is clipped.
public struct Buffer: Equatable, Sendable {
  public let size: Size
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: CellPosition?
  private var cells: [Cell]

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  public var bounds: Rect { Rect(size) }

  /// The cell there; outside a blank one. Setting it outside does nothing; a text of more than one cell is
  /// cut to its first.
  public subscript(x: Int, y: Int) -> Cell {
    get { bounds.contains(x: x, y: y) ? cells[y * size.width + x] : .blank }
    set {
      guard bounds.contains(x: x, y: y) else { return }
      let index = y * size.width + x
      if cells[index].text == newValue.text {
        cells[index] = newValue
      } else {
        let piece = newValue.text.first.flatMap { CellText.pieces(of: $0).first }
        let style = Cell(role: newValue.role, attributes: newValue.attributes)
        put(piece ?? CellPiece(text: " ", width: 1), x: x, y: y, style: style)
      }
    }
  }

  /// The text of each row.
  public func lines() -> [String] {
    (0..<size.height).map { y in (0..<size.width).map { self[$0, y].text }.joined() }
  }

  /// Writes text on one row, starting at x, which may be left of the buffer.
  ///
  /// It ends at `limit` columns and at the buffer's edge, never in the middle of a wide character.
  /// Control characters are shown as placeholders. Returns the columns from x to where it ended.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, role: Role, attributes: Attributes = [], limit: Int? = nil
  ) -> Int {
    guard y >= 0, y < size.height else { return 0 }
    let end = min(size.width, limit.map { x + max(0, $0) } ?? size.width)
    let style = Cell(role: role, attributes: attributes)
    var column = x
    for character in text {
      for piece in CellText.pieces(of: character) {
        guard column + piece.width <= end else { return column - x }
        put(piece, x: column, y: y, style: style)
        column += piece.width
      }
    }
    return column - x
  }

  /// Fills the part of the rectangle that lies in the buffer. A wide character that does not fit leaves
  /// blanks.
  public mutating func fill(_ rect: Rect, with character: Character = " ", role: Role) {
    let piece = CellText.pieces(of: character).first ?? CellPiece(text: " ", width: 1)
    let style = Cell(role: role)
    let columns = max(0, rect.x)..<max(0, rect.x, min(size.width, rect.right))
    for y in max(0, rect.y)..<max(0, rect.y, min(size.height, rect.bottom)) {
      for x in columns { put(CellPiece(text: " ", width: 1), x: x, y: y, style: style) }
      guard piece.text != " " else { continue }
      for x in stride(from: columns.lowerBound, through: columns.upperBound - piece.width, by: piece.width) {
        put(piece, x: x, y: y, style: style)
      }
    }
  }

  /// Gives every cell of the rectangle that role, keeping its text.
  public mutating func paint(_ rect: Rect, role: Role, adding attributes: Attributes = []) {
    for y in max(0, rect.y)..<max(0, rect.y, min(size.height, rect.bottom)) {
      for x in max(0, rect.x)..<max(0, rect.x, min(size.width, rect.right)) {
        cells[y * size.width + x].role = role
        cells[y * size.width + x].attributes.formUnion(attributes)
      }
    }
  }

  /// Stores a piece on a row of the buffer; its columns may begin left of it, but end inside.
  private mutating func put(_ piece: CellPiece, x: Int, y: Int, style: Cell) {
    let last = x + piece.width - 1
    guard last >= 0 else { return }
    let row = y * size.width
    var cell = style
    guard x >= 0, last < size.width else {
      for column in max(0, x)...min(last, size.width - 1) {
        put(.init(text: " ", width: 1), x: column, y: y, style: style)
      }
      return
    }
    if cells[row + x].isRightHalf { cells[row + x - 1].text = " " }
    if last + 1 < size.width, cells[row + last + 1].isRightHalf { cells[row + last + 1].text = " " }
    cell.text = piece.text
    cells[row + x] = cell
    cell.text = ""
    if piece.width == 2 { cells[row + last] = cell }
  }
}
