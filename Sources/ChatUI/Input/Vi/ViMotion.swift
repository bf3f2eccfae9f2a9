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
    "w": words(isBig: false) { $0.next($1, $2) },
    "W": words(isBig: true) { $0.next($1, $2) },
    "b": words(isBig: false) { $0.before($1, $2) },
    "B": words(isBig: true) { $0.before($1, $2) },
    "e": words(isBig: false, isInclusive: true) { $0.end($1, $2) },
    "E": words(isBig: true, isInclusive: true) { $0.end($1, $2) },
    "j": ViMotion(isLinewise: true) { editor, count, _ in vertical(count, editor) },
    "k": ViMotion(isLinewise: true) { editor, count, _ in vertical(-count, editor) },
    "G": ViMotion(isLinewise: true) { editor, _, counted in line(counted ?? .max, in: editor) },
    // Typed as `gg`.
    "g": ViMotion(isLinewise: true) { editor, _, counted in line(counted ?? 1, in: editor) },
    "%": ViMotion(isInclusive: true) { editor, _, _ in ViBrackets.match(editor) },
  ]

  private static func words(
    isBig: Bool, isInclusive: Bool = false,
    _ step: @escaping @Sendable (ViWord, Int, ChunkedText) -> Int
  ) -> ViMotion {
    ViMotion(isInclusive: isInclusive) { editor, count, _ in
      repeated(count, editor.cursor) { step(ViWord(isBig: isBig), $0, editor.characters) }
    }
  }

  /// A word that is changed keeps the space after it.
  static func changedWord(isBig: Bool) -> ViMotion {
    ViMotion(isInclusive: true) { editor, count, _ in
      repeated(count, editor.cursor - 1) { ViWord(isBig: isBig).end($0, editor.characters) }
    }
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
}
