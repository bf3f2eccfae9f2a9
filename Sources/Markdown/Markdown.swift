/// Markdown as GitHub has it: CommonMark with tables, strikethrough and tasks.
public enum Markdown {
  /// The blocks of a text.
  public static func blocks(_ text: String) -> [MarkdownBlock] {
    guard text.utf8.count <= MarkdownStream.longestBlock else { return MarkdownStream(text).blocks }
    return BlockReader(document: ParsedDocument(text.utf8), base: 0).blocks()
  }
}
