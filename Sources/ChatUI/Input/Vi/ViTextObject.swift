/// A part of the text that an operator acts on as a whole: a word, what is in quotes, what is in brackets.
struct ViTextObject: Equatable, Sendable {
  private enum Kind: Equatable, Sendable {
    case word(ViWord)
    case quoted(Character)
    case bracketed(Character, Character)
  }

  private let kind: Kind
  /// Whether the quotes or brackets belong to it, or the spaces beside it.
  private let isAround: Bool

  /// - Parameter key: what follows `i` or `a`.
  /// - Returns: nil where it is none.
  init?(_ key: Character, isAround: Bool) {
    self.isAround = isAround
    switch key {
    case "w", "W": kind = .word(ViWord(isBig: key == "W"))
    case "\"", "'", "`": kind = .quoted(key)
    case "(", ")", "b": kind = .bracketed("(", ")")
    case "[", "]": kind = .bracketed("[", "]")
    case "{", "}", "B": kind = .bracketed("{", "}")
    case "<", ">": kind = .bracketed("<", ">")
    default: return nil
    }
  }

  /// Where it is around the cursor; nil where there is none.
  func range(in editor: InputEditor, count: Int) -> Range<Int>? {
    let line = editor.lineStart(editor.cursor)..<editor.lineEnd(editor.cursor)
    switch kind {
    case .word(let word): return self.word(word, editor, line, count)
    case .quoted(let quote): return quoted(quote, editor, line)
    case .bracketed(let open, let close):
      let pair = ViBrackets.around(editor.cursor, open, close, count: count, editor.characters)
      return pair.map { isAround ? $0.open..<$0.close + 1 : $0.open + 1..<$0.close }
    }
  }

  // MARK: Words

  private func word(_ word: ViWord, _ editor: InputEditor, _ line: Range<Int>, _ count: Int) -> Range<Int>? {
    guard line.contains(editor.cursor) else { return line.isEmpty ? line : nil }
    let text = editor.characters
    func end(_ place: Int) -> Int {
      guard line.contains(place) else { return place }
      let kind = word.kind(text[place])
      return text[place..<line.upperBound].firstIndex { word.kind($0) != kind } ?? line.upperBound
    }
    let kind = word.kind(text[editor.cursor])
    let before = text[line.lowerBound..<editor.cursor].lastIndex { word.kind($0) != kind }
    var range = (before.map { $0 + 1 } ?? line.lowerBound)..<end(editor.cursor)
    for _ in 1..<max(count, 1) { range = range.lowerBound..<end(range.upperBound) }
    guard isAround else { return range }
    // As many spaces as there are words.
    for _ in 1..<max(count, 1) { range = range.lowerBound..<end(range.upperBound) }
    if kind == .space { return range.lowerBound..<end(range.upperBound) }
    return withSpaces(range, text, line)
  }

  /// With the spaces after it, or where there are none those before it.
  private func withSpaces(_ range: Range<Int>, _ text: ChunkedText, _ line: Range<Int>) -> Range<Int> {
    let end = text[range.upperBound..<line.upperBound].firstIndex { !$0.isWhitespace } ?? line.upperBound
    if end > range.upperBound { return range.lowerBound..<end }
    let start = text[line.lowerBound..<range.lowerBound].lastIndex { !$0.isWhitespace }
    return (start.map { $0 + 1 } ?? line.lowerBound)..<range.upperBound
  }

  // MARK: Quotes

  /// In the line, around the cursor or after it.
  private func quoted(_ quote: Character, _ editor: InputEditor, _ line: Range<Int>) -> Range<Int>? {
    let text = editor.characters
    let places = line.filter { text[$0] == quote && ($0 == line.lowerBound || text[$0 - 1] != "\\") }
    for index in stride(from: 0, to: places.count - 1, by: 2) where places[index + 1] >= editor.cursor {
      let (open, close) = (places[index], places[index + 1])
      return isAround ? withSpaces(open..<close + 1, text, line) : open + 1..<close
    }
    return nil
  }
}
