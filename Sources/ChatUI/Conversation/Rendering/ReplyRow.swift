import TerminalCore

/// A row of a rendered reply.
struct ReplyRow: Equatable, Sendable {
  var runs: [ReplyRun] = []

  static let blank = ReplyRow()

  /// Columns.
  var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The UTF-8 offset in the reply of the first thing on it; nil where nothing is from the reply.
  var start: Int? { runs.lazy.compactMap { $0.source?.lowerBound }.min() }

  /// The UTF-8 offset in the reply of what stands at a column; nil where nothing is from the reply.
  func offset(column: Int) -> Int? {
    guard column >= 0 else { return nil }
    var used = 0
    for run in runs {
      let width = DisplayWidth.of(run.text)
      if column < used + width { return run.offset(column: column - used) }
      used += width
    }
    return nil
  }
}

/// Text of one look.
struct ReplyRun: Equatable, Sendable {
  var text: String
  var role = Role.assistantText
  var attributes: Attributes = []
  /// Where it comes from in the reply, in UTF-8 offsets; nil for what the layout adds. Where it is as long as
  /// the text, its bytes are the text's; else the text stands for all of it.
  var source: Range<Int>?

  var isExact: Bool { source?.count == text.utf8.count }

  fileprivate func offset(column: Int) -> Int? {
    guard let source, isExact else { return source?.lowerBound }
    var (used, offset) = (0, source.lowerBound)
    for character in text {
      used += DisplayWidth.of(character)
      if used > column { return offset }
      offset += character.utf8.count
    }
    return nil
  }
}

extension [ReplyRow] {
  /// The rows behind a margin: one for the first row, one for the others.
  func inset(first: ReplyRun, rest: ReplyRun) -> [ReplyRow] {
    enumerated().map { index, row in
      ReplyRow(runs: [index == 0 ? first : rest] + row.runs)
    }
  }
}
