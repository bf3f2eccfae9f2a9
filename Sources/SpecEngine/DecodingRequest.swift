public import SpecCore

/// One reply to produce.
public struct DecodingRequest: Sendable {
  /// The whole conversation so far as tokens, at least one; what the caches have of it is not evaluated
  /// again.
  public var prompt: [Token]
  /// The most tokens of the reply; at least 1. The end of the context may end it earlier.
  public var maxTokens: Int
  public var stopStrings: [String]
  /// Both random streams of the run are derived from it.
  public var seed: UInt64
  /// Names for the record of the run.
  public var program: String
  public var pair: String
  /// Sentences that people should see at the start of the run.
  public var notices: [String]
  /// Whether the events tell what both models thought of each position that was judged; changes no token.
  public var explains: Bool

  public init(
    prompt: [Token], maxTokens: Int, stopStrings: [String] = [], seed: UInt64, program: String,
    pair: String, notices: [String] = [], explains: Bool = false
  ) {
    self.prompt = prompt
    self.maxTokens = maxTokens
    self.stopStrings = stopStrings
    self.seed = seed
    self.program = program
    self.pair = pair
    self.notices = notices
    self.explains = explains
  }
}

/// A finished reply.
public struct DecodingResult: Sendable {
  /// Every committed token, an end-of-generation token included.
  public var tokens: [Token]
  public var text: String
  public var finish: FinishReason
  /// Those in force at the end; the mode is the one that worked.
  public var parameters: DecodingParameters
  public var metrics: DecodingMetrics
}

public enum DecodingError: Error, Equatable, Sendable {
  /// The prompt leaves no room for a reply; tokens of the prompt and of the context.
  case promptTooLong(tokens: Int, contextLength: Int)
  /// The engine failed; one plain sentence.
  case engine(String)
}

extension DecodingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .promptTooLong(let tokens, let contextLength):
      "The prompt has \(tokens) tokens, but the context has room for \(contextLength); "
        + "shorten it, or give a larger --context."
    case .engine(let sentence): sentence
    }
  }
}
