import LlamaBackend
import SpecCore
import Testing

/// A codec that is nothing but a list of token texts.
private struct ListedTokens: TextCodec {
  var texts: [String]
  var ends: Set<Token> = [0]

  var vocabularySize: Int { texts.count }
  func tokenize(_ text: String, addStart: Bool, parseSpecial: Bool) -> [Token] { [] }
  func bytes(of token: Token) -> [UInt8] { Array(texts[Int(token)].utf8) }
  func displayText(of token: Token) -> String { texts[Int(token)] }
  func isEndOfGeneration(_ token: Token) -> Bool { ends.contains(token) }
  func isControl(_ token: Token) -> Bool { ends.contains(token) }
  func applyTemplate(_ messages: [ChatMessage], openReply: Bool) throws(ChatTemplateError) -> String {
    throw .unknown
  }
}

@Suite("A pair")
struct PairCompatibilityTests {
  private static let words = ListedTokens(texts: ["</s>", "one", "two", "three"])

  private func sentence(_ compatibility: PairCompatibility) -> String? {
    if case .mismatch(let sentence) = compatibility { sentence } else { nil }
  }

  @Test("of the repository fits")
  func starterPair() throws {
    let fit = PairCompatibility(
      target: LlamaTextCodec(try StarterPair.target), draft: LlamaTextCodec(try StarterPair.draft))
    #expect(fit == .fine(commonVocabularySize: 4096))
  }

  @Test("of the repository's target and another vocabulary does not fit")
  func otherVocabulary() throws {
    let fit = PairCompatibility(target: LlamaTextCodec(try StarterPair.target), draft: Self.words)
    #expect(sentence(fit)?.contains("one vocabulary") == true)
  }

  @Test(
    "with padding at the end of one vocabulary fits in the common part",
    arguments: [
      ["[PAD4]", "<unused1>"], ["<|reserved_special_token_3|>"], [""],
      ["<|extra_0|>", "<pad>", "<dummy0001>"],
    ])
  func padding(_ extra: [String]) {
    let padded = ListedTokens(texts: Self.words.texts + extra)
    #expect(PairCompatibility(target: padded, draft: Self.words) == .fine(commonVocabularySize: 4))
    #expect(PairCompatibility(target: Self.words, draft: padded) == .fine(commonVocabularySize: 4))
  }

  @Test("with real tokens in only one vocabulary does not fit", arguments: ["four", "padding", "<think>"])
  func realSurplus(_ extra: String) {
    let longer = ListedTokens(texts: Self.words.texts + [extra])
    #expect(
      sentence(PairCompatibility(target: longer, draft: Self.words))?.contains("Only the target") == true)
    #expect(
      sentence(PairCompatibility(target: Self.words, draft: longer))?.contains("Only the draft") == true)
  }

  @Test("that names one token differently does not fit, and the sentence shows both texts")
  func differentText() {
    let other = ListedTokens(texts: ["</s>", "one", "deux\n", "three"])
    #expect(
      sentence(PairCompatibility(target: Self.words, draft: other))
        == "Token 2 is \"two\" to the target and \"deux\\n\" to the draft: the two models need one "
        + "vocabulary, so choose a draft of the target's family.")
  }

  @Test("that ends replies differently does not fit")
  func differentEnd() {
    var target = Self.words
    target.ends = []
    let text = sentence(PairCompatibility(target: target, draft: Self.words))
    #expect(text?.contains("\"</s>\"") == true)
  }
}
