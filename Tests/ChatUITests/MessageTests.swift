import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct MessageTests {
  @Test func enterSendsTheMessageAndClearsTheInput() {
    var chat = Chat()
    let turn = chat.say("Hello")
    #expect(chat.effects == [.appendHistory("Hello"), .answer(Chat.firstAnswer(turn, "Hello"))])
    #expect(chat.state.unsentText.isEmpty)
    #expect(chat.lines().contains { $0.contains("▌ Hello") })
  }

  @Test(arguments: ["", "   ", "\n \n"])
  func nothingIsNotSent(text: String) {
    var chat = Chat()
    chat.press(.paste(text))
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.unsentText == text)
  }

  @Test func aSecondMessageWaitsInTheInputWhileAReplyRuns() {
    var chat = Chat()
    chat.say("Hello")
    chat.type("and then")
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.unsentText == "and then")
    #expect(chat.lines().contains { $0.contains("A reply is running; Ctrl-C stops it.") })
  }

  @Test func messagesWaitWhileTheModelsLoad() {
    var chat = Chat(loaded: false)
    chat.type("early")
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.unsentText == "early")
    chat.receive(.pairLoaded(Chat.pair))
    chat.press(.enter)
    #expect(chat.effects.contains(.answer(Chat.firstAnswer(TurnID(1), "early"))))
  }

  @Test func aPasteOfManyLinesIsOneMessage() {
    var chat = Chat()
    chat.press(.escape)
    chat.press(.paste("one\ntwo\n\tthree\u{1b}[31m"))
    #expect(chat.state.unsentText == "one\ntwo\n\tthree[31m")
    chat.press(.enter)
    #expect(chat.effects.last == .answer(Chat.firstAnswer(TurnID(1), "one\ntwo\n\tthree[31m")))
  }

  @Test func aPasteThatWasCutIsSaid() {
    var chat = Chat()
    chat.press(.paste("kept"), .pasteCut(limit: 1 << 20, length: 3 << 20))
    #expect(chat.state.unsentText == "kept")
    let sentence = "The paste is too long: the first 1,048,576 of its 3,145,728 bytes were kept."
    #expect(chat.state.notice?.sentence == sentence)
  }

  @Test func aMessageThatCouldNotBeSentComesBack() {
    var chat = Chat()
    let turn = chat.say("Hello")
    chat.type("more")
    chat.receive(.turnFailed(turn: turn, "The message is longer than the context; shorten it."))
    #expect(chat.state.unsentText == "Hello\nmore")
    #expect(!chat.state.isRunning)
    #expect(chat.lines().contains { $0.contains("! The message is longer than the") })
    #expect(!chat.lines().contains { $0.contains("▌ Hello") })
  }

  @Test func aTurnThatBreaksOffKeepsWhatItSaid() {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun(seed: 3)
    chat.receive(.events(turn: turn, Array(run.reply().prefix(60))))
    let said = chat.state.conversation.lastExchange?.reply.text ?? ""
    #expect(!said.isEmpty)
    chat.receive(.turnFailed(turn: turn, "The engine failed; start the program again."))
    #expect(chat.state.conversation.lastExchange?.reply.text == said)
    #expect(chat.lines().contains { $0.contains("The engine failed") })
    #expect(chat.state.unsentText.isEmpty)
  }

  @Test func resultsOfAnotherTurnAreDropped() {
    var chat = Chat()
    let turn = chat.say("Hello")
    let before = chat.state
    var run = ScriptedRun()
    chat.receive(.events(turn: TurnID(turn.number + 1), run.reply()))
    chat.receive(.turnFailed(turn: TurnID(turn.number + 1), "No."))
    chat.receive(.turnsDropped(turn: TurnID(turn.number + 1), count: 1))
    #expect(chat.state == before)
  }

  @Test func eventsAfterANewConversationAreStale() {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    let events = run.reply()
    chat.receive(.events(turn: turn, Array(events.prefix(40))))
    expect(&chat, pressing: .alt("n"), asks: [.stop(turn: turn), .newConversation])
    let before = chat.state
    chat.receive(.events(turn: turn, Array(events.dropFirst(40))))
    #expect(chat.state == before)
    #expect(chat.state.conversation.lastExchange == nil)
    #expect(!chat.lines().contains { $0.contains("▌ Hello") })
    let next = chat.say("Again")
    #expect(next > turn)
  }

  @Test func regeneratingAsksAgainAndKeepsTheEarlierReplyForTheTranscript() {
    var chat = Chat()
    var turn = chat.say("Hello")
    var run = ScriptedRun(seed: 1)
    chat.receive(.events(turn: turn, run.reply()))
    var wanted = Chat.firstAnswer(TurnID(turn.number + 1), "Hello")
    (wanted.kind, wanted.reply) = (.anotherReply, MessageID(3))
    expect(&chat, pressing: .alt("r"), asks: [.answer(wanted)])
    turn = TurnID(turn.number + 1)
    expect(&chat, pressing: .alt("r"), asks: [])
    var again = ScriptedRun(seed: 2)
    chat.receive(.events(turn: turn, again.reply()))
    #expect(chat.state.conversation.lastExchange?.replies.count == 2)
    guard case .saveTranscript(let text, let name)? = chat.press(.alt("w")).first else {
      Issue.record("no transcript")
      return
    }
    #expect(name == "specbranch-starter.md")
    #expect(text.contains("## starter (another reply)"))
    #expect(text.components(separatedBy: "Once upon a time").count == 3)
    #expect(text.contains("| draft length | 8 |"))
    #expect(text.contains("rolled back"))
  }

  @Test func aRegenerationThatFailsLeavesTheReplyThatWas() {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    chat.receive(.events(turn: turn, run.reply()))
    let reply = chat.state.conversation.lastExchange?.reply
    chat.press(.alt("r"))
    chat.receive(.turnFailed(turn: TurnID(turn.number + 1), "The pair is gone."))
    #expect(chat.state.conversation.lastExchange?.reply == reply)
    #expect(chat.state.unsentText.isEmpty)
  }
}

extension String {
  func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}

@Suite struct InterruptTests {
  @Test func itStopsTheReplyFirst() {
    var chat = Chat()
    let turn = chat.say("Hello")
    chat.type("next")
    expect(&chat, pressing: .control("c"), asks: [.stop(turn: turn)])
    #expect(chat.state.unsentText == "next")
    #expect(chat.lines().contains { $0.contains("stopping") })
  }

  @Test func thenItClearsTheInputWhichComesBack() {
    var chat = Chat()
    chat.type("a long thought")
    expect(&chat, pressing: .control("c"), asks: [])
    #expect(chat.state.unsentText.isEmpty)
    var yanked = chat
    yanked.press(.control("y"))
    #expect(yanked.state.unsentText == "a long thought")
    chat.press(.up)
    #expect(chat.state.unsentText == "a long thought")
  }

  @Test func twiceItQuits() {
    var chat = Chat()
    expect(&chat, pressing: .control("c"), asks: [])
    expect(&chat, pressing: .control("c"), asks: [.quit])
  }

  @Test func anotherKeyOrTimeBetweenThemDoesNot() {
    var chat = Chat()
    chat.press(.control("c"))
    chat.press(.left)
    expect(&chat, pressing: .control("c"), asks: [])
    for _ in 0..<20 { chat.receive(.tick) }
    expect(&chat, pressing: .control("c"), asks: [])
  }

  @Test func quittingStopsTheReplyThatRuns() {
    var chat = Chat()
    let turn = chat.say("Hello")
    chat.tune()
    expect(&chat, pressing: .character("q"), asks: [.stop(turn: turn), .quit])
  }

  @Test func endOfInputQuitsOnlyWhenNothingIsWritten() {
    var chat = Chat()
    chat.type("ab")
    chat.press(.home)
    expect(&chat, pressing: .control("d"), asks: [])
    #expect(chat.state.unsentText == "b")
    chat.press(.delete)
    expect(&chat, pressing: .control("d"), asks: [.quit])
  }
}
