public import ScriptedBackend
public import SpecCore

/// A target and a draft that are small tables, so that the law of every text is known exactly.
///
/// The target looks at the last token, the draft at the last two: what a runtime gets wrong about either
/// line shows in the law of the next token.
public struct ToyLanguage: Sendable {
  /// The last token ends a reply.
  public static let vocabularySize = 5
  public static let endOfGeneration = Token(vocabularySize - 1)
  public static let prompt: [Token] = [0, 1]

  public let target: ScriptedModel
  public let draft: ScriptedModel
  /// `[vocabularySize][vocabularySize]`: the target's logits after each token.
  public let targetLogits: [[Float]]

  /// - Parameters:
  ///   - misalignment: how much of the draft's logits is noise, in [0, 1].
  ///   - ends: whether replies may end by themselves; otherwise the last token never comes.
  ///   - sharpness: the standard deviation of the logits.
  public init(misalignment: Double, ends: Bool = false, seed: UInt64 = 11, sharpness: Double = 1.2) {
    let size = Self.vocabularySize
    func bounded(_ logits: [Float]) -> [Float] {
      logits.dropLast() + [ends ? logits[size - 1] - 1 : Self.impossible]
    }
    let plain = ScriptedModel.table(seed: seed, vocabularySize: size, order: 1, sharpness: sharpness)
    let noise = ScriptedModel.table(seed: seed + 1, vocabularySize: size, order: 2, sharpness: sharpness)
    let mixed = plain.mixed(with: noise, share: misalignment)
    let tokens = 0..<Token(size)
    let targetLogits = tokens.map { bounded(plain.logits([$0])) }
    let draftLogits = tokens.flatMap { before in tokens.map { bounded(mixed.logits([before, $0])) } }
    self.targetLogits = targetLogits
    // Looked up instead of computed: a proof asks for millions of rows.
    target = ScriptedModel(vocabularySize: size) { targetLogits[Int($0[$0.count - 1])] }
    draft = ScriptedModel(vocabularySize: size) { text in
      // Costs may be measured on a text of one token.
      draftLogits[(text.count > 1 ? Int(text[text.count - 2]) : 0) * size + Int(text[text.count - 1])]
    }
  }

  private static let impossible: Float = -1e4

  /// p after a token, under the given settings.
  ///
  /// - Precondition: a repeat penalty looks at one token only.
  public func law(after token: Token, _ sampling: SamplingSettings) -> [Double] {
    let distribution = targetLogits[Int(token)].withUnsafeBufferPointer {
      LogitFilter(sampling).distribution(of: $0, after: [token])
    }
    return (0..<Token(Self.vocabularySize)).map { distribution.probability(of: $0) }
  }
}
