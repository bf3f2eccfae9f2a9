/// What a user searches for, as the index understands it.
///
/// Words must all occur, in any order; "quoted words" as they stand; the word that is still being typed may be the start of
/// one. Everything else that the user types has no meaning: no operator, quote or byte of it reaches the index's grammar.
struct SearchQuery: Equatable {
  /// Enough for a person; more only costs time.
  private static let termLimit = 16
  private static let lengthLimit = 500

  let terms: [String]
  /// The last term is still being typed.
  let lastIsPrefix: Bool

  init(_ typed: String) {
    var terms: [String] = []
    // By scalars: a quote with an accent on it is one character, and yet a quote to the index.
    let typed = typed.unicodeScalars.prefix(Self.lengthLimit)
    let parts = typed.split(separator: "\"", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      // Between two quotes, or after one that is still open.
      terms +=
        index.isMultiple(of: 2)
        ? part.split(whereSeparator: \.properties.isWhitespace).map { String($0) } : [String(part)]
    }
    self.terms = Array(terms.filter(Self.isIndexed).prefix(Self.termLimit))
    lastIsPrefix = typed.last.map { !$0.properties.isWhitespace && $0 != "\"" } ?? false
  }

  /// Whether it is looked for by characters, in scripts without spaces, or by words.
  var isByCharacters: Bool { terms.contains(where: UnspacedScripts.contains) }

  /// For the index of words; nil if nothing can be found.
  var words: String? {
    guard !terms.isEmpty else { return nil }
    return terms.map(Self.quoted).joined(separator: " ") + (lastIsPrefix ? "*" : "")
  }

  /// A term as a string of the index's grammar, in which only the quote has a meaning, and NUL ends everything.
  static func quoted(_ term: String) -> String {
    var quoted = "\"".unicodeScalars
    for scalar in term.unicodeScalars {
      switch scalar {
      case "\"": quoted.append(contentsOf: ["\"", "\""])
      case "\0": quoted.append(" ")
      default: quoted.append(scalar)
      }
    }
    quoted.append("\"")
    return String(quoted)
  }

  /// The index knows letters, digits and private characters; other marks separate words.
  private static func isIndexed(_ term: String) -> Bool {
    term.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .privateUse:
        true
      default: false
      }
    }
  }
}
