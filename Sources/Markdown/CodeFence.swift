/// The line that opens a fenced code block, and what it says about the lines after it.
struct CodeFence: Equatable, Sendable {
  let character: UInt8
  let length: Int
  /// Columns that the content's lines lose from their indentation.
  let indent: Int

  /// Whether a line (without its end) closes the block.
  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let start = line.prefix(4).firstIndex { $0 != 0x20 } ?? line.endIndex
    guard start - line.startIndex <= 3 else { return false }
    let marks = line[start...].prefix { $0 == character }
    return marks.count >= length && line[marks.endIndex...].allSatisfy { $0 == 0x20 || $0 == 9 }
  }

  private static func cleaned(_ byte: UInt8) -> UInt8 { byte == 13 ? 0x1a : GuardedSource.cleaned(byte) }

  /// The content of a line (without its end) that starts at an offset of the whole text.
  func content(_ line: ArraySlice<UInt8>, start: Int) -> SourceLine {
    var rest = line
    var column = 0
    while column < indent, let first = rest.first, first == 0x20 || first == 9 {
      let columns = first == 9 ? 4 - column % 4 : 1
      // What is left of a tab stays as spaces.
      if column + columns > indent {
        let spaces = [UInt8](repeating: 0x20, count: column + columns - indent)
        let text = String(decoding: spaces + rest.dropFirst().map(Self.cleaned), as: UTF8.self)
        return SourceLine(text: text, range: start..<start + line.count)
      }
      column += columns
      rest = rest.dropFirst()
    }
    let skipped = line.count - rest.count
    return SourceLine(
      text: String(decoding: rest.map(Self.cleaned), as: UTF8.self),
      range: start + skipped..<start + line.count)
  }
}
