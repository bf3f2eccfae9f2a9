/// An `@path` in a message: after a space or at the start; with quotes, or backslashes before spaces.
struct AttachmentReference: Equatable, Sendable {
  /// The longest path that is looked at.
  private static let limit = 4096

  /// With the `@` and the quotes.
  let range: Range<Int>
  /// Without quotes and backslashes; may be empty.
  let path: String
  let isQuoted: Bool

  /// - Parameters:
  ///   - start: where the `@` is.
  ///   - isOpen: whether more of it may be typed, so that a full stop at its end counts.
  /// - Returns: nil where it is no start of a path.
  init?(at start: Int, in characters: Slice<ChunkedText>, isOpen: Bool = false) {
    guard start == 0 || characters[start - 1].isWhitespace || "([{".contains(characters[start - 1]) else {
      return nil
    }
    var index = start + 1
    isQuoted = index < characters.endIndex && characters[index] == "\""
    if isQuoted { index += 1 }
    var path = ""
    var end = min(characters.endIndex, start + Self.limit)
    var isClosed = false
    while index < end {
      let character = characters[index]
      if isQuoted ? character == "\"" || character.isNewline : character.isWhitespace {
        isClosed = character == "\""
        break
      }
      if character == "\\", index + 1 < end, !characters[index + 1].isNewline { index += 1 }
      path.append(characters[index])
      index += 1
    }
    end = index + (isClosed ? 1 : 0)
    // What ends a sentence is no part of a path.
    if !isQuoted, !isOpen {
      while let last = path.last, ".,;:!?)]}'\"".contains(last), !path.hasSuffix("..") {
        path.removeLast()
        end -= 1
      }
    }
    self.path = path
    range = start..<end
  }

  /// Whether it can only be meant as a file: otherwise it counts where there is one, like `@Test` in code.
  var isCertain: Bool {
    if isQuoted || ["/", "./", "../", "~/"].contains(where: path.hasPrefix) { return true }
    guard !path.contains("("), let dot = path.lastIndex(of: "."), dot > path.startIndex else { return false }
    let ending = path[path.index(after: dot)...]
    return (1...5).contains(ending.count) && ending.first?.isLetter == true
      && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// A path as it is written into a message.
  ///
  /// - Parameter isWhole: whether nothing more is to come.
  static func text(_ path: String, isWhole: Bool) -> String {
    let isPlain =
      path.allSatisfy { !$0.isWhitespace && !"\"\\".contains($0) }
      && path.last.map { !".,;:!?)]}'".contains($0) } ?? true
    guard !isPlain else { return "@" + path + (isWhole ? " " : "") }
    let escaped = path.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    return "@\"" + escaped + (isWhole ? "\" " : "")
  }
}

extension InputEditor {
  /// The most different paths of one message that are looked for, and the most places where one may stand.
  private static let pathLimit = 64
  private static let placeLimit = 1000

  /// The paths in the text, those first that can only be meant as files.
  var references: [AttachmentReference] {
    var seen: Set<String> = []
    let all = atSigns.prefix(Self.placeLimit)
      .compactMap { AttachmentReference(at: $0, in: characters[...]) }
      .filter { !$0.path.isEmpty && seen.insert($0.path).inserted }
    guard all.count > Self.pathLimit else { return all }
    return Array((all.filter(\.isCertain) + all.filter { !$0.isCertain }).prefix(Self.pathLimit))
  }

  /// The path that the cursor stands in or behind.
  var referenceAtCursor: AttachmentReference? {
    let number = atSigns.firstIndex { $0 >= cursor } - 1
    guard number >= 0 else { return nil }
    let reference = AttachmentReference(at: atSigns[number], in: characters[..<cursor], isOpen: true)
    return reference.flatMap { $0.range.upperBound == cursor ? $0 : nil }
  }
}
