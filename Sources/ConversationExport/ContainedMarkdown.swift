internal import Markdown

/// Makes somebody's Markdown a part of a larger document that it cannot break out of.
///
/// Code in fences and in backticks stays as it is. Tags lose their meaning, headings go below those of the document,
/// definitions of links are shown, and a fence that was left open is closed.
struct ContainedMarkdown {
  /// The document's own headings are of the first two levels.
  private static let ownLevels = 2
  /// The parser cuts blocks about this long, so that it may see code where others see none.
  private static let longestTrusted = 15_000

  private let source: [UInt8]
  private let blocks: [MarkdownBlock]
  /// Where the source is code, in order.
  private var code: [Range<Int>] = []

  static func of(_ text: String) -> String {
    let clean = HarmlessText.of(text)
    return ContainedMarkdown(clean).contained() + closingFence(clean)
  }

  /// On one line, with no meaning at all.
  static func literal(_ text: String) -> String {
    var result = ""
    for character in HarmlessText.line(text) {
      if character.isASCII, character.isPunctuation || character.isSymbol { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private init(_ text: String) {
    source = Array(text.utf8)
    blocks = Markdown.blocks(text)
    collect(blocks, trustsInlines: true)
    code.sort { $0.lowerBound < $1.lowerBound }
  }

  // MARK: Code

  private mutating func collect(_ blocks: [MarkdownBlock], trustsInlines: Bool) {
    for (index, block) in blocks.enumerated() {
      let end = index + 1 < blocks.count ? blocks[index + 1].start : source.count
      let trusts = trustsInlines && end - block.start < Self.longestTrusted
      switch block.kind {
      case .code(let found): code += found.lines.map(\.range)
      case .paragraph(let inlines), .heading(_, let inlines): if trusts { collect(inlines) }
      case .list(let list):
        for item in list.items { collect(item.blocks, trustsInlines: trusts) }
      case .quote(let inner): collect(inner, trustsInlines: trusts)
      case .table(let table):
        for cell in (table.header + table.rows.flatMap { $0 }) where trusts { collect(cell) }
      case .rule, .html: break
      }
    }
  }

  private mutating func collect(_ inlines: [MarkdownInline]) {
    for inline in inlines where inline.style.contains(.code) { code.append(inline.range) }
  }

  // MARK: Writing

  private func contained() -> String {
    let headings = headings()
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 64)
    var next = 0
    var isLineStart = true
    var index = 0
    while index < source.count {
      let byte = source[index]
      while next < code.count, code[next].upperBound <= index { next += 1 }
      let isCode = next < code.count && code[next].contains(index)
      if let heading = headings[index] {
        result += heading.text
        index = heading.end
        isLineStart = true
        continue
      }
      if !isCode, needsEscape(at: index, isLineStart) { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
      if byte == 10 { isLineStart = true } else if byte != 0x20 { isLineStart = false }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func needsEscape(at index: Int, _ isLineStart: Bool) -> Bool {
    switch source[index] {
    case UInt8(ascii: "<"): opensTag(index) && !isEscaped(index)
    case UInt8(ascii: "["): isLineStart && definesLink(index)
    default: false
    }
  }

  /// Whether a tag, a comment or the like may start there; an address in angle brackets is none.
  private func opensTag(_ index: Int) -> Bool {
    guard index + 1 < source.count else { return false }
    let rest = source[(index + 1)...].prefix(8)
    if rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8) { return false }
    switch source[index + 1] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: return false
    }
  }

  private func isEscaped(_ index: Int) -> Bool {
    source[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  /// `[name]: address`, which would count for the whole document.
  private func definesLink(_ index: Int) -> Bool {
    var at = index + 1
    while at < source.count, at - index < 1_000 {
      switch source[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "]"): return at + 1 < source.count && source[at + 1] == UInt8(ascii: ":")
      default: break
      }
      at += 1
    }
    return false
  }

  // MARK: Headings

  /// What stands instead of each heading of the top level, and where it ends, by where it starts.
  private func headings() -> [Int: (text: [UInt8], end: Int)] {
    var result: [Int: (text: [UInt8], end: Int)] = [:]
    for (index, block) in blocks.enumerated() {
      guard case .heading(let level, _) = block.kind else { continue }
      let end = index + 1 < blocks.count ? blocks[index + 1].start : source.count
      let marks = Array(repeating: UInt8(ascii: "#"), count: min(level + Self.ownLevels, 6))
      let start = source[block.start..<end].firstIndex { $0 != 0x20 } ?? end
      if start < end, source[start] == UInt8(ascii: "#") {
        let text = source[start..<end].firstIndex { $0 != UInt8(ascii: "#") } ?? end
        result[block.start] = (marks, text)
      } else if let line = underline(block.start, end) {
        // Underlined; its lines become one.
        let words = source[block.start..<line.lowerBound].map { $0 == 10 ? 0x20 : $0 }
        let escaped = ContainedMarkdown.withoutTags(words)
        result[block.start] = (marks + [0x20] + escaped + [10], line.upperBound)
      }
    }
    return result
  }

  /// The line of `=` or `-` under a heading, its end included.
  private func underline(_ start: Int, _ end: Int) -> Range<Int>? {
    var lineStart = start
    while lineStart < end {
      let lineEnd = source[lineStart..<end].firstIndex(of: 10) ?? end
      let line = source[lineStart..<lineEnd].filter { $0 != 0x20 && $0 != 9 }
      if lineStart > start, let first = line.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
        line.allSatisfy({ $0 == first })
      {
        return lineStart..<min(lineEnd + 1, end)
      }
      lineStart = lineEnd + 1
    }
    return nil
  }

  private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    for byte in bytes {
      if byte == UInt8(ascii: "<") { escaped += Array("&lt;".utf8) } else { escaped.append(byte) }
    }
    return escaped
  }

  // MARK: Fences

  /// The fence that the text left open.
  private static func closingFence(_ text: String) -> String {
    let sentinel = "\n\nx"
    guard case .code(let code)? = Markdown.blocks(text + sentinel).last?.kind,
      code.lines.last?.text == "x", let block = Markdown.blocks(text).last
    else { return "" }
    let line = Array(text.utf8)[block.start...].drop { $0 == 0x20 }
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return "" }
    let fence = String(decoding: line.prefix { $0 == mark }, as: UTF8.self)
    return (text.hasSuffix("\n") ? "" : "\n") + fence
  }
}
