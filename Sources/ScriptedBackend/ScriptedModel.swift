public import SpecCore

/// A model that is a table: logits as a function of the tokens so far.
///
/// Exact, instant and the same on every machine; for tests and demonstrations.
public struct ScriptedModel: Sendable {
  public let vocabularySize: Int
  /// Logits after the given tokens, `[vocabularySize]`.
  public let logits: @Sendable ([Token]) -> [Float]

  public init(vocabularySize: Int, logits: @escaping @Sendable ([Token]) -> [Float]) {
    self.vocabularySize = vocabularySize
    self.logits = logits
  }

  /// Says a fixed text: after n tokens, `text[n]` is the most likely; past its end, `endOfGeneration`.
  ///
  /// - Parameter confidence: the probability of that token, the others share the rest evenly.
  public static func reciting(
    _ text: [Token], vocabularySize: Int, endOfGeneration: Token,
    confidence: @escaping @Sendable (Position) -> Double = { _ in 0.9 }
  ) -> ScriptedModel {
    ScriptedModel(vocabularySize: vocabularySize) { tokens in
      let next = tokens.count < text.count ? text[tokens.count] : endOfGeneration
      return peaked(at: next, confidence: confidence(tokens.count), vocabularySize: vocabularySize)
    }
  }

  /// A random table over the last `order` tokens, the same for the same seed.
  ///
  /// - Parameter sharpness: the standard deviation of the logits; 0 is a flat distribution.
  public static func table(
    seed: UInt64, vocabularySize: Int, order: Int = 2, sharpness: Double = 1.5
  ) -> ScriptedModel {
    ScriptedModel(vocabularySize: vocabularySize) { tokens in
      var hash = seed
      for token in tokens.suffix(order) { hash = hash &* 0x0000_0100_0000_01B3 ^ UInt64(token + 1) }
      var uniforms = SeededUniforms(seed: hash, stream: UInt64(order))
      return (0..<vocabularySize).map { _ in
        // The sum of twelve uniforms is normal enough, with variance 1.
        Float(sharpness * ((0..<12).reduce(-6.0) { sum, _ in sum + uniforms.next() }))
      }
    }
  }

  /// This model's logits with those of `other` mixed in: a draft that agrees as much as one likes.
  ///
  /// - Parameter share: the weight of `other`, in [0, 1].
  public func mixed(with other: ScriptedModel, share: Double) -> ScriptedModel {
    ScriptedModel(vocabularySize: vocabularySize) { [logits] tokens in
      zip(logits(tokens), other.logits(tokens)).map { Float(1 - share) * $0 + Float(share) * $1 }
    }
  }

  private static func peaked(at token: Token, confidence: Double, vocabularySize: Int) -> [Float] {
    let rest = (1 - confidence) / Double(max(vocabularySize - 1, 1))
    return (0..<Token(vocabularySize)).map { Float(logarithm($0 == token ? confidence : rest)) }
  }
}
