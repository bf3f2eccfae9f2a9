/// Why a summary cannot take the place of what it is of.
public enum SummaryFault: Error, Equatable, Sendable {
  /// There is nothing to read in it.
  case empty
  /// It says the same over and over.
  case repeating
  /// The limit cut it off before its first sentence ended.
  case unfinished
  /// It takes as many tokens as the turns themselves.
  case tooLong
  /// A turn alone is too long to be read again for it.
  case unreadable

  /// For a sentence: “the summary …”.
  public var reason: String {
    switch self {
    case .empty: "The summary came out empty"
    case .repeating: "The summary only repeats itself"
    case .unfinished: "The summary broke off in its first sentence"
    case .tooLong: "The summary is longer than what it stands for"
    case .unreadable: "One message is too long to be summarised"
    }
  }
}

/// What is kept of a summary as a model wrote it.
public enum SummaryText {
  /// Shorter texts repeat themselves by chance.
  private static let leastUnits = 12
  /// Of all runs of three units, how many have to be different.
  private static let leastDistinct = 0.5

  /// The text without blanks around it; one that the limit cut ends with its last whole sentence.
  public static func cleaned(_ text: String, isCut: Bool) throws(SummaryFault) -> String {
    var text = text.trimmingWhitespace()
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { throw .empty }
    if isCut {
      guard let end = text.lastIndex(where: { ".!?。！？".contains($0) }) else { throw .unfinished }
      text = String(text[...end])
    }
    guard !repeats(text) else { throw .repeating }
    return text
  }

  /// Whether most of it has been said in it before.
  static func repeats(_ text: String) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace || $0.isPunctuation }.map(String.init)
    // Scripts without spaces between words are looked at by characters.
    let isSpaced = words.count * 12 >= text.count
    let units = isSpaced ? words : text.filter { !$0.isWhitespace && !$0.isPunctuation }.map(String.init)
    guard units.count >= leastUnits else { return false }
    let runs = (0..<units.count - 2).map { units[$0..<$0 + 3].joined(separator: " ") }
    return Double(Set(runs).count) < leastDistinct * Double(runs.count)
  }
}

/// How far a summary is.
public enum SummaryProgress: Equatable, Sendable {
  /// Tokens of what it is of that have been read, of how many.
  case reading(done: Int, total: Int)
  /// Tokens that have been written.
  case writing(tokens: Int)
}
