/// How large a word's letters are.
enum LetterCase: Equatable, Sendable {
  case lower
  case upper
  /// The first letter large, the others small.
  case capital

  func applied(to text: String) -> String {
    switch self {
    case .lower: text.lowercased()
    case .upper: text.uppercased()
    case .capital: text.prefix(1).uppercased() + text.dropFirst().lowercased()
    }
  }
}

extension InputEditor {
  /// Writes the rest of the word that the cursor is in, or the next word, in that case, and moves behind it.
  mutating func changeCase(_ letterCase: LetterCase) {
    let end = wordEnd()
    guard let start = characters[cursor..<end].firstIndex(where: Self.isWord) else { return move(to: end) }
    let word = String(characters[start..<end])
    let changed = letterCase.applied(to: word)
    // Nothing to take back where nothing changes.
    if changed == word { move(to: end) } else { replace(start..<end, with: changed) }
  }
}
