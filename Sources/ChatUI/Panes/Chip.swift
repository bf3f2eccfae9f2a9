import TerminalCore

/// A token on the screen: a glyph for what became of it, and its text.
///
/// A token that starts a word has its space before the glyph, so that a row of chips reads as text.
struct Chip: Equatable, Sendable {
  let glyph: String
  let text: String
  let role: Role
  let startsWord: Bool

  init(glyph: String, token: String, role: Role, lines: LineStyle) {
    self.glyph = glyph
    self.role = role
    startsWord = token.hasPrefix(" ")
    let space = lines == .unicode ? "␣" : "_"
    let rest = startsWord ? token.dropFirst() : token[...]
    let inner = rest.drop { $0 == " " }
    let spaces = rest.isEmpty && startsWord ? 1 : rest.count - inner.count
    let shown = String(repeating: space, count: spaces) + Self.visible(inner, space)
    // Nothing at all, or nothing that is seen: joiners, marks of direction.
    text = DisplayWidth.of(shown) == 0 ? (lines == .unicode ? "∅" : "''") : shown
  }

  /// Spaces of other widths are as invisible as plain ones.
  private static func visible(_ text: Substring, _ space: String) -> String {
    let isBlank = text.allSatisfy {
      $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .spaceSeparator }
    }
    return isBlank
      ? String(repeating: space, count: DisplayWidth.of(text)) : DisplayWidth.visible(String(text))
  }

  /// Columns, the space before it not counted.
  var width: Int { DisplayWidth.of(glyph) + DisplayWidth.of(text) }
}

/// Places chips in rows, left to right.
struct ChipRows {
  struct Placed: Equatable {
    /// Which chip, as it was numbered when added.
    let index: Int
    let x: Int
  }

  private(set) var rows: [[Placed]] = [[]]
  private let width: Int
  private var x: Int

  /// - Parameter indent: columns of the first row that are taken.
  init(width: Int, indent: Int = 0) {
    self.width = max(1, width)
    x = indent
  }

  mutating func add(_ chip: Chip, index: Int) {
    let gap = chip.startsWord && x > 0 ? 1 : 0
    if x > 0, x + gap + chip.width > width { breakRow() }
    let start = x + (x > 0 ? gap : 0)
    rows[rows.count - 1].append(Placed(index: index, x: start))
    x = start + chip.width
  }

  mutating func breakRow() {
    guard x > 0 else { return }
    rows.append([])
    x = 0
  }
}

extension Buffer {
  /// Draws a chip in at most `limit` columns.
  ///
  /// - Returns: the columns used.
  @discardableResult
  mutating func draw(_ chip: Chip, x: Int, y: Int, limit: Int, attributes: Attributes = []) -> Int {
    let used = write(chip.glyph, x: x, y: y, role: chip.role, attributes: attributes, limit: limit)
    return used
      + write(
        chip.text, x: x + used, y: y, role: chip.role, attributes: attributes, limit: limit - used)
  }
}
