import CMarkGFM

/// Reads the inline nodes of one block, in order, without recursion: they nest as deep as the text says.
struct InlineReader {
  var walk: SourceWalk
  /// Where the piece starts in the whole text.
  let base: Int

  private var inlines: [MarkdownInline] = []
  /// How many nodes of each style are open around the text.
  private var open: [MarkdownInline.Style: Int] = [:]
  private var style: MarkdownInline.Style = []
  /// What each open link or image has shown so far.
  private var shown: [Int] = []

  init(walk: SourceWalk, base: Int) {
    self.walk = walk
    self.base = base
  }

  mutating func read(_ block: ParserNode) -> [MarkdownInline] {
    guard let iterator = cmark_iter_new(block) else { return [] }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      if node == block { continue }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
    }
    return inlines
  }

  private mutating func enter(_ node: ParserNode) {
    switch node.type {
    case CMARK_NODE_TEXT: add(node.literal, [])
    case CMARK_NODE_HTML_INLINE: add(node.literal, .html)
    case CMARK_NODE_CODE:
      walk.openCode()
      add(node.literal, .code)
      walk.closeCode()
    case CMARK_NODE_SOFTBREAK: add(.softBreak, " ", walk.takeLineEnd())
    case CMARK_NODE_LINEBREAK: add(.hardBreak, "", walk.takeLineEnd())
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      shown.append(inlines.count)
      change(node, by: 1)
    default: change(node, by: 1)
    }
  }

  private mutating func leave(_ node: ParserNode) {
    if node.type == CMARK_NODE_LINK || node.type == CMARK_NODE_IMAGE {
      let range = walk.closeLink()
      addAddress(node.address, range, from: shown.popLast() ?? inlines.count)
    }
    change(node, by: -1)
  }

  /// Says where a link goes, unless its text does.
  private mutating func addAddress(_ address: [UInt8], _ range: Range<Int>, from first: Int) {
    let text = GuardedSource.text(address)
    guard !text.isEmpty else { return }
    let said = inlines[first...].map(\.text).joined()
    guard said != text, "mailto:" + said != text, "http://" + said != text, "https://" + said != text else {
      return
    }
    add(.address, text, range)
  }

  private mutating func change(_ node: ParserNode, by count: Int) {
    guard let changed = style(of: node) else { return }
    open[changed, default: 0] += count
    if open[changed, default: 0] > 0 { style.insert(changed) } else { style.remove(changed) }
  }

  private func style(of node: ParserNode) -> MarkdownInline.Style? {
    switch node.type {
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case specbranch_strikethrough_type(): .strikethrough
    default: nil
    }
  }

  private mutating func add(_ literal: [UInt8], _ more: MarkdownInline.Style) {
    for piece in walk.take(literal[...], isCode: more.contains(.code)) {
      add(.text, piece.text, piece.range, more)
    }
  }

  private mutating func add(
    _ kind: MarkdownInline.Kind, _ text: String, _ range: Range<Int>, _ more: MarkdownInline.Style = []
  ) {
    let place = base + range.lowerBound..<base + range.upperBound
    inlines.append(MarkdownInline(kind, text, place, style.union(more)))
  }
}
