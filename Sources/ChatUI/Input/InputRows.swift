import TerminalCore

/// The text being written, broken into rows of the screen.
struct InputRows: Equatable, Sendable {
  /// Characters of each row; a line end belongs to the row it ends.
  private(set) var rows: [Range<Int>] = []
  private let characters: [Character]

  init(_ characters: [Character], width: Int) {
    self.characters = characters
    let width = max(1, width)
    var start = 0
    while let end = rowEnd(from: start, width: width) {
      rows.append(start..<end)
      start = end
    }
    rows.append(start..<characters.count)
  }

  /// Where the row that starts there ends; nil if it is the last one.
  private func rowEnd(from start: Int, width: Int) -> Int? {
    var used = 0
    var opportunity: Int?
    for index in start..<characters.count {
      if characters[index] == "\n" { return index + 1 }
      let columns = DisplayWidth.of(characters[index])
      // The last column stays free for the cursor.
      if used + columns > width - 1, index > start { return opportunity ?? index }
      used += columns
      if characters[index] == " " { opportunity = index + 1 }
    }
    return nil
  }

  /// The row and column of a cursor before that character.
  func place(of cursor: Int) -> (row: Int, column: Int) {
    let row = rows.lastIndex { $0.lowerBound <= cursor } ?? 0
    return (row, width(rows[row].lowerBound..<max(cursor, rows[row].lowerBound)))
  }

  /// The cursor in a row, at that column or the nearest to its left.
  func cursor(row: Int, column: Int) -> Int {
    var used = 0
    for index in rows[row] {
      used += DisplayWidth.of(characters[index])
      if used > column || characters[index] == "\n" { return index }
    }
    let isLast = row == rows.count - 1
    return isLast ? rows[row].upperBound : max(rows[row].upperBound - 1, rows[row].lowerBound)
  }

  /// A row's text without its line end.
  func text(row: Int) -> String { String(characters[rows[row]].filter { $0 != "\n" }) }

  private func width(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (characters[$1] == "\n" ? 0 : DisplayWidth.of(characters[$1])) }
  }
}
