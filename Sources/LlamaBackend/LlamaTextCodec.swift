import CLlama
public import SpecCore

/// A model's own tokenizer and chat template.
public struct LlamaTextCodec: TextCodec {
  /// The named built-in template to use instead of the model's own.
  public let templateName: String?
  private let model: LlamaModel
  private let displayTexts = TokenTexts()

  /// - Parameter templateName: one of `ChatTemplates.names`, or nil for the model's own template.
  public init(_ model: LlamaModel, templateName: String? = nil) {
    self.model = model
    self.templateName = templateName
  }

  public var vocabularySize: Int { model.vocabularySize }

  public func tokenize(_ text: String, addStart: Bool, parseSpecial: Bool) -> [Token] {
    var tokens = rawTokens(text, parseSpecial: parseSpecial)
    let start = llama_vocab_bos(model.vocabulary)
    let usesStart = llama_vocab_get_add_bos(model.vocabulary) && start != LLAMA_TOKEN_NULL
    if addStart && usesStart && tokens.first != start { tokens.insert(start, at: 0) }
    return tokens
  }

  public func bytes(of token: Token) -> [UInt8] { piece(token, control: false) }

  public func displayText(of token: Token) -> String {
    displayTexts.text(of: token) { listedText(of: token) }
  }

  private func listedText(of token: Token) -> String {
    let bytes = piece(token, control: true)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return bytes.map { "<\(Self.hexadecimal($0))>" }.joined()
  }

  public func isEndOfGeneration(_ token: Token) -> Bool {
    contains(token) && llama_vocab_is_eog(model.vocabulary, token)
  }

  public func isControl(_ token: Token) -> Bool {
    contains(token) && llama_vocab_is_control(model.vocabulary, token)
  }

  public func applyTemplate(_ messages: [ChatMessage], openReply: Bool) throws(ChatTemplateError) -> String {
    let own = llama_model_chat_template(model.handle, nil).map { String(cString: $0) }
    guard let template = templateName ?? own else { throw .unknown }
    guard let text = ChatTemplates.apply(template, to: messages, openReply: openReply) else { throw .unknown }
    return text
  }

  private func contains(_ token: Token) -> Bool { token >= 0 && Int(token) < vocabularySize }

  private func rawTokens(_ text: String, parseSpecial: Bool) -> [Token] {
    var text = text
    return text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        var tokens = [Token](repeating: 0, count: characters.count + 1)
        for _ in 0..<2 {
          let count = llama_tokenize(
            model.vocabulary, characters.baseAddress, Int32(clamping: characters.count), &tokens,
            Int32(clamping: tokens.count), false, parseSpecial)
          if count >= 0 { return Array(tokens.prefix(Int(count))) }
          guard count != .min else { return [] }
          tokens = [Token](repeating: 0, count: Int(-count))
        }
        return []
      }
    }
  }

  private func piece(_ token: Token, control: Bool) -> [UInt8] {
    guard contains(token) else { return [] }
    var capacity: Int32 = 64
    for _ in 0..<2 {
      var needed: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Int(capacity)) { buffer, count in
        needed = buffer.withMemoryRebound(to: CChar.self) {
          llama_token_to_piece(model.vocabulary, token, $0.baseAddress, capacity, 0, control)
        }
        count = Int(max(needed, 0))
      }
      if needed >= 0 { return bytes }
      capacity = -needed
    }
    return []
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}
