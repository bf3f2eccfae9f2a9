import TerminalCore

/// The text being written: characters and a cursor between them.
struct InputEditor: Equatable, Sendable {
  /// What some commands go on from.
  private enum Last: Equatable, Sendable {
    case other
    case cut
    /// Put these characters back.
    case yank(Range<Int>)
  }

  private(set) var characters = ChunkedText()
  /// Before which character the cursor stands, in `0 ... characters.count`.
  private(set) var cursor = 0
  private(set) var ring = KillRing()
  /// Before which characters there is an `@`; rising.
  private(set) var atSigns = RisingPlaces([])
  /// Another number after each change of the text.
  private(set) var revision = 0
  private var changes = InputChanges()
  private var last = Last.other
  private var rows = InputRows(ChunkedText(), width: 80)

  init(_ text: String = "") { begin(text) }

  var text: String { characters.string }
  var isEmpty: Bool { characters.isEmpty }

  /// Starts over with a text; what was done before cannot be taken back.
  mutating func begin(_ text: String) {
    replace(0..<characters.count, with: ChunkedText(text), nil)
    changes = InputChanges()
  }

  /// Another text, in one step that can be taken back.
  mutating func setText(_ text: String) {
    let new = ChunkedText(text)
    if new != characters { replace(0..<characters.count, with: new, .other) }
    moveToEnd()
  }

  /// Inserts typed or pasted text at the cursor; of control characters only line ends and tabs come in.
  mutating func insert(_ text: String) {
    insert(text, text.dropFirst().isEmpty ? .typing : .other)
  }

  private mutating func insert(_ text: String, _ kind: InputChanges.Kind) {
    let clean = PlainText.clean(text)
    guard cursor > 0 else { return replace(0..<0, with: ChunkedText(clean), kind) }
    // Marks join the character before them.
    let before = characters[cursor - 1]
    if (String(before) + clean.prefix(1)).first == before {
      replace(cursor..<cursor, with: ChunkedText(clean), kind)
    } else {
      replace(cursor - 1..<cursor, with: ChunkedText(String(before) + clean), kind)
    }
  }

  /// The one way by which the text changes; the cursor comes to stand after what is new.
  ///
  /// - Parameter kind: nil where it shall not be remembered.
  private mutating func replace(_ range: Range<Int>, with new: ChunkedText, _ kind: InputChanges.Kind?) {
    last = .other
    guard !range.isEmpty || !new.isEmpty else { return }
    if let kind {
      changes.record(
        InputChanges.Change(
          start: range.lowerBound, removed: characters.slice(range), inserted: new, cursor: cursor), kind)
    }
    characters.replace(range, with: new)
    rows.follow(range, replacedBy: new.count, in: characters)
    followAtSigns(range, new)
    cursor = range.lowerBound + new.count
    revision += 1
  }

  private mutating func followAtSigns(_ range: Range<Int>, _ new: ChunkedText) {
    let added = new.places(of: UInt8(ascii: "@")).map { $0 + range.lowerBound }
    guard !atSigns.isEmpty || !added.isEmpty else { return }
    let first = atSigns.firstIndex { $0 >= range.lowerBound }
    let end = atSigns.firstIndex { $0 >= range.upperBound }
    atSigns.replace(first..<end, with: added, movingRestBy: new.count - range.count)
  }

  /// Puts a text in a place, as one step; the cursor comes to stand after it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    replace(range, with: ChunkedText(PlainText.clean(text)), .other)
  }

  // MARK: Taking back

  /// - Returns: whether there was something to take back.
  mutating func undo() -> Bool {
    guard let change = changes.takeBack() else { return false }
    let end = change.start + change.inserted.count
    replace(change.start..<end, with: change.removed, nil)
    cursor = min(change.cursor, characters.count)
    return true
  }

  /// - Returns: whether there was something to do again.
  mutating func redo() -> Bool {
    guard let change = changes.doAgain() else { return false }
    replace(change.start..<change.start + change.removed.count, with: change.inserted, nil)
    return true
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

  mutating func yank() {
    ring.newest()
    insertFromRing()
  }

  /// Puts what was cut earlier in the place of what was just put back.
  ///
  /// - Returns: whether something was just put back.
  mutating func yankOlder() -> Bool {
    guard case .yank(let range) = last else { return false }
    ring.older()
    replace(range, with: ChunkedText(), .other)
    insertFromRing()
    return true
  }

  private mutating func insertFromRing() {
    let start = cursor
    insert(ring.text, .other)
    last = .yank(min(start, cursor)..<cursor)
  }

  /// Swaps the characters around the cursor, at a line's end the two before it.
  mutating func transpose() {
    let second = cursor == lineEnd(cursor) ? cursor - 1 : cursor
    guard second > lineStart(cursor) else { return }
    guard characters[second] != characters[second - 1] else { return move(to: second + 1) }
    replace(
      second - 1..<second + 1, with: ChunkedText([characters[second], characters[second - 1]]), .other)
  }

  /// Cuts characters; what is cut in a row can be put back in one.
  mutating func kill(from start: Int, to end: Int) {
    let range = max(start, 0)..<max(min(end, characters.count), max(start, 0))
    guard !range.isEmpty else { return }
    let text = characters.string(range)
    if last == .cut { ring.join(text, before: range.upperBound == cursor) } else { ring.add(text) }
    replace(range, with: ChunkedText(), .other)
    last = .cut
  }

  /// Remembers whole lines as if they had been cut: with a line's end, whether there is one or not.
  mutating func copyLines(_ range: Range<Int>) { ring.add(characters.string(range) + "\n") }

  /// Remembers characters as if they had been cut.
  mutating func copy(_ range: Range<Int>) { ring.add(characters.string(range)) }

  private mutating func delete(from start: Int, to end: Int) {
    guard start >= 0, end <= characters.count else { return }
    replace(start..<end, with: ChunkedText(), .erasing)
  }

  // MARK: Moving

  mutating func moveLeft() { move(to: cursor - 1) }

  mutating func moveRight() { move(to: cursor + 1) }

  mutating func moveWordLeft() { move(to: wordStart()) }

  mutating func moveWordRight() { move(to: wordEnd()) }

  mutating func moveToLineStart() { move(to: lineStart(cursor)) }

  mutating func moveToLineEnd() { move(to: lineEnd(cursor)) }

  mutating func moveToStart() { move(to: 0) }

  mutating func moveToEnd() { move(to: characters.count) }

  /// Before that character, or the nearest that there is.
  mutating func move(to position: Int) {
    cursor = min(max(position, 0), characters.count)
    last = .other
    changes.endStep()
  }

  /// Moves without an end of what is typed in one go.
  mutating func rest(at position: Int) { cursor = min(max(position, 0), characters.count) }

  /// Moves up or down by rows as they are shown.
  ///
  /// - Returns: whether there was a row to move to.
  mutating func moveRows(_ steps: Int, width: Int) -> Bool {
    setWidth(width)
    let place = rows.place(of: cursor, in: characters)
    guard (0..<rows.count).contains(place.row + steps) else { return false }
    move(to: rows.cursor(row: place.row + steps, column: place.column, in: characters))
    return true
  }

  // MARK: Rows

  /// Breaks the text for a width and keeps that up to date.
  mutating func setWidth(_ width: Int) {
    if rows.width != max(width, 1) { rows = InputRows(characters, width: width) }
  }

  /// The rows at a width; at once at the width that was set.
  func rows(width: Int) -> InputRows {
    rows.width == max(width, 1) ? rows : InputRows(characters, width: width)
  }

  // MARK: Places

  func lineStart(_ position: Int) -> Int {
    characters.last(UInt8(ascii: "\n"), before: position).map { $0 + 1 } ?? 0
  }

  func lineEnd(_ position: Int) -> Int {
    characters.first(UInt8(ascii: "\n"), from: position) ?? characters.count
  }

  private func wordStart() -> Int {
    let end = characters[..<cursor].lastIndex(where: Self.isWord) ?? 0
    return characters[..<end].lastIndex { !Self.isWord($0) }.map { $0 + 1 } ?? 0
  }

  func wordEnd() -> Int {
    guard let start = characters[cursor...].firstIndex(where: Self.isWord) else { return characters.count }
    return characters[start...].firstIndex { !Self.isWord($0) } ?? characters.count
  }

  static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
