/// Why a reply ended.
public enum FinishReason: String, Codable, Sendable {
  /// The model ended its turn, or a stop string appeared.
  case stop
  /// The token limit or the end of the context was reached.
  case length
  case cancelled
}

/// Watches the committed tokens for the reply's end and turns them into text.
public struct ReplyEnd: Sendable {
  /// The most tokens of the reply, its end-of-generation token included.
  public let maxTokens: Int
  private let endOfGeneration: @Sendable (Token) -> Bool
  private let bytes: @Sendable (Token) -> [UInt8]
  private var text: ReplyText
  public private(set) var count = 0

  /// - Parameters:
  ///   - maxTokens: the smaller of the user's limit and the room in the context.
  ///   - bytes: a token's text; may end within a character.
  public init(
    maxTokens: Int, stopStrings: [String],
    endOfGeneration: @escaping @Sendable (Token) -> Bool,
    bytes: @escaping @Sendable (Token) -> [UInt8]
  ) {
    self.maxTokens = maxTokens
    self.endOfGeneration = endOfGeneration
    self.bytes = bytes
    text = ReplyText(stopStrings: stopStrings)
  }

  /// Takes a committed token in.
  mutating func accept(_ token: Token) -> FinishReason? {
    count += 1
    if endOfGeneration(token) { return .stop }
    if text.append(bytes(token)) { return .stop }
    return count >= maxTokens ? .length : nil
  }

  /// Text that is certain to be part of the reply, since the last call.
  public mutating func releasedText() -> String { text.released() }

  /// What is left when the reply has ended: the start of a stop string that did not come, or half a
  /// character.
  public mutating func remainingText() -> String { text.remaining() }
}
