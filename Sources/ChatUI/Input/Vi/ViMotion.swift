/// Where a key of vi's moves the cursor.
struct ViMotion: Sendable {
  /// Whether an operator takes the character in, too, that it comes to.
  var isInclusive = false
  /// Whether an operator takes whole lines.
  var isLinewise = false
  /// Where it leads; nil where it cannot go. The last is the count where one was typed.
  let target: @Sendable (_ editor: InputEditor, _ count: Int, _ counted: Int?) -> Int?

  static let all: [Character: ViMotion] = [
    "h": ViMotion { editor, count, _ in max(editor.cursor - count, editor.lineStart(editor.cursor)) },
    "l": ViMotion { editor, count, _ in min(editor.cursor + count, editor.lineEnd(editor.cursor)) },
    " ": ViMotion { editor, count, _ in min(editor.cursor + count, editor.characters.count) },
    "0": ViMotion { editor, _, _ in editor.lineStart(editor.cursor) },
    "^": ViMotion { editor, _, _ in firstText(editor) },
    "$": ViMotion { editor, _, _ in editor.lineEnd(editor.cursor) },
    "w": ViMotion { editor, count, _ in repeated(count, editor.cursor) { nextWord($0, editor.characters) } },
    "b": ViMotion { editor, count, _ in repeated(count, editor.cursor) { wordBefore($0, editor.characters) }
    },
    "e": ViMotion(isInclusive: true) { editor, count, _ in
      repeated(count, editor.cursor) { wordEnd($0, editor.characters) }
    },
    "j": ViMotion(isLinewise: true) { editor, count, _ in vertical(count, editor) },
    "k": ViMotion(isLinewise: true) { editor, count, _ in vertical(-count, editor) },
    "G": ViMotion(isLinewise: true) { editor, _, counted in line(counted ?? .max, in: editor) },
  ]

  /// A word that is changed keeps the space after it.
  static let changedWord = ViMotion(isInclusive: true) { editor, count, _ in
    repeated(count, editor.cursor - 1) { wordEnd($0, editor.characters) }
  }

  private static func repeated(_ count: Int, _ start: Int, _ step: (Int) -> Int) -> Int {
    var place = start
    for _ in 0..<count {
      let next = step(place)
      guard next != place else { break }
      place = next
    }
    return place
  }

  /// The line's first character that is no space.
  static func firstText(_ editor: InputEditor) -> Int {
    let line = editor.lineStart(editor.cursor)..<editor.lineEnd(editor.cursor)
    return editor.characters[line].firstIndex { !$0.isWhitespace } ?? line.upperBound
  }

  /// The start of the line of that number, from 1, or of the last one.
  static func line(_ number: Int, in editor: InputEditor) -> Int {
    var start = 0
    var left = number - 1
    while left > 0 {
      let end = editor.lineEnd(start)
      guard end < editor.characters.count else { break }
      start = end + 1
      left -= 1
    }
    return start
  }

  /// All lines from one place to another, without the last line's end.
  static func lines(_ first: Int, _ second: Int, in editor: InputEditor) -> Range<Int> {
    editor.lineStart(min(first, second))..<editor.lineEnd(max(first, second))
  }

  /// As many lines further down, or up where negative, in the same column; nil where there are not so many.
  private static func vertical(_ lines: Int, _ editor: InputEditor) -> Int? {
    var start = editor.lineStart(editor.cursor)
    let column = editor.cursor - start
    for _ in 0..<abs(lines) {
      if lines > 0 {
        let end = editor.lineEnd(start)
        guard end < editor.characters.count else { return nil }
        start = end + 1
      } else {
        guard start > 0 else { return nil }
        start = editor.lineStart(start - 1)
      }
    }
    return min(start + column, editor.lineEnd(start))
  }

  // MARK: Words

  private enum Kind {
    case space
    case word
    case sign

    init(_ character: Character) {
      self =
        character.isWhitespace ? .space : InputEditor.isWord(character) || character == "_" ? .word : .sign
    }
  }

  private static func nextWord(_ place: Int, _ text: ChunkedText) -> Int {
    guard place < text.count else { return place }
    let kind = Kind(text[place])
    var next = place
    while next < text.count, kind != .space, Kind(text[next]) == kind { next += 1 }
    while next < text.count, Kind(text[next]) == .space { next += 1 }
    return next
  }

  private static func wordBefore(_ place: Int, _ text: ChunkedText) -> Int {
    var before = place
    while before > 0, Kind(text[before - 1]) == .space { before -= 1 }
    guard before > 0 else { return 0 }
    let kind = Kind(text[before - 1])
    while before > 0, Kind(text[before - 1]) == kind { before -= 1 }
    return before
  }

  private static func wordEnd(_ place: Int, _ text: ChunkedText) -> Int {
    var end = place + 1
    while end < text.count, Kind(text[end]) == .space { end += 1 }
    guard end < text.count else { return place }
    let kind = Kind(text[end])
    while end + 1 < text.count, Kind(text[end + 1]) == kind { end += 1 }
    return end
  }
}
