import LlamaBackend
import SpecCore

/// The pair's codec, but no token ends a reply: texts can then be compared for as long as one likes.
struct EndlessCodec: TextCodec {
  let codec: LlamaTextCodec

  var vocabularySize: Int { codec.vocabularySize }

  func tokenize(_ text: String, addStart: Bool, parseSpecial: Bool) -> [Token] {
    codec.tokenize(text, addStart: addStart, parseSpecial: parseSpecial)
  }

  func bytes(of token: Token) -> [UInt8] { codec.bytes(of: token) }
  func displayText(of token: Token) -> String { codec.displayText(of: token) }
  func isEndOfGeneration(_ token: Token) -> Bool { false }
  func isControl(_ token: Token) -> Bool { codec.isControl(token) }

  func applyTemplate(
    _ messages: [ChatMessage], openReply: Bool
  ) throws(ChatTemplateError) -> String {
    try codec.applyTemplate(messages, openReply: openReply)
  }
}
