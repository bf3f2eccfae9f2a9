import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Editing, answering again and browsing: nothing is overwritten, and what follows comes back with its message.
@Suite struct ConversationTreeTests {
  /// Three questions, each answered.
  private static func chat() -> Chat {
    var chat = Chat(width: 100, height: 40)
    for (number, question) in ["one", "two", "three"].enumerated() {
      answer(&chat, chat.say(question), seed: UInt64(number + 1))
    }
    return chat
  }

  private static func answer(_ chat: inout Chat, _ turn: TurnID, seed: UInt64) {
    var run = ScriptedRun(seed: seed)
    chat.receive(.events(turn: turn, run.reply()))
  }

  private static func questions(_ chat: Chat) -> [String] { chat.state.conversation.path.map(\.message) }

  private static func request(_ effects: [ChatEffect]) -> AnswerRequest? {
    effects.compactMap { if case .answer(let request) = $0 { request } else { nil } }.last
  }

  @Test func anEditedMessageGetsAVersionAndTheOldOneKeepsWhatFollowed() throws {
    var chat = Self.chat()
    let before = chat.state.conversation.path
    chat.press(.alt("M"), .up, .up, .up, .character("e"))
    #expect(chat.state.editor.text == "two" && chat.state.unsentText == "")
    chat.type(" again")
    let request = try #require(Self.request(chat.press(.enter)))
    #expect(request.kind == .newMessage && request.question == "two again")
    #expect(request.earlier.map(\.question) == ["one"])
    #expect(request.earlier.map(\.replyText) == [before[0].reply.text])
    Self.answer(&chat, request.turn, seed: 9)
    #expect(Self.questions(chat) == ["one", "two again"])
    #expect(chat.lines().contains { $0.contains("You  ‹2/2›") })

    let shown = chat.state.conversation.path
    chat.press(.escape, .character("M"), .up)
    #expect(chat.press(.left).first == .choose(before[1].id))
    #expect(Self.questions(chat) == ["one", "two", "three"])
    #expect(chat.state.conversation.path.map(\.reply) == before.map(\.reply))
    #expect(chat.press(.right).first == .choose(shown[1].id))
    #expect(chat.state.conversation.path == shown)
  }

  @Test func anotherReplyInTheMiddleKeepsWhatFollowedTheFirst() throws {
    var chat = Self.chat()
    let before = chat.state.conversation.path
    chat.press(.alt("M"), .home)
    let request = try #require(Self.request(chat.press(.character("r"))))
    #expect(request.kind == .anotherReply && request.message == before[0].id && request.earlier.isEmpty)
    #expect(chat.press(.character("M"), .left).isEmpty, "a reply runs: nothing else is shown")
    Self.answer(&chat, request.turn, seed: 7)
    #expect(Self.questions(chat) == ["one"])
    #expect(chat.state.conversation.path[0].replies.count == 2)
    chat.press(.left)
    #expect(Self.questions(chat) == ["one", "two", "three"])
    #expect(chat.state.conversation.path.map(\.reply) == before.map(\.reply))
    // What is sent now goes on from the reply that is shown.
    chat.press(.escape, .enter)
    let next = chat.say("four")
    #expect(Self.request(chat.effects)?.turn == next)
    #expect(Self.request(chat.effects)?.earlier.map(\.reply) == before.map(\.reply.id))
  }

  @Test func aVersionThatCannotBeSentLeavesTheOldOne() throws {
    var chat = Self.chat()
    let before = chat.state.conversation.path
    chat.press(.alt("M"), .up, .enter)
    chat.type("!")
    let request = try #require(Self.request(chat.press(.enter)))
    chat.receive(.turnFailed(turn: request.turn, "The pair is gone."))
    #expect(chat.state.conversation.path == before)
    #expect(chat.state.unsentText == "three!")
  }

  @Test func leavingTheEditBringsBackWhatWasWritten() {
    var chat = Self.chat()
    chat.type("half a thought")
    chat.press(.alt("M"), .enter)
    // What was written before is unsent all the while.
    #expect(chat.state.editor.text == "three" && chat.state.unsentText == "half a thought")
    expect(&chat, pressing: .escape, asks: [])
    #expect(chat.state.unsentText == "half a thought")
    #expect(chat.state.editing == nil && chat.state.focus == .typing)
  }

  @Test func aStoppedReplyGoesOn() throws {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun(seed: 3)
    chat.receive(.events(turn: turn, Array(run.reply().prefix(60))))
    chat.receive(.events(turn: turn, [TimedEvent(time: 9, event: .runFinished(Self.stopped))]))
    let said = chat.state.conversation.lastExchange?.reply.text ?? ""
    let request = try #require(Self.request(chat.press(.alt("C"))))
    #expect(request.kind == .continuation(of: said))
    var more = ScriptedRun(seed: 4)
    chat.receive(.events(turn: request.turn, more.reply()))
    let whole = chat.state.conversation.lastExchange?.reply
    #expect(whole?.text.hasPrefix(said) == true && (whole?.text.count ?? 0) > said.count)
    #expect(chat.state.conversation.lastExchange?.replies.count == 1)
    #expect(whole?.origins.runs.last?.end == whole?.text.utf8.count)
  }

  @Test func aReplyThatWasCutGoesOnAfterItWasOpenedAgain() throws {
    let messages = [
      KeptMessage(id: MessageID(1), parent: nil, isReply: false, text: "Hello", isChosen: true),
      KeptMessage(
        id: MessageID(2), parent: MessageID(1), isReply: true, text: "Once upon", ending: .cut,
        isChosen: true, metrics: DecodingMetrics()),
    ]
    var chat = Chat()
    chat.receive(
      .conversationOpened(
        OpenedConversation(key: ConversationKey(3), title: "Hello", messages: messages, unsent: "")))
    #expect(chat.lines().contains { $0.contains("cut at the length limit") })
    let request = try #require(Self.request(chat.press(.alt("C"))))
    #expect(request.kind == .continuation(of: "Once upon") && request.reply == MessageID(2))
  }

  @Test(arguments: ["c", "C"] as [Character])
  func onlyAReplyThatNothingFollowsCanGoOn(key: Character) throws {
    var chat = Self.chat()
    var run = ScriptedRun(seed: 5)
    run.maxTokens = 6
    chat.receive(.events(turn: chat.say("four"), run.reply()))
    #expect(chat.state.conversation.lastExchange?.reply.status == .finished(.length))
    // One in the middle stays as it is, and the keys stay where they were.
    chat.press(.alt("M"), .up, .up)
    #expect(chat.press(.character(key)).isEmpty)
    #expect(chat.state.notice?.sentence.contains("messages follow it") == true)
    #expect(chat.state.focus == .messages && chat.state.run == nil)
    chat.press(.end)
    let request = try #require(Self.request(chat.press(.character(key))))
    #expect(request.reply == chat.state.conversation.lastExchange?.reply.id)
    #expect(chat.state.focus == .tuning)
  }

  private static var stopped: RunFinished {
    RunFinished(finish: .cancelled, remainingText: "", metrics: DecodingMetrics())
  }

  /// A random walk over versions and replies always comes back to the same paths.
  @Test func everyPathOfATreeComesBack() {
    var generator = SystemRandomNumberGenerator()
    var chat = Self.chat()
    var known: [[MessageID]: [Exchange]] = [:]
    for step in 0..<300 {
      let path = chat.state.conversation.path
      let key = path.flatMap { [$0.id, $0.reply.id] }
      if let before = known[key] {
        #expect(before.map(\.reply) == path.map(\.reply))
      } else {
        known[key] = path
      }
      let number = Int.random(in: path.indices, using: &generator)
      switch (step < 24, Int.random(in: 0..<3, using: &generator)) {
      case (true, 0):
        for effect in chat.state.answerAgain(message: number) {
          if case .answer(let request) = effect { Self.answer(&chat, request.turn, seed: UInt64(step)) }
        }
      case (true, _):
        chat.state.edit(message: number)
        chat.press(.enter)
        if let turn = chat.state.run?.turn { Self.answer(&chat, turn, seed: UInt64(step)) }
      case (false, 0): _ = chat.state.showVersion(Bool.random() ? 1 : -1, message: number)
      default: _ = chat.state.showReply(Bool.random() ? 1 : -1, message: number)
      }
    }
    #expect(known.count > 10)
  }
}
