import LlamaBackend
import SpecCore
import Testing

@Suite("The starter pair's tokenizer")
struct TextCodecTests {
  @Test("gives back the text of 50 held-out prompts, byte for byte")
  func roundTrip() throws {
    let codec = LlamaTextCodec(try StarterPair.target)
    let texts = try StarterPair.heldOutTexts(50)
    #expect(texts.count == 50)
    for text in texts {
      let tokens = codec.tokenize(text, addStart: true, parseSpecial: false)
      #expect(tokens.flatMap(codec.bytes) == Array(text.utf8))
    }
  }

  @Test("splits characters across tokens, whose bytes together give the text")
  func partialCharacters() throws {
    let codec = LlamaTextCodec(try StarterPair.target)
    let text = "日本 🦊 é"
    let tokens = codec.tokenize(text, addStart: false, parseSpecial: false)
    #expect(tokens.flatMap(codec.bytes) == Array(text.utf8))
    let partial = tokens.filter { String(validating: codec.bytes(of: $0), as: UTF8.self) == nil }
    #expect(!partial.isEmpty)
    for token in partial {
      #expect(codec.displayText(of: token).hasPrefix("<0x"))
    }
  }

  @Test("reads control tokens only where asked to, and gives them no text")
  func controlTokens() throws {
    let codec = LlamaTextCodec(try StarterPair.target)
    let special = codec.tokenize("<|im_end|>", addStart: false, parseSpecial: true)
    try #require(special.count == 1)
    #expect(codec.isControl(special[0]))
    #expect(codec.isEndOfGeneration(special[0]))
    #expect(codec.bytes(of: special[0]).isEmpty)
    #expect(codec.displayText(of: special[0]) == "<|im_end|>")
    #expect(codec.tokenize("<|im_end|>", addStart: false, parseSpecial: false).count > 1)
  }

  @Test("answers for ids outside the vocabulary and for no text at all")
  func outOfRange() throws {
    let codec = LlamaTextCodec(try StarterPair.target)
    for token in [-1, Token(codec.vocabularySize), .max] {
      #expect(codec.bytes(of: token).isEmpty)
      #expect(codec.displayText(of: token).isEmpty)
      #expect(!codec.isEndOfGeneration(token))
      #expect(!codec.isControl(token))
    }
    #expect(codec.tokenize("", addStart: true, parseSpecial: true).isEmpty)
  }
}

@Suite("Chat templates")
struct ChatTemplateTests {
  private static let messages = [
    ChatMessage(role: .system, content: "Be brief."), ChatMessage(role: .user, content: "Hello!"),
  ]

  @Test("of the model write the conversation")
  func ownTemplate() throws {
    let text = try LlamaTextCodec(StarterPair.target).applyTemplate(Self.messages, openReply: true)
    #expect(
      text == "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello!<|im_end|>\n"
        + "<|im_start|>assistant\n")
    let closed = try LlamaTextCodec(StarterPair.target).applyTemplate(Self.messages, openReply: false)
    #expect(closed.hasSuffix("Hello!<|im_end|>\n"))
  }

  @Test("can be named")
  func namedTemplate() throws {
    #expect(ChatTemplates.names.contains("llama3"))
    let codec = LlamaTextCodec(try StarterPair.target, templateName: "llama3")
    #expect(try codec.applyTemplate(Self.messages, openReply: true).contains("<|start_header_id|>user"))
  }

  @Test("that are unknown are refused")
  func unknownTemplate() throws {
    let codec = LlamaTextCodec(try StarterPair.target, templateName: "no such template")
    #expect(throws: ChatTemplateError.unknown) { try codec.applyTemplate(Self.messages, openReply: true) }
  }

  @Test("hold a message longer than expected")
  func longMessage() throws {
    let long = String(repeating: "word ", count: 5000)
    let messages =
      (0..<40).map { _ in ChatMessage(role: .user, content: "a") }
      + [ChatMessage(role: .user, content: long)]
    let text = try LlamaTextCodec(StarterPair.target).applyTemplate(messages, openReply: true)
    #expect(text.contains(long))
    #expect(text.hasSuffix("<|im_start|>assistant\n"))
  }
}
