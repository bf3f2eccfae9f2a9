/// What a conversation can be written as.
public enum ExportFormat: String, CaseIterable, Sendable {
  case markdown
  /// The archive itself, which the others have in them.
  case json
  case html

  /// By a file's name; nil where its ending says nothing.
  public init?(file: String) {
    let name = file.lowercased()
    if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
      self = .markdown
    } else if name.hasSuffix(".json") {
      self = .json
    } else if name.hasSuffix(".html") || name.hasSuffix(".htm") {
      self = .html
    } else {
      return nil
    }
  }
}
