/// Finds what the colours of code show, line by line.
///
/// It is a table-driven scanner of our own: GNU source-highlight reads its languages from files of an installed
/// package, which a program that runs from anywhere may lack, matches with a backtracking engine that long lines of
/// a reply can keep busy, and does not tell where it stands between lines, so that code which streams would be
/// read from its start over and over. This one takes time in proportion to the line.
public struct CodeHighlighter: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case keyword
    case string
    case comment
    case number
    case type
    case function
  }

  public struct Mark: Equatable, Sendable {
    /// In the line's characters.
    public let range: Range<Int>
    public let kind: Kind
  }

  /// What a line end left open.
  private enum Open: Equatable, Sendable {
    case nothing
    case comment(depth: Int)
    /// The quote of that index in the language's list.
    case string(Int)
    case tag
  }

  private let name: String
  private var open = Open.nothing

  /// Lines beyond this are not coloured further, in characters.
  private static let longestLine = 2000

  /// - Parameter language: as written after a fence, in lower case; nothing is marked in one that is not known.
  public init(language: String) { name = language }

  /// The marks of the next line, from left to right.
  public mutating func marks(_ line: String) -> [Mark] {
    guard let language = CodeLanguage.named(name) else { return [] }
    var scanner = LineScanner(language: language, line: Array(line.prefix(Self.longestLine)))
    open = scanner.scan(from: open)
    return scanner.marks
  }

  /// Scans one line.
  private struct LineScanner {
    let language: CodeLanguage
    let line: [Character]
    var marks: [Mark] = []
    private var at = 0

    init(language: CodeLanguage, line: [Character]) {
      self.language = language
      self.line = line
    }

    mutating func scan(from open: Open) -> Open {
      var state = open
      while true {
        switch state {
        case .comment(let depth): state = comment(from: at, at, depth: depth)
        case .string(let index): state = string(from: at, at, index)
        case .tag: state = tag()
        case .nothing:
          guard at < line.count else { return .nothing }
          state = step()
          continue
        }
        if at >= line.count { return state }
      }
    }

    private mutating func mark(_ start: Int, _ kind: Kind) {
      if at > start { marks.append(Mark(range: start..<at, kind: kind)) }
    }

    private func has(_ text: String, at index: Int) -> Bool {
      var index = index
      for character in text {
        guard index < line.count, line[index] == character else { return false }
        index += 1
      }
      return true
    }

    // MARK: What starts here

    private mutating func step() -> Open {
      let start = at
      if let comment = language.blockComment, has(comment.open, at: at) {
        at += comment.open.count
        return self.comment(from: start, at, depth: 1)
      }
      if language.isMarkup { return markup() }
      if let mark = language.lineComments.first(where: { has($0, at: at) }), startsComment(mark) {
        at = line.count
        self.mark(start, .comment)
        return .nothing
      }
      if let index = language.quotes.firstIndex(where: { has($0.open, at: at) }) {
        at += language.quotes[index].open.count
        return string(from: start, at, index)
      }
      word()
      return .nothing
    }

    /// `#` and `;` start comments at the start of a word only.
    private func startsComment(_ mark: String) -> Bool {
      mark.count > 1 || at == 0 || line[at - 1].isWhitespace
    }

    private mutating func comment(from start: Int, _ inside: Int, depth: Int) -> Open {
      guard let marks = language.blockComment else { return .nothing }
      var depth = depth
      at = inside
      while at < line.count {
        if has(marks.close, at: at) {
          at += marks.close.count
          depth -= 1
          if depth == 0 || !language.nestsComments {
            mark(start, .comment)
            return .nothing
          }
        } else if language.nestsComments, has(marks.open, at: at) {
          at += marks.open.count
          depth += 1
        } else {
          at += 1
        }
      }
      mark(start, .comment)
      return .comment(depth: depth)
    }

    private mutating func string(from start: Int, _ inside: Int, _ index: Int) -> Open {
      let quote = language.quotes[index]
      at = inside
      while at < line.count {
        if let escape = quote.escape, line[at] == escape {
          at = min(at + 2, line.count)
        } else if has(quote.close, at: at) {
          at += quote.close.count
          mark(start, isKey ? .keyword : .string)
          return .nothing
        } else {
          at += 1
        }
      }
      mark(start, .string)
      return quote.spansLines ? .string(index) : .nothing
    }

    /// Whether what ends here names a value: `"name": 1`.
    private var isKey: Bool {
      guard !language.keyMarks.isEmpty, let next = line[at...].first(where: { $0 != " " }) else {
        return false
      }
      return language.keyMarks.contains(next)
    }

    private mutating func word() {
      let start = at
      let first = line[at]
      at += 1
      if language.keywordMarks.contains(first), at < line.count, isWordStart(line[at]) {
        takeWord()
        return mark(start, .keyword)
      }
      if first.isNumber { return number(start) }
      guard isWordStart(first) else { return }
      takeWord()
      let text = String(line[start..<at])
      if let kind = kind(of: language.ignoresCase ? text.lowercased() : text, first) { mark(start, kind) }
    }

    private mutating func number(_ start: Int) {
      while at < line.count, line[at].isHexDigit || line[at] == "." || line[at] == "_" || line[at].isLetter {
        at += 1
      }
      mark(start, .number)
    }

    private mutating func takeWord() { while at < line.count, isWord(line[at]) { at += 1 } }

    private func isWordStart(_ character: Character) -> Bool {
      character.isLetter || character == "_"
        || (language.wordCharacters.contains(character) && character == "$")
    }

    private func isWord(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
        || language.wordCharacters.contains(character)
    }

    private func kind(of word: String, _ first: Character) -> Kind? {
      if language.keywords.contains(word) { return .keyword }
      if language.types.contains(word) { return .type }
      if isKey { return .keyword }
      if language.capitalsAreTypes, first.isUppercase { return .type }
      let isCall = language.callsAreFunctions && at < line.count && line[at] == "("
      return isCall ? .function : nil
    }

    // MARK: Markup

    private mutating func markup() -> Open {
      let start = at
      at += 1
      guard line[start] == "<" else { return .nothing }
      while at < line.count, isWord(line[at]) || "/!?-:".contains(line[at]) { at += 1 }
      mark(start, .keyword)
      return .tag
    }

    private mutating func tag() -> Open {
      while at < line.count {
        let start = at
        let character = line[at]
        at += 1
        if character == ">" {
          mark(start, .keyword)
          return .nothing
        }
        if character == "\"" || character == "'" {
          while at < line.count, line[at] != character { at += 1 }
          at = min(at + 1, line.count)
          mark(start, .string)
        } else if character.isLetter {
          while at < line.count, isWord(line[at]) || line[at] == "-" { at += 1 }
          mark(start, .type)
        }
      }
      return .tag
    }
  }
}
