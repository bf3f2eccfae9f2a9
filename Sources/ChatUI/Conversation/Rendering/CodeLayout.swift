import Markdown
import TerminalCore

/// Lays out code: a bar, the language, then each line in one row, cut at the right where it is longer.
///
/// Rows are made line by line, so that code which streams costs what is new.
struct CodeLayout: Equatable, Sendable {
  let width: Int
  let language: String
  /// The lines that have rows.
  private(set) var lineCount = 0
  private var highlighter: CodeHighlighter

  private static let tabWidth = 4
  private static let bar = ReplyRun(text: "│ ", role: .border)

  private let code: [SourceLine]

  init(_ code: MarkdownCode, width: Int) {
    self.init(language: code.language, width: width, code: code.lines)
  }

  /// Starts with no lines.
  init(language: String, width: Int) { self.init(language: language, width: width, code: []) }

  private init(language: String, width: Int, code: [SourceLine]) {
    self.language = language
    self.width = width
    self.code = code
    highlighter = CodeHighlighter(language: language)
  }

  func allRows() -> [ReplyRow] {
    var layout = self
    return heading() + code.map { layout.row($0) }
  }

  /// The row that names the language, if one is named.
  func heading() -> [ReplyRow] {
    guard !language.isEmpty else { return [] }
    let name = DisplayWidth.shorten(language, to: room)
    return [filled([ReplyRun(text: name, role: .codeLabel)])]
  }

  /// The row of the next line.
  mutating func row(_ line: SourceLine) -> ReplyRow {
    lineCount += 1
    let marks = highlighter.marks(line.text)
    return filled(clipped(line, marks))
  }

  private var room: Int { max(width - 2, 1) }

  /// The background goes on to the right edge.
  private func filled(_ runs: [ReplyRun]) -> ReplyRow {
    let used = runs.reduce(0) { $0 + DisplayWidth.of($1.text) }
    let space = String(repeating: " ", count: max(room - used, 0))
    return ReplyRow(runs: [Self.bar] + runs + [ReplyRun(text: space, role: .codeText)])
  }

  /// As much of the line as there is room for, with a mark where it goes on.
  private func clipped(_ line: SourceLine, _ marks: [CodeHighlighter.Mark]) -> [ReplyRun] {
    let isExact = line.range.count == line.text.utf8.count
    var builder = RunBuilder()
    var next = 0
    var offset = line.range.lowerBound
    for (index, character) in line.text.enumerated() {
      while next < marks.count, marks[next].range.upperBound <= index { next += 1 }
      let role =
        next < marks.count && marks[next].range.contains(index) ? Self.role(marks[next].kind) : .codeText
      let text =
        character == "\t"
        ? String(repeating: " ", count: Self.tabWidth - builder.width % Self.tabWidth) : String(character)
      let length = character.utf8.count
      let source = isExact ? offset..<offset + length : line.range
      offset += length
      let width = DisplayWidth.of(text)
      if builder.width + width > room {
        builder.makeRoom(in: room)
        builder.add("…", width: 1, .codeLabel, nil)
        break
      }
      builder.add(text, width: width, role, source)
    }
    return builder.runs
  }

  private static func role(_ kind: CodeHighlighter.Kind) -> Role {
    switch kind {
    case .keyword: .codeKeyword
    case .string: .codeString
    case .comment: .codeComment
    case .number: .codeNumber
    case .type: .codeType
    case .function: .codeFunction
    }
  }

  /// Puts characters together to runs.
  private struct RunBuilder {
    var runs: [ReplyRun] = []
    var width = 0

    mutating func add(_ text: String, width: Int, _ role: Role, _ source: Range<Int>?) {
      self.width += width
      if let last = runs.last, last.role == role, last.isExact, let old = last.source, let source,
        source.lowerBound == old.upperBound, source.count == text.utf8.count
      {
        runs[runs.count - 1].text += text
        runs[runs.count - 1].source = old.lowerBound..<source.upperBound
      } else {
        runs.append(ReplyRun(text: text, role: role, source: source))
      }
    }

    /// Takes characters back until one more column fits.
    mutating func makeRoom(in columns: Int) {
      while width >= columns, let last = runs.last {
        guard let character = last.text.last else {
          runs.removeLast()
          continue
        }
        width -= DisplayWidth.of(character)
        runs[runs.count - 1].text.removeLast()
        if last.isExact, let source = last.source {
          runs[runs.count - 1].source = source.lowerBound..<source.upperBound - character.utf8.count
        }
      }
    }
  }
}
