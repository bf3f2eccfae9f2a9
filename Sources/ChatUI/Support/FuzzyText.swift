/// A text prepared for fuzzy matching: its characters, upper and lower case alike.
struct FuzzyText: Equatable, Sendable {
  /// One for each character of the text: the first scalar of its lower case.
  let letters: [UInt32]

  init(_ text: some StringProtocol) {
    letters = text.map { character in
      if let ascii = character.asciiValue { return UInt32(ascii | (Self.isUpper(ascii) ? 0x20 : 0)) }
      return (character.lowercased().unicodeScalars.first ?? "\u{fffd}").value
    }
  }

  private static func isUpper(_ ascii: UInt8) -> Bool { (0x41...0x5a).contains(ascii) }

  /// The words of what was typed.
  static func words(_ query: String) -> [FuzzyText] { query.split(separator: " ").map { FuzzyText($0) } }

  // MARK: Matching

  /// How well something fits what was typed.
  struct Match: Equatable, Sendable {
    /// In 10 ... 110 for a word; the higher, the better.
    var score: Int
    /// Which characters were matched.
    var places: [Int]
  }

  /// How well the text fits several words, which may stand in any order; nil where one of them does not.
  func match(_ words: [FuzzyText]) -> Match? {
    var result = Match(score: 0, places: [])
    for word in words {
      guard let match = match(word) else { return nil }
      result.score += match.score
      result.places += match.places
    }
    if words.count > 1 { result.places = Set(result.places).sorted() }
    return result
  }

  /// The text begins with the word, has a word that does, contains it, or has its letters in that order.
  func match(_ word: FuzzyText) -> Match? {
    let count = word.letters.count
    guard count > 0, count <= letters.count else { return nil }
    var first: Int?
    for start in 0...(letters.count - count) where letters[start] == word.letters[0] {
      guard (1..<count).allSatisfy({ letters[start + $0] == word.letters[$0] }) else { continue }
      if start == 0 { return Match(score: count == letters.count ? 110 : 100, places: Array(0..<count)) }
      if beginsWord(start) { return Match(score: 80, places: Array(start..<start + count)) }
      first = first ?? start
    }
    if let first { return Match(score: 60, places: Array(first..<first + count)) }
    return scattered(word)
  }

  private func beginsWord(_ place: Int) -> Bool {
    guard let before = Unicode.Scalar(letters[place - 1]) else { return true }
    return !before.properties.isAlphabetic && before.properties.numericType == nil
  }

  /// The letters in that order, the worse the more others stand between them.
  private func scattered(_ word: FuzzyText) -> Match? {
    var places: [Int] = []
    var next = 0
    for letter in word.letters {
      guard let place = letters[next...].firstIndex(of: letter) else { return nil }
      places.append(place)
      next = place + 1
    }
    let gaps = places[places.count - 1] - places[0] + 1 - places.count
    return Match(score: max(50 - 4 * gaps, 10), places: places)
  }
}
