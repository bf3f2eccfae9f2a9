/// What people search for.
enum QueryKind: String, CaseIterable {
  case commonWord = "common word"
  case rareWord = "rare word"
  case beginning = "beginning of a word"
  case letter = "one letter"
  case words = "two or three words"
  case quotation = "quotation"
  case nothing = "nothing to find"
  case ideographs = "ideographs"
  case cyrillic = "Cyrillic"

  /// - Parameter index: how many there were before.
  func query(_ index: Int, _ text: inout GeneratedText) -> String {
    switch self {
    case .commonWord: text.word(isCommon: true)
    case .rareWord: text.word(isCommon: false)
    case .beginning: String(text.word(isCommon: false).prefix(2 + index % 3))
    case .letter: String(text.word(isCommon: true).prefix(1))
    case .words: text.words(2 + index % 2)
    case .quotation: "\"" + text.words(2) + "\""
    // Beside a common word the index cannot give up at once.
    case .nothing: (index.isMultiple(of: 2) ? "" : text.word(isCommon: true) + " ") + "zzq\(index)"
    case .ideographs: text.characters(1 + index % 3)
    case .cyrillic: text.words(1 + index % 2, .cyrillic)
    }
  }
}
