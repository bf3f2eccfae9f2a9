public import SpecCore

/// A model's vocabulary as its file lists it, read without the engine.
public struct HeaderVocabulary: Vocabulary, Equatable {
  /// The engine's name of the tokenizer's kind, such as `gpt2`.
  let kind: String?
  private let texts: [String]
  private let types: [UInt32]

  /// The number that the format has for control tokens.
  private static let controlType: UInt32 = 3

  init(kind: String?, texts: [String], types: [UInt32]) {
    (self.kind, self.texts, self.types) = (kind, texts, types)
  }

  /// Reads a model file's vocabulary, which takes a part of a second.
  ///
  /// - Returns: nil where the file lists none.
  public static func read(_ path: String) throws(ModelLoadError) -> HeaderVocabulary? {
    var parser = GGUFParser(cursor: try FileCursor(path: path), keepsTokens: true)
    do {
      _ = try parser.parse()
    } catch {
      throw error.loadError(path)
    }
    return parser.vocabulary
  }

  public var vocabularySize: Int { texts.count }
  public func displayText(of token: Token) -> String { texts[Int(token)] }
  public func isControl(_ token: Token) -> Bool {
    types.indices.contains(Int(token)) && types[Int(token)] == Self.controlType
  }

  /// Always false: which tokens end a reply is the engine's to say, by their texts and by rules of its own.
  public func isEndOfGeneration(_: Token) -> Bool { false }
}

extension PairCompatibility {
  /// Compares what two files list; `check-pair` loads them and knows better.
  public init(target: HeaderVocabulary, draft: HeaderVocabulary) {
    guard target.kind == draft.kind else {
      let kinds = [target.kind, draft.kind].map { $0 ?? "none that is named" }
      self = .mismatch(
        "The target's tokenizer is of the kind \(kinds[0]), the draft's \(kinds[1]): \(Self.advice)")
      return
    }
    self = Self.compared(target, draft)
  }
}

/// Texts and types of tokens, as far as a file has a number of them that can be.
struct KeptTokens {
  static let textsKey = "tokenizer.ggml.tokens"
  static let typesKey = "tokenizer.ggml.token_type"
  private static let mostTokens: UInt64 = 1 << 21
  private static let mostBytes: UInt64 = 1 << 26

  var texts: [String] = []
  var types: [UInt32] = []
  private(set) var isWhole = true
  private var bytes: UInt64 = 0

  /// Whether so many tokens are kept.
  mutating func takes(_ count: UInt64) -> Bool {
    if count > Self.mostTokens { isWhole = false }
    return isWhole
  }

  /// Whether a text of so many bytes is kept, too.
  mutating func takes(bytes count: UInt64) -> Bool {
    guard isWhole, count <= Self.mostBytes - bytes else {
      isWhole = false
      return false
    }
    bytes += count
    return true
  }
}
