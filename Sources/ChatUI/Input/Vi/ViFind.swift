/// Looking for a character in the line: `f`, `F`, and up to it, `t`, `T`.
struct ViFind: Equatable, Sendable {
  let character: Character
  var isForward: Bool
  let isTill: Bool

  /// - Parameter isAgain: whether what lies right beside the cursor was found before.
  /// - Returns: where it leads; nil where the line has not so many.
  func target(in editor: InputEditor, count: Int, isAgain: Bool = false) -> Int? {
    let line = editor.lineStart(editor.cursor)..<editor.lineEnd(editor.cursor)
    let step = isForward ? 1 : -1
    var place = editor.cursor
    if isAgain, isTill { place += step }
    for _ in 0..<count {
      repeat { place += step } while line.contains(place) && editor.characters[place] != character
      guard line.contains(place) else { return nil }
    }
    return isTill ? place - step : place
  }
}
