/// Markdown that grows at its end, parsed only where it can still change.
///
/// A block is finished as soon as another one starts below it in a line that is whole. Finished blocks keep their
/// index and never change; what comes after them is parsed anew with every addition. The blocks always equal
/// those of the same text parsed at once.
///
/// Link reference definitions (`[name]: address`) are not resolved, but shown as they are: they would change text
/// above that has been read already. A block longer than `longestBlock` is cut there, a list after an item; code
/// in fences of its own has no limit.
public struct MarkdownStream: Equatable, Sendable {
  /// Bytes. It bounds what an addition costs, and what parsers need for text made to keep them busy.
  static let longestBlock = 16_384

  public private(set) var blocks: [MarkdownBlock] = []
  /// How many blocks will never change.
  public private(set) var finishedCount = 0
  /// UTF-8 length of the text taken so far, without the start of a character that is not whole yet.
  public var length: Int { start + rest.count }

  private var assembly = UTF8Assembly()
  /// Where the first unfinished block starts, and the text from there on.
  private var start = 0
  private var rest: [UInt8] = []
  /// How much of that text had whole lines when it was last looked at.
  private var settled = 0
  private var fence: CodeFence?
  /// The code in that fence, in whole lines.
  private var code = MarkdownBlock(.rule, start: 0)

  public init() {}

  public init(_ text: String) {
    self.init()
    append(text.utf8)
  }

  /// Takes the next bytes of the text; they may end in the middle of a character.
  public mutating func append(_ utf8: some Sequence<UInt8>) {
    rest += assembly.append(utf8)
    blocks.removeSubrange(finishedCount...)
    while settle() {}
    addOpenBlocks()
  }

  // MARK: Finishing

  /// Finishes what can be; whether there may be more.
  private mutating func settle() -> Bool {
    if fence != nil { return settleCode() }
    let isFull = rest.count > Self.longestBlock
    guard let end = wholeLines, end > settled || isFull else { return false }
    settled = end
    let document = ParsedDocument(rest[..<end])
    let reader = BlockReader(document: document, base: start)
    let firstLines = reader.firstLines()
    guard let last = firstLines.last else {
      return isFull || document.source.bytes.allSatisfy { $0 <= 0x20 } ? drop(end) : false
    }
    // A block that starts where the one before does was cut from it, and both can change.
    let open = firstLines.firstIndex(of: last) ?? 0
    if let fence = document.root.children.last?.fence {
      finish(reader, open)
      openCode(fence, reader, document.start(ofLine: last), line: document.start(ofLine: last + 1))
      return true
    }
    if open > 0 {
      finish(reader, open)
      return drop(document.start(ofLine: last))
    }
    guard isFull else { return false }
    return cut(reader, at: end)
  }

  /// The end of the last whole line within the longest block; nil without one. A line that is longer is cut.
  private var wholeLines: Int? {
    let window = rest.prefix(Self.longestBlock)
    if let newline = window.lastIndex(of: 10) { return newline + 1 }
    guard rest.count > Self.longestBlock else { return nil }
    let character = window.lastIndex { $0 & 0xc0 != 0x80 } ?? window.endIndex
    return max(character, 1)
  }

  private mutating func finish(_ reader: BlockReader, _ count: Int) {
    guard count > 0 else { return }
    blocks += reader.blocks().prefix(count)
    finishedCount = blocks.count
  }

  /// Leaves text behind that is finished.
  private mutating func drop(_ count: Int) -> Bool {
    rest.removeFirst(count)
    start += count
    settled = 0
    return count > 0
  }

  /// Finishes a block that is too long: a list without its last item, anything else as far as it goes.
  private mutating func cut(_ reader: BlockReader, at end: Int) -> Bool {
    var cut = reader.blocks()
    var kept = end
    if case .list(var list)? = cut.last?.kind, let item = list.items.popLast(), !list.items.isEmpty,
      item.start > start
    {
      cut[cut.count - 1].kind = .list(list)
      kept = item.start - start
    }
    blocks += cut
    finishedCount = blocks.count
    return drop(kept)
  }

  // MARK: Code in fences

  private mutating func openCode(_ fence: CodeFence, _ reader: BlockReader, _ first: Int, line: Int) {
    guard case .code(let code)? = reader.blocks().last?.kind else { return }
    self.fence = fence
    self.code = MarkdownBlock(
      .code(MarkdownCode(language: code.language, lines: [])), start: start + first)
    _ = drop(line)
  }

  /// Takes whole lines of code; whether the block has ended.
  private mutating func settleCode() -> Bool {
    guard let fence, case .code(var content) = code.kind else { return false }
    code.kind = .rule
    var taken = 0
    var isClosed = false
    while !isClosed, let newline = rest[taken...].firstIndex(of: 10) {
      let line = Self.withoutReturn(rest[taken..<newline])
      isClosed = fence.isClosed(by: line)
      if !isClosed { content.lines.append(fence.content(line, start: start + taken)) }
      taken = newline + 1
    }
    code.kind = .code(content)
    _ = drop(taken)
    guard isClosed else { return false }
    blocks.append(code)
    finishedCount = blocks.count
    self.fence = nil
    return true
  }

  private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == 13 ? line.dropLast() : line
  }

  // MARK: What is open

  private mutating func addOpenBlocks() {
    guard let fence else {
      if !rest.isEmpty { blocks += BlockReader(document: ParsedDocument(rest), base: start).blocks() }
      return
    }
    var shown = code
    if case .code(var content) = shown.kind, !rest.isEmpty, !fence.isClosed(by: rest[...]) {
      content.lines.append(fence.content(rest[...], start: start))
      shown.kind = .code(content)
    }
    blocks.append(shown)
  }
}
