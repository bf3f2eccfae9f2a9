public import SpecCore

/// A codec whose tokens are words: token n is the n-th word, and the last one ends a reply.
public struct ScriptedCodec: TextCodec {
  private let words: [String]

  /// - Parameter words: text of each token, leading spaces included.
  public init(words: [String]) { self.words = words }

  /// Tokens `0 ..< vocabularySize` as letters.
  public init(vocabularySize: Int) {
    self.init(words: (0..<vocabularySize).map { String(UnicodeScalar(UInt8(97 + $0 % 26))) })
  }

  public var vocabularySize: Int { words.count }
  public var endOfGeneration: Token { Token(words.count - 1) }

  /// The longest word that fits, again and again; text that no word starts is skipped.
  public func tokenize(_ text: String, addStart: Bool, parseSpecial: Bool) -> [Token] {
    var rest = Substring(text)
    var tokens: [Token] = []
    while !rest.isEmpty {
      let fitting = words.indices.dropLast(parseSpecial ? 0 : 1).filter { rest.hasPrefix(words[$0]) }
      if let best = fitting.max(by: { words[$0].count < words[$1].count }), !words[best].isEmpty {
        tokens.append(Token(best))
        rest.removeFirst(words[best].count)
      } else {
        rest.removeFirst()
      }
    }
    return tokens
  }

  public func bytes(of token: Token) -> [UInt8] {
    isControl(token) ? [] : Array(words[Int(token)].utf8)
  }

  public func displayText(of token: Token) -> String { words[Int(token)] }
  public func isEndOfGeneration(_ token: Token) -> Bool { token == endOfGeneration }
  public func isControl(_ token: Token) -> Bool { token == endOfGeneration }

  public func applyTemplate(
    _ messages: [ChatMessage], openReply: Bool
  ) throws(ChatTemplateError) -> String {
    let end = words[words.count - 1]
    return messages.map { "\($0.role.rawValue): \($0.content)\(end)\n" }.joined()
      + (openReply ? "assistant: " : "")
  }
}
