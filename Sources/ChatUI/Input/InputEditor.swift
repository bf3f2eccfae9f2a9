/// The text being written: characters and a cursor between them.
struct InputEditor: Equatable, Sendable {
  private(set) var characters: [Character] = []
  /// Before which character the cursor stands, in `0 ... characters.count`.
  private(set) var cursor = 0
  /// What was cut last, for `yank`.
  private(set) var killed = ""

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }

  mutating func setText(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  /// Inserts typed or pasted text at the cursor; of control characters only line ends and tabs come in.
  mutating func insert(_ text: String) {
    let clean = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control }
    // Marks join the character before them, so that the text, not the characters, is put together.
    let before = String(characters[..<cursor]) + String(String.UnicodeScalarView(clean))
    let after = characters[cursor...]
    let head = Array(before)
    characters = head + after
    cursor = head.count
  }

  // MARK: Deleting

  mutating func backspace() { delete(from: cursor - 1, to: cursor) }

  mutating func deleteForward() { delete(from: cursor, to: cursor + 1) }

  mutating func killToLineEnd() {
    let end = lineEnd(cursor)
    kill(from: cursor, to: end == cursor ? cursor + 1 : end)
  }

  mutating func killToLineStart() {
    let start = lineStart(cursor)
    kill(from: start == cursor ? cursor - 1 : start, to: cursor)
  }

  mutating func killWordBackward() { kill(from: wordStart(), to: cursor) }

  mutating func killWordForward() { kill(from: cursor, to: wordEnd()) }

  mutating func killAll() { kill(from: 0, to: characters.count) }

  mutating func yank() { insert(killed) }

  private mutating func kill(from start: Int, to end: Int) {
    let range = max(start, 0)..<max(min(end, characters.count), max(start, 0))
    guard !range.isEmpty else { return }
    killed = String(characters[range])
    delete(from: range.lowerBound, to: range.upperBound)
  }

  private mutating func delete(from start: Int, to end: Int) {
    guard start >= 0, end <= characters.count else { return }
    characters.removeSubrange(start..<end)
    cursor = start
  }

  // MARK: Moving

  mutating func moveLeft() { cursor = max(cursor - 1, 0) }

  mutating func moveRight() { cursor = min(cursor + 1, characters.count) }

  mutating func moveWordLeft() { cursor = wordStart() }

  mutating func moveWordRight() { cursor = wordEnd() }

  mutating func moveToLineStart() { cursor = lineStart(cursor) }

  mutating func moveToLineEnd() { cursor = lineEnd(cursor) }

  mutating func moveToStart() { cursor = 0 }

  mutating func moveToEnd() { cursor = characters.count }

  /// Moves up or down by rows as they are shown.
  ///
  /// - Returns: whether there was a row to move to.
  mutating func moveRows(_ rows: Int, width: Int) -> Bool {
    let layout = InputRows(characters, width: width)
    let place = layout.place(of: cursor)
    guard layout.rows.indices.contains(place.row + rows) else { return false }
    cursor = layout.cursor(row: place.row + rows, column: place.column)
    return true
  }

  private func lineStart(_ position: Int) -> Int {
    characters[..<position].lastIndex { $0 == "\n" }.map { $0 + 1 } ?? 0
  }

  private func lineEnd(_ position: Int) -> Int {
    characters[position...].firstIndex { $0 == "\n" } ?? characters.count
  }

  private func wordStart() -> Int {
    let end = characters[..<cursor].lastIndex(where: Self.isWord) ?? 0
    return characters[..<end].lastIndex { !Self.isWord($0) }.map { $0 + 1 } ?? 0
  }

  private func wordEnd() -> Int {
    guard let start = characters[cursor...].firstIndex(where: Self.isWord) else { return characters.count }
    return characters[start...].firstIndex { !Self.isWord($0) } ?? characters.count
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
