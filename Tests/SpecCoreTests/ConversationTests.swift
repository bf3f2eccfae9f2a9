import ScriptedBackend
import SpecCore
import Testing

@Suite struct ConversationTests {
  /// Letters, a line break, a few signs, and `<end>` as the control token.
  static let codec = ScriptedCodec(
    words: "abcdefghijklmnopqrstuvwxyz: \n".map(String.init) + ["<end>"])

  static func text(_ tokens: [Token]) -> String { tokens.map(codec.displayText).joined() }

  @Test("A second turn adds only its own text, and not the end that the reply brought itself")
  func secondTurn() throws {
    var conversation = Conversation(codec: Self.codec)
    try conversation.ask("hi")
    #expect(Self.text(conversation.tokens) == "user: hi<end>\nassistant: ")
    let before = conversation.tokens
    conversation.answer(Self.codec.tokenize("yo<end>", addStart: false, parseSpecial: true), text: "yo")
    try conversation.ask("  bye \n")
    #expect(
      Self.text(conversation.tokens) == "user: hi<end>\nassistant: yo<end>\nuser: bye<end>\nassistant: ")
    #expect(conversation.tokens.starts(with: before))
  }

  @Test("A reply that was cut short is closed by the template")
  func cutReply() throws {
    var conversation = Conversation(system: "be kind", codec: Self.codec)
    try conversation.ask("hi")
    conversation.answer(Self.codec.tokenize("yo", addStart: false, parseSpecial: true), text: "yo")
    try conversation.ask("so")
    #expect(
      Self.text(conversation.tokens)
        == "system: be kind<end>\nuser: hi<end>\nassistant: yo<end>\nuser: so<end>\nassistant: ")
  }

  @Test("Text that reads like a control token is not one")
  func controlTextInQuestion() throws {
    var conversation = Conversation(codec: Self.codec)
    try conversation.ask("a<end>b")
    let ends = conversation.tokens.count { Self.codec.isControl($0) }
    #expect(ends == 1)
  }

  @Test("Without a template the text is the model's to read, markers and all")
  func rawText() throws {
    var conversation = Conversation(system: "s", codec: Self.codec, usesTemplate: false)
    try conversation.ask("user: a<end>")
    #expect(Self.text(conversation.tokens) == "s\nuser: a<end>")
    #expect(conversation.tokens.last == Self.codec.endOfGeneration)
    conversation.answer([1], text: "b")
    try conversation.ask("c")
    #expect(Self.text(conversation.tokens) == "s\nuser: a<end>bc")
  }

  @Test("The oldest turns are left out until the rest fits, and the next begins like a first turn")
  func fits() throws {
    var conversation = Conversation(system: "s", codec: Self.codec)
    for question in ["one", "two", "three"] {
      try conversation.ask(question)
      conversation.answer(Self.codec.tokenize("ok<end>", addStart: false, parseSpecial: true), text: "ok")
    }
    #expect(try conversation.fit(within: 1000) == 0)
    #expect(try conversation.fit(within: 70) == 1)
    #expect(Self.text(conversation.tokens).hasPrefix("system: s<end>\nuser: two<end>\nassistant: ok<end>"))
    #expect(try conversation.fit(within: 1) == 1)
    #expect(conversation.turns.map(\.question) == ["three"])
  }

  @Test("A reply can be taken back and given anew")
  func takesReplyBack() throws {
    var conversation = Conversation(codec: Self.codec)
    try conversation.ask("hi")
    let prompt = conversation.tokens
    conversation.answer([1, 2], text: "bc")
    let tookBack = conversation.takeReplyBack()
    #expect(tookBack)
    #expect(conversation.tokens == prompt)
    let again = conversation.takeReplyBack()
    #expect(!again)
  }
}
