extension DisplayWidth {
  /// The text as lines of at most that many columns (at least one character each).
  ///
  /// Lines break at line ends, else at spaces, which are left out there, or beside wide characters; a word
  /// longer than a line is broken where it must. Spaces at the start of a paragraph stay. An empty text is
  /// one empty line.
  public static func wrap(_ text: String, to columns: Int) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { wrapParagraph($0, to: max(1, columns)) }
  }

  private static func wrapParagraph(_ paragraph: Substring, to columns: Int) -> [Substring] {
    if of(paragraph) <= columns { return [paragraph] }
    var lines: [Substring] = []
    var rest = paragraph
    while !rest.isEmpty {
      let end = lineEnd(of: rest, columns: columns)
      lines.append(trimmingEnd(rest[..<end], unlessLast: end == rest.endIndex))
      rest = rest[end...].drop { end != rest.endIndex && $0 == " " }
    }
    return lines
  }

  /// Where the first line of the text ends: the last opportunity that fits, or as far as characters fit.
  private static func lineEnd(of text: Substring, columns: Int) -> Substring.Index {
    var used = 0
    var opportunity: Substring.Index?
    var index = text.startIndex
    var hasWord = false
    while index < text.endIndex {
      let character = text[index]
      let width = of(character)
      let isSpace = character == " "
      if hasWord, isSpace || width == 2 { opportunity = index }
      if used + width > columns { return cut(text, at: index, opportunity: opportunity) }
      used += width
      hasWord = hasWord || !isSpace
      index = text.index(after: index)
      if width == 2 { opportunity = index }
    }
    return index
  }

  private static func cut(
    _ text: Substring, at index: Substring.Index, opportunity: Substring.Index?
  ) -> Substring.Index {
    if let opportunity, opportunity > text.startIndex { return opportunity }
    return index == text.startIndex ? text.index(after: index) : index
  }

  private static func trimmingEnd(_ line: Substring, unlessLast isLast: Bool) -> Substring {
    guard !isLast, let last = line.lastIndex(where: { $0 != " " }) else { return line }
    return line[...last]
  }
}
