import TerminalCore

/// Text broken into lines of a width, kept so that a growing text is wrapped only where it grows.
struct WrappedText: Equatable, Sendable {
  struct Line: Equatable, Sendable {
    let text: String
    /// The UTF-8 offset of its start in the whole text.
    let start: Int
  }

  /// Columns.
  let width: Int
  private(set) var lines: [Line] = []
  /// UTF-8 length of the text wrapped so far.
  private(set) var length = 0

  init(_ text: String, width: Int) {
    self.width = max(1, width)
    append(of: text)
  }

  /// Wraps what a text has gained; `text` starts with the text wrapped so far.
  ///
  /// Greedy wrapping never moves an earlier break, so the last line is the first that can change.
  mutating func append(of text: String) {
    guard text.utf8.count > length || lines.isEmpty else { return }
    let start = lines.popLast()?.start ?? 0
    let tail = String(text[text.utf8.index(text.startIndex, offsetBy: start)...])
    for line in DisplayWidth.wrap(tail, to: width) {
      let offset = tail.utf8.distance(from: tail.startIndex, to: line.startIndex)
      lines.append(Line(text: String(line), start: start + offset))
    }
    length = text.utf8.count
  }
}
