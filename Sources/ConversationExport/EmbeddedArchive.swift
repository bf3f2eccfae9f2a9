public import Foundation

/// The archive within a page or a Markdown document: nobody sees it, nothing runs it, and import finds it.
///
/// The archive is JSON. What could end its place is escaped in its strings, where alone it can occur, so that no text of
/// a conversation reaches the document.
public enum EmbeddedArchive {
  private static let element = "<script type=\"application/json\" id=\"specbranch-archive\">"
  private static let elementEnd = "</script>"
  private static let comment = "<!-- specbranch-archive"
  private static let commentEnd = "-->"

  /// For a page's body: an element that holds data and is no script, whatever it is called.
  static func html(_ json: String) -> String {
    "\(element)\n\(HarmlessJSON.of(json) { scalar, _ in scalar == "<" || scalar == ">" || scalar == "&" })\n\(elementEnd)\n"
  }

  /// For the end of a Markdown document: a comment, which two hyphens would end.
  static func markdown(_ json: String) -> String {
    let harmless = HarmlessJSON.of(json) { scalar, previous in
      scalar == "<" || scalar == ">" || (scalar == "-" && previous == "-")
    }
    return "\(comment)\n\(harmless)\n\(commentEnd)\n"
  }

  /// The archive of a page or a Markdown document; nil where it has none.
  public static func json(in document: Data) -> Data? {
    // Markdown may have a message about pages in it, which no page has.
    let first = document.first { !isBlank($0) }
    return first == UInt8(ascii: "<") ? inPage(document) : inMarkdown(document)
  }

  private static func inPage(_ document: Data) -> Data? {
    guard let start = document.range(of: Data(element.utf8)),
      let end = document.range(of: Data(elementEnd.utf8), in: start.upperBound..<document.endIndex)
    else { return nil }
    return Data(document[start.upperBound..<end.lowerBound])
  }

  /// Only at the very end: code in a message may look the same.
  private static func inMarkdown(_ document: Data) -> Data? {
    guard let last = document.lastIndex(where: { !isBlank($0) }) else { return nil }
    let written = document[...last]
    guard written.suffix(commentEnd.utf8.count) == Data(commentEnd.utf8),
      let start = written.range(of: Data(("\n" + comment).utf8), options: .backwards)
    else { return nil }
    let end = written.endIndex - commentEnd.utf8.count
    return start.upperBound < end ? Data(written[start.upperBound..<end]) : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
