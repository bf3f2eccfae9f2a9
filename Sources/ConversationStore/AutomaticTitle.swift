/// A title from a conversation's first message.
enum AutomaticTitle {
  /// In characters.
  static let lengthLimit = 60
  /// The title is near the start; a pasted book need not be read.
  private static let searchedLength = 4_000

  /// The first line that says something, without Markdown's marks at its start, cut at a word.
  static func of(_ text: String) -> String {
    let lines = text.prefix(searchedLength).split(whereSeparator: \.isNewline).map { line in
      clean(line.drop { "#>*-`= \t".contains($0) })
    }
    guard
      let line = lines.first(where: { $0.contains { $0.isLetter || $0.isNumber } })
        ?? lines.first(where: { !$0.isEmpty })
    else {
      return ""
    }
    guard line.count > lengthLimit else { return line }
    let start = line.prefix(lengthLimit - 1)
    // A word that begins late may be cut off; one long word is cut in the middle.
    let word = start.lastIndex(of: " ").flatMap { space in
      start.distance(from: start.startIndex, to: space) > lengthLimit / 2 ? start[..<space] : nil
    }
    return String(word ?? start) + "…"
  }

  /// A title that the user typed, on one line.
  static func clean(_ line: some StringProtocol) -> String {
    let visible = String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    return visible.split(separator: " ").joined(separator: " ")
  }
}
