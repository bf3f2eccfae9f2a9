/// Columns that text takes on the screen, and cutting it to fit. Everything agrees with `Buffer.write`.
public enum DisplayWidth {
  /// Columns of one grapheme cluster, 0 if it shows nothing; a control character counts as its placeholder.
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7f { return 1 }
    if let columns = ofSimple(character) { return columns }
    return CellText.pieces(of: character).reduce(0) { $0 + $1.width }
  }

  private static func ofSimple(_ character: Character) -> Int? {
    let scalars = character.unicodeScalars
    guard let only = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex,
      only.value >= 0x80, SimpleScalar.contains(only.value)
    else { return nil }
    return SimpleScalar.columns(only.value)
  }

  public static func of(_ text: String) -> Int { of(Substring(text)) }

  public static func of(_ text: Substring) -> Int {
    if isPlainASCII(text) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The longest start of the text that fits, whole characters only.
  public static func clip(_ text: String, to columns: Int) -> String {
    var used = 0
    var end = text.startIndex
    while end < text.endIndex {
      let width = of(text[end])
      if used + width > columns { break }
      used += width
      end = text.index(after: end)
    }
    return String(text[..<end])
  }

  /// The text, or as much of its start as leaves room for an ellipsis; empty where not even that fits.
  public static func shorten(_ text: String, to columns: Int, lines: LineStyle = .unicode) -> String {
    if of(text) <= columns { return text }
    let room = columns - of(lines.ellipsis)
    return room < 0 ? "" : clip(text, to: room) + lines.ellipsis
  }

  /// The text filled up with spaces on the right, or clipped, to exactly that many columns.
  public static func pad(_ text: String, to columns: Int) -> String {
    let clipped = clip(text, to: columns)
    return clipped + String(repeating: " ", count: max(0, columns - of(clipped)))
  }

  /// The text with control characters and line ends replaced by visible ones (⏎ ⇥ ␛, · for the others).
  public static func visible(_ text: String) -> String {
    var result = ""
    for character in text { result += CellText.placeholder(for: character) ?? String(character) }
    return result
  }

  private static func isPlainASCII(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f }
  }
}
