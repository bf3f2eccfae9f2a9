/// A model's tokenizer and chat template; safe to use from any thread.
public protocol TextCodec: Vocabulary {
  /// - Parameters:
  ///   - addStart: put the model's start token first, if its models are trained with one.
  ///   - parseSpecial: read the text of control tokens (`<|im_end|>`) as these tokens.
  func tokenize(_ text: String, addStart: Bool, parseSpecial: Bool) -> [Token]

  /// The bytes of a token's text; may end within a character. Control tokens give nothing.
  func bytes(of token: Token) -> [UInt8]

  /// The prompt's text for a conversation.
  ///
  /// - Parameter openReply: end where the assistant's reply starts.
  /// - Throws: `ChatTemplateError` where no known template fits.
  func applyTemplate(_ messages: [ChatMessage], openReply: Bool) throws(ChatTemplateError) -> String
}

public struct ChatMessage: Codable, Sendable, Equatable {
  public enum Role: String, Codable, Sendable {
    case system
    case user
    case assistant
  }

  public var role: Role
  public var content: String

  public init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}

public enum ChatTemplateError: Error, Equatable, Sendable {
  /// The model brings no template, or one that the engine does not know.
  case unknown
}
