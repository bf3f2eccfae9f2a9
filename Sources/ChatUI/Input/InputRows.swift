import TerminalCore

/// Where the text being written breaks into rows of the screen.
///
/// It does not hold the text, which stays one list that edits change in place. An edit lays out only the rows that it
/// touches, so that typing into a long paste stays as quick as into a short message.
struct InputRows: Equatable, Sendable {
  let width: Int
  /// Before which character each row starts, from 0 on.
  private var starts = RisingPlaces([0])
  private var length: Int

  init(_ characters: ChunkedText, width: Int) {
    self.width = max(1, width)
    length = characters.count
    var starts = [0]
    while let end = rowEnd(from: starts[starts.count - 1], characters) { starts.append(end) }
    self.starts = RisingPlaces(starts)
  }

  var count: Int { starts.count }

  /// Characters of a row; a line end belongs to the row it ends.
  subscript(row: Int) -> Range<Int> {
    starts[row]..<(row + 1 < starts.count ? starts[row + 1] : length)
  }

  /// The row of a cursor before that character.
  func row(of cursor: Int) -> Int { starts.firstIndex { $0 > cursor } - 1 }

  /// The row and column of a cursor before that character.
  func place(of cursor: Int, in characters: ChunkedText) -> (row: Int, column: Int) {
    let row = row(of: cursor)
    let columns = characters[starts[row]..<cursor].reduce(0) {
      $0 + ($1 == "\n" ? 0 : DisplayWidth.of($1))
    }
    return (row, columns)
  }

  /// The cursor in a row, at that column or the nearest to its left.
  func cursor(row: Int, column: Int, in characters: ChunkedText) -> Int {
    let range = self[row]
    var used = 0
    for index in range {
      used += DisplayWidth.of(characters[index])
      if used > column || characters[index] == "\n" { return index }
    }
    return row == count - 1 ? range.upperBound : max(range.upperBound - 1, range.lowerBound)
  }

  /// A row's text without its line end.
  func text(row: Int, of characters: ChunkedText) -> String {
    characters.string(self[row]).filter { $0 != "\n" }
  }

  /// Follows an edit.
  ///
  /// - Parameters:
  ///   - range: what was replaced.
  ///   - added: how many characters stand there now.
  ///   - characters: the text after the edit.
  /// - Returns: how many rows were laid out.
  @discardableResult
  mutating func follow(_ range: Range<Int>, replacedBy added: Int, in characters: ChunkedText) -> Int {
    let shift = added - range.count
    length = characters.count
    // A word that became shorter may fit at the end of the row before.
    let first = max(row(of: range.lowerBound) - 1, 0)
    var fresh = [starts[first]]
    var (old, end) = (starts.firstIndex { $0 >= range.upperBound }, starts.count)
    while let start = rowEnd(from: fresh[fresh.count - 1], characters) {
      while old < starts.count, starts[old] + shift < start { old += 1 }
      if old < starts.count, starts[old] + shift == start, start >= range.lowerBound + added {
        // From here on the rows are the old ones.
        end = old
        break
      }
      fresh.append(start)
    }
    starts.replace(first..<end, with: fresh, movingRestBy: shift)
    return fresh.count
  }

  /// Where the row that starts there ends; nil if it is the last one.
  private func rowEnd(from start: Int, _ text: ChunkedText) -> Int? {
    var used = 0
    var opportunity: Int?
    var number = text.piece(of: start)
    while number < text.pieces.count {
      let (piece, first) = (text.pieces[number], text.start(ofPiece: number))
      for position in max(start - first, 0)..<piece.count {
        let cell = piece.cell(position)
        if cell == TextPiece.lineEnd { return first + position + 1 }
        let columns = cell == TextPiece.space ? 1 : Int(cell)
        // The last column stays free for the cursor.
        if used + columns > width - 1, first + position > start { return opportunity ?? first + position }
        used += columns
        if cell == TextPiece.space { opportunity = first + position + 1 }
      }
      number += 1
    }
    return nil
  }
}
