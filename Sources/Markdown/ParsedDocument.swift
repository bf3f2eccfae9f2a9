import CMarkGFM
import Synchronization

/// A piece of text as the parser sees it, for as long as its blocks are read.
final class ParsedDocument {
  let source: GuardedSource
  let root: ParserNode
  /// Where each line starts in the piece, from the first.
  let lineStarts: [Int]

  private static let extensions = {
    cmark_gfm_core_extensions_ensure_registered()
    return ["table", "strikethrough", "tasklist"]
  }()

  /// The parser keeps which characters its extensions look for in variables of the whole process.
  private static let turn = Mutex(())

  /// - Parameter text: starts at the start of a line.
  init(_ text: some Collection<UInt8>) {
    let source = GuardedSource(text)
    self.source = source
    lineStarts = [0] + source.bytes.indices.filter { source.bytes[$0] == 10 }.map { $0 + 1 }
    root = Self.turn.withLock { _ in Self.parse(source) }
  }

  private static func parse(_ source: GuardedSource) -> sending ParserNode {
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    defer { cmark_parser_free(parser) }
    for name in extensions {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    source.bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { fatalError("out of memory") }
    return root
  }

  deinit { cmark_node_free(root) }

  /// Where a line starts, counted from 1; the end beyond the last.
  func start(ofLine line: Int) -> Int {
    line < 1 ? 0 : line <= lineStarts.count ? lineStarts[line - 1] : source.bytes.count
  }

  /// A line's bytes without its end.
  func range(ofLine line: Int) -> Range<Int> {
    let start = start(ofLine: line)
    var end = self.start(ofLine: line + 1)
    while end > start, source.bytes[end - 1] == 10 || source.bytes[end - 1] == 13 { end -= 1 }
    return start..<end
  }
}

/// A node of the parser's tree, which lives as long as its document.
typealias ParserNode = OpaquePointer

extension ParserNode {
  var type: cmark_node_type { cmark_node_get_type(self) }
  var startLine: Int { Int(cmark_node_get_start_line(self)) }
  var endLine: Int { Int(cmark_node_get_end_line(self)) }

  var children: [ParserNode] {
    var all: [ParserNode] = []
    var next = cmark_node_first_child(self)
    while let node = next {
      all.append(node)
      next = cmark_node_next(node)
    }
    return all
  }

  var literal: [UInt8] { Self.bytes(cmark_node_get_literal(self)) }
  var address: [UInt8] { Self.bytes(cmark_node_get_url(self)) }
  var fenceInformation: [UInt8] { Self.bytes(cmark_node_get_fence_info(self)) }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    var bytes: [UInt8] = []
    var next = text
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return bytes
  }

  /// The fence of a fenced code block; nil for other nodes.
  var fence: CodeFence? {
    var (length, indent): (Int32, Int32) = (0, 0)
    var character: CChar = 0
    guard type == CMARK_NODE_CODE_BLOCK, cmark_node_get_fenced(self, &length, &indent, &character) != 0 else {
      return nil
    }
    return CodeFence(
      character: UInt8(bitPattern: character), length: Int(length), indent: Int(indent))
  }
}
