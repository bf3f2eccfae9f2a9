/// One cell's worth of text: a spacing character and its marks.
struct CellPiece: Equatable {
  /// At most five scalars, the most that a cell of ncurses holds.
  var text: String
  /// 1 or 2 columns.
  var width: Int
}

/// Turns text into pieces of certain width.
///
/// Terminals disagree about sequences: emoji joined by U+200D, with a skin tone or a presentation
/// selector, and flags. They are reduced to what every terminal and ncurses count alike: the first emoji,
/// the flag's two letters. Invisible format characters are dropped, among them those that reorder text.
enum CellText {
  static let scalarLimit = 5

  /// The pieces of one grapheme cluster; none if it shows nothing.
  static func pieces(of character: Character) -> [CellPiece] {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7f {
      return [CellPiece(text: String(character), width: 1)]
    }
    if let piece = drawingPiece(character) { return [piece] }
    if let placeholder = placeholder(for: character) { return [CellPiece(text: placeholder, width: 1)] }
    if let letters = flagLetters(character) { return letters.map { CellPiece(text: $0, width: 1) } }
    return split(character.unicodeScalars)
  }

  /// Lines, blocks and braille, of which frames and charts are full, without a look into Unicode's tables.
  private static func drawingPiece(_ character: Character) -> CellPiece? {
    let scalars = character.unicodeScalars
    guard let only = scalars.first,
      (0x2500...0x259f).contains(only.value) || (0x2800...0x28ff).contains(only.value),
      scalars.index(after: scalars.startIndex) == scalars.endIndex
    else { return nil }
    return CellPiece(text: String(character), width: 1)
  }

  /// What stands for a control character or line end; nil for everything else.
  static func placeholder(for character: Character) -> String? {
    if character.isNewline { return "⏎" }
    guard let first = character.unicodeScalars.first else { return nil }
    if first == "\t" { return "⇥" }
    if first == "\u{1b}" { return "␛" }
    return first.properties.generalCategory == .control ? "·" : nil
  }

  private static func flagLetters(_ character: Character) -> [String]? {
    let letters = character.unicodeScalars.compactMap { scalar -> String? in
      guard (0x1f1e6...0x1f1ff).contains(scalar.value) else { return nil }
      return Unicode.Scalar(scalar.value - 0x1f1e6 + 0x41).map { String($0) }
    }
    return letters.isEmpty ? nil : letters
  }

  /// Starts a piece at each spacing scalar, as a terminal does; only the first emoji of a sequence stays.
  private static func split(_ scalars: Character.UnicodeScalarView) -> [CellPiece] {
    var pieces: [CellPiece] = []
    var hasEmoji = false
    for scalar in scalars where !isDropped(scalar) {
      let isEmoji = scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier
      if isEmoji, hasEmoji { continue }
      hasEmoji = hasEmoji || isEmoji || scalar.properties.isEmoji
      append(scalar, to: &pieces)
    }
    return pieces
  }

  private static func append(_ scalar: Unicode.Scalar, to pieces: inout [CellPiece]) {
    switch ScalarWidth.of(scalar) {
    case nil: pieces.append(CellPiece(text: "\u{fffd}", width: 1))
    case 0? where pieces.isEmpty: pieces.append(CellPiece(text: "\u{25cc}\(scalar)", width: 1))
    case 0?:
      guard pieces[pieces.count - 1].text.unicodeScalars.count < scalarLimit else { return }
      pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
    case let width?: pieces.append(CellPiece(text: String(scalar), width: min(width, 2)))
    }
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format || scalar.properties.isVariationSelector
      || scalar.value == 0x20e3 || scalar.value == 0x034f
  }
}
