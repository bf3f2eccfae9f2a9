import Markdown

/// Text to put into the clipboard, with what it is.
struct CopiedText: Equatable, Sendable {
  /// More than this many bytes are too much for some terminals.
  static let limit = 100_000

  let text: String
  /// For a sentence: "the reply".
  let what: String
}

/// The code blocks of a text, in their order, those in lists and quotes included.
struct CodeBlocks: Equatable, Sendable {
  struct Block: Equatable, Sendable {
    let language: String
    let lines: Int
    let text: String
  }

  private(set) var blocks: [Block] = []

  init(_ text: String) {
    let source = Array(text.utf8)
    add(Markdown.blocks(text), source)
  }

  private mutating func add(_ found: [MarkdownBlock], _ source: [UInt8]) {
    for block in found {
      switch block.kind {
      case .code(let code): add(code, source)
      case .quote(let inner): add(inner, source)
      case .list(let list): for item in list.items { add(item.blocks, source) }
      case .heading, .paragraph, .table, .rule, .html: break
      }
    }
  }

  private mutating func add(_ code: MarkdownCode, _ source: [UInt8]) {
    // As it was produced, where its place is known to the byte.
    let lines = code.lines.map { line in
      line.range.count == line.text.utf8.count && line.range.upperBound <= source.count
        ? String(decoding: source[line.range], as: UTF8.self) : line.text
    }
    blocks.append(
      Block(language: code.language, lines: lines.count, text: lines.joined(separator: "\n")))
  }
}
