public import SpecCore

/// Whether a draft can draft for a target: both must mean the same text by the same token.
public enum PairCompatibility: Sendable, Equatable {
  /// They fit. Tokens from `commonVocabularySize` on are padding in one of the two; their logits are ignored.
  case fine(commonVocabularySize: Int)
  /// They do not, for the reason that this plain sentence gives.
  case mismatch(String)

  /// Compares sizes, the text of every token, and which tokens end a reply.
  public init(target: some TextCodec, draft: some TextCodec) { self = Self.compared(target, draft) }

  static func compared(_ target: some Vocabulary, _ draft: some Vocabulary) -> PairCompatibility {
    let common = min(target.vocabularySize, draft.vocabularySize)
    let difference =
      differingText(target, draft, common) ?? differingEnd(target, draft, common)
      ?? surplus(of: target, beyond: common, owner: "target")
      ?? surplus(of: draft, beyond: common, owner: "draft")
    return difference.map { .mismatch($0) } ?? .fine(commonVocabularySize: common)
  }

  static let advice = "the two models need one vocabulary, so choose a draft of the target's family."

  private static func differingText(
    _ target: some Vocabulary, _ draft: some Vocabulary, _ common: Int
  ) -> String? {
    for token in 0..<Token(common) {
      let texts = (target.displayText(of: token), draft.displayText(of: token))
      if texts.0 == texts.1 && target.isControl(token) == draft.isControl(token) { continue }
      if isPadding(texts.0) && isPadding(texts.1) { continue }
      return
        "Token \(token) is \(quoted(texts.0)) to the target and \(quoted(texts.1)) to the draft: \(advice)"
    }
    return nil
  }

  private static func differingEnd(
    _ target: some Vocabulary, _ draft: some Vocabulary, _ common: Int
  ) -> String? {
    for token in 0..<Token(common) where target.isEndOfGeneration(token) != draft.isEndOfGeneration(token) {
      let (one, other) =
        target.isEndOfGeneration(token) ? ("target", "draft") : ("draft", "target")
      return
        "\(quoted(target.displayText(of: token))) ends a reply of the \(one) but not of the \(other): \(advice)"
    }
    return nil
  }

  private static func surplus(of codec: some Vocabulary, beyond common: Int, owner: String) -> String? {
    for token in Token(common)..<Token(codec.vocabularySize) {
      let text = codec.displayText(of: token)
      if isPadding(text) && !codec.isEndOfGeneration(token) { continue }
      return "Only the \(owner) has token \(token), \(quoted(text)): \(advice)"
    }
    return nil
  }

  /// Whether a token's text is that of a filler, which vocabularies are rounded up with.
  static func isPadding(_ text: String) -> Bool {
    guard let first = text.first else { return true }
    guard "<[".contains(first) else { return false }
    let word = text.lowercased().drop { "<|[_".contains($0) }
    return ["pad", "unused", "reserved", "dummy", "extra", "placeholder"].contains { word.hasPrefix($0) }
  }

  /// A token's text for a sentence, with invisible characters made visible.
  private static func quoted(_ text: String) -> String {
    text.isEmpty ? "nothing" : text.debugDescription
  }
}
