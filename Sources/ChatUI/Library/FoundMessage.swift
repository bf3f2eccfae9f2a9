/// A place where a search has found something.
public struct FoundMessage: Equatable, Sendable {
  public var key: ConversationKey
  /// The conversation's title.
  public var title: String
  /// The message's own number in the file; nil where the title was found.
  public var message: Int64?
  public var isReply: Bool
  /// Whether it was found in a file that was sent with the message; the snippet begins with its name then.
  public var isFile: Bool
  /// Some words around what was found.
  public var snippet: String
  /// What was found, as ranges of the snippet's characters.
  public var hits: [Range<Int>]

  public init(
    key: ConversationKey, title: String, message: Int64?, isReply: Bool, isFile: Bool = false,
    snippet: String,
    hits: [Range<Int>]
  ) {
    self.key = key
    self.title = title
    self.message = message
    self.isReply = isReply
    self.isFile = isFile
    self.snippet = snippet
    self.hits = hits
  }
}
