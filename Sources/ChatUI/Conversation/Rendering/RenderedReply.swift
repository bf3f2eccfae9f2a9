import Markdown

/// A reply's Markdown in rows of a width, kept so that a growing reply is laid out only where it can change.
struct RenderedReply: Equatable, Sendable {
  /// Columns.
  let width: Int
  private(set) var rows: [ReplyRow] = []
  /// UTF-8 length of the text laid out so far.
  var length: Int { stream.length }

  private var stream: MarkdownStream
  /// The rows that stay, and the blocks that they show.
  private var keptRows = 0
  private var keptBlocks = 0
  /// The layout of the block after those where it is code, whose rows stay from line to line.
  private var code: CodeLayout?

  init(_ text: String, width: Int) {
    self.width = max(width, 1)
    stream = MarkdownStream()
    append(of: text)
  }

  /// The same reply at another width; nothing is parsed again.
  init(_ other: RenderedReply, width: Int) {
    self.width = max(width, 1)
    stream = other.stream
    layOut()
  }

  /// Lays out what a text has gained; `text` starts with the text laid out so far.
  mutating func append(of text: String) {
    let known = text.utf8.index(text.startIndex, offsetBy: length)
    stream.append(text.utf8[known...])
    layOut()
  }

  private mutating func layOut() {
    rows.removeSubrange(keptRows...)
    while keptBlocks < stream.finishedCount {
      layOut(keptBlocks)
      code = nil
      keptBlocks += 1
      keptRows = rows.count
    }
    for index in keptBlocks..<stream.blocks.count { layOut(index) }
    if rows.isEmpty { rows.append(.blank) }
  }

  private mutating func layOut(_ index: Int) {
    let isContinued = index == keptBlocks && code != nil
    if !isContinued, !rows.isEmpty { rows.append(.blank) }
    // With two lines of code, the line that opened it is whole, and it stays code.
    if index == keptBlocks, case .code(let content) = stream.blocks[index].kind,
      isContinued || content.lines.count > 1
    {
      layOut(content)
    } else {
      rows += BlockLayout(width: width).rows(stream.blocks[index])
    }
  }

  /// Continues code where its last whole line ended; the last line of open code may still grow.
  private mutating func layOut(_ content: MarkdownCode) {
    var layout = code ?? CodeLayout(language: content.language, width: width)
    if code == nil { rows += layout.heading() }
    for line in content.lines.dropFirst(layout.lineCount).dropLast() { rows.append(layout.row(line)) }
    code = layout
    keptRows = rows.count
    if let last = content.lines.last, layout.lineCount < content.lines.count { rows.append(layout.row(last)) }
  }
}
