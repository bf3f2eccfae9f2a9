/// The tokens that a model knows.
public protocol Vocabulary: Sendable {
  /// Tokens in the vocabulary.
  var vocabularySize: Int { get }

  /// The text of a token as the vocabulary lists it, control tokens included, for display.
  func displayText(of token: Token) -> String

  func isEndOfGeneration(_ token: Token) -> Bool
  func isControl(_ token: Token) -> Bool
}
