/// Stepping over words: runs of letters, or of signs; the big ones of anything but spaces.
struct ViWord: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case space
    case word
    case sign
  }

  let isBig: Bool

  func kind(_ character: Character) -> Kind {
    if character.isWhitespace { return .space }
    return isBig || InputEditor.isWord(character) || character == "_" ? .word : .sign
  }

  /// Where the next one starts.
  func next(_ place: Int, _ text: ChunkedText) -> Int {
    guard place < text.count else { return place }
    let start = kind(text[place])
    var next = place
    while next < text.count, start != .space, kind(text[next]) == start { next += 1 }
    while next < text.count, kind(text[next]) == .space { next += 1 }
    return next
  }

  /// Where the one before starts, or this one.
  func before(_ place: Int, _ text: ChunkedText) -> Int {
    var before = place
    while before > 0, kind(text[before - 1]) == .space { before -= 1 }
    guard before > 0 else { return 0 }
    let end = kind(text[before - 1])
    while before > 0, kind(text[before - 1]) == end { before -= 1 }
    return before
  }

  /// Its last character, or the next one's.
  func end(_ place: Int, _ text: ChunkedText) -> Int {
    var end = place + 1
    while end < text.count, kind(text[end]) == .space { end += 1 }
    guard end < text.count else { return place }
    let start = kind(text[end])
    while end + 1 < text.count, kind(text[end + 1]) == start { end += 1 }
    return end
  }
}
