/// Brackets and what belongs together.
enum ViBrackets {
  private static let pairs: [(open: Character, close: Character)] = [("(", ")"), ("[", "]"), ("{", "}")]

  /// The bracket that belongs to the first one in the line from the cursor on.
  static func match(_ editor: InputEditor) -> Int? {
    let text = editor.characters
    for place in editor.cursor..<editor.lineEnd(editor.cursor) {
      for (open, close) in pairs {
        if text[place] == open { return self.close(of: open, close, from: place, text) }
        if text[place] == close { return self.open(of: open, close, from: place, text) }
      }
    }
    return nil
  }

  /// The brackets around a place, which may be one of them.
  ///
  /// - Parameter count: how many pairs further out, from 1.
  static func around(
    _ place: Int, _ open: Character, _ close: Character, count: Int, _ text: ChunkedText
  ) -> (open: Int, close: Int)? {
    guard place < text.count else { return nil }
    var start = text[place] == open ? place : self.open(of: open, close, from: place, text)
    for _ in 1..<max(count, 1) {
      start = start.flatMap { self.open(of: open, close, from: $0, text) }
    }
    guard let start, let end = self.close(of: open, close, from: start, text) else { return nil }
    return (start, end)
  }

  private static func close(
    of open: Character, _ close: Character, from place: Int, _ text: ChunkedText
  ) -> Int? {
    var depth = 0
    for index in place + 1..<max(text.count, place + 1) {
      let character = text[index]
      if character == open { depth += 1 }
      guard character == close else { continue }
      if depth == 0 { return index }
      depth -= 1
    }
    return nil
  }

  private static func open(
    of open: Character, _ close: Character, from place: Int, _ text: ChunkedText
  ) -> Int? {
    var depth = 0
    for index in (0..<place).reversed() {
      let character = text[index]
      if character == close { depth += 1 }
      guard character == open else { continue }
      if depth == 0 { return index }
      depth -= 1
    }
    return nil
  }
}
