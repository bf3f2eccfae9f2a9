import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// What happens when the context is full, and that the user hears of it before.
@Suite struct ContextPolicyTests {
  /// A reply under way whose prompt has so many of 512 tokens; a quarter is kept free for replies.
  private func started(_ tokens: Int, _ chat: inout Chat) -> TurnID {
    let turn = chat.say("Go on.")
    let start = RunStarted(
      program: "specbranch", pair: "starter", seed: 1, parameters: DecodingParameters(mode: .specbranch),
      promptTokens: tokens, cachedTargetTokens: 0, cachedDraftTokens: 0, maxTokens: 64, contextLength: 512)
    chat.receive(.events(turn: turn, [TimedEvent(time: 0, event: .runStarted(start))]))
    return turn
  }

  private func end(_ turn: TurnID, _ chat: inout Chat) {
    let end = RunFinished(finish: .stop, remainingText: "", metrics: DecodingMetrics())
    chat.receive(.events(turn: turn, [TimedEvent(time: 1, event: .runFinished(end))]))
  }

  @Test func theUserIsToldOnceBeforeTheContextIsFull() throws {
    var chat = Chat(width: 120, height: 40)
    end(started(326, &chat), &chat)
    #expect(!chat.state.isContextNearlyFull && chat.state.notice == nil)
    end(started(327, &chat), &chat)
    let sentence = try #require(chat.state.notice?.sentence)
    #expect(sentence.contains("327 of the 384 tokens") && sentence.contains("oldest turns are left out"))
    chat.state.notice = nil
    end(started(380, &chat), &chat)
    #expect(chat.state.notice == nil)
    // A new conversation has room again, and is warned of again.
    chat.press(.alt("n"))
    chat.press(.alt("Z"), .down, .down, .enter)
    end(started(330, &chat), &chat)
    #expect(chat.state.notice?.sentence.contains("nothing is sent until you decide") == true)
  }

  @Test func whereTurnsAreLeftOutAlreadyNobodyIsWarnedAgain() {
    var chat = Chat(width: 120, height: 40)
    end(started(10, &chat), &chat)
    let turn = chat.say("More.")
    chat.receive(.turnsDropped(turn: turn, count: 1))
    end(turn, &chat)
    end(started(380, &chat), &chat)
    #expect(chat.state.notice == nil && chat.state.isContextNearlyFull)
  }

  @Test func theChoiceGoesWithEveryRequest() throws {
    var chat = Chat(width: 120, height: 40)
    chat.tune()
    chat.press(.character("Z"))
    #expect(chat.lines().contains { $0.contains("drop the oldest turns (now)") })
    chat.effects = []
    chat.press(.down, .down, .enter, .enter)
    #expect(chat.state.list == nil && chat.state.contextPolicy == .stop)
    // It holds after the program's end, too; choosing it again writes nothing.
    #expect(chat.effects == [.saveContextPolicy(.stop)])
    chat.press(.alt("Z"), .enter)
    #expect(chat.effects == [.saveContextPolicy(.stop)])
    chat.effects = []
    chat.say("Hello.")
    let requests = chat.effects.compactMap { if case .answer(let request) = $0 { request } else { nil } }
    #expect(requests.map(\.contextPolicy) == [.stop])
  }

  @Test(arguments: [(36, 10), (80, 24), (3, 2)]) func theChoiceFits(size: (Int, Int)) {
    var chat = Chat()
    chat.press(.alt("Z"))
    var buffer = Buffer(size: Size(width: size.0, height: size.1))
    ListOverlayView(state: chat.state).draw(into: &buffer)
    #expect(size.0 < 20 || buffer.lines().contains { $0.contains("stop") })
  }

  @Test func aFullContextSaysWhichKeysHelp() {
    var chat = Chat(width: 120, height: 40)
    let turn = chat.say("Too much.")
    chat.receive(.contextIsFull(turn: turn))
    #expect(!chat.state.isRunning && chat.state.unsentText == "Too much.")
    let sentence = chat.state.conversation.entries.compactMap {
      if case .failure(let sentence) = $0 { sentence } else { nil }
    }
    #expect(sentence.count == 1 && sentence[0].contains("Z in tuning") && sentence[0].contains("n in tuning"))
  }

  @Test func theStatusLineAndTheHintsSayWhatComesNext() {
    var chat = Chat(width: 160, height: 40)
    end(started(327, &chat), &chat)
    #expect(chat.lines().contains { $0.contains("context 327/512, then drop oldest") })
    #expect(chat.lines().contains { $0.contains("Alt-Z when full") })
    chat.press(.alt("Z"), .down, .enter)
    #expect(chat.lines().contains { $0.contains("context 327/512, then summarise") })
  }

  // MARK: Counting what is shown

  private static func opened() -> ChatInput {
    .conversationOpened(
      OpenedConversation(
        key: ConversationKey(3), title: "Hello",
        messages: [
          KeptMessage(id: MessageID(1), parent: nil, isReply: false, text: "Hello", isChosen: true),
          KeptMessage(id: MessageID(2), parent: MessageID(1), isReply: true, text: "Hi", isChosen: true),
          KeptMessage(id: MessageID(3), parent: MessageID(1), isReply: true, text: "Oh", isChosen: false),
        ], unsent: ""))
  }

  private static func counted(_ effects: [ChatEffect]) -> (number: Int, path: ShownPath)? {
    for case .countContext(let number, let path) in effects.reversed() { return (number, path) }
    return nil
  }

  private static func answer(_ effects: [ChatEffect]) -> AnswerRequest? {
    effects.compactMap { if case .answer(let request) = $0 { request } else { nil } }.last
  }

  @Test func anOpenedConversationIsCountedAndTheUserIsToldWhereItIsTooLong() throws {
    var chat = Chat(width: 120, height: 40)
    let asked = try #require(Self.counted(chat.receive(Self.opened())))
    #expect(asked.path.turns.map(\.replyText) == ["Hi"] && asked.path.summary == nil)
    chat.receive(.contextCounted(number: asked.number + 1, tokens: 9))
    #expect(chat.state.contextUsed == 0)
    chat.receive(.contextCounted(number: asked.number, tokens: 700))
    #expect(chat.state.contextUsed == 700)
    let sentence = try #require(chat.state.notice?.sentence)
    #expect(
      sentence.contains("700 tokens, more than the 384") && sentence.contains("oldest turns are left out"))
    #expect(chat.lines().contains { $0.contains("context 700/512, then drop oldest") })
    // Who has been told is not asked.
    chat.say("Go on.")
    #expect(Self.answer(chat.effects)?.asksBeforeMakingRoom == false)
  }

  @Test func theRoomIsWhatTheLongestReplyLeaves() throws {
    var chat = Chat(width: 120, height: 40, loaded: false)
    var pair = Chat.pair
    pair.maxTokens = 32
    chat.receive(Self.opened())
    let asked = try #require(Self.counted(chat.receive(.pairLoaded(pair))))
    chat.receive(.contextCounted(number: asked.number, tokens: 400))
    #expect(chat.state.notice == nil)
    chat.receive(.contextCounted(number: asked.number, tokens: 410))
    #expect(chat.state.notice?.sentence.contains("410 of the 480 tokens") == true)
  }

  @Test func itIsCountedWhenThePairIsThereAndWheneverSomethingElseIsShown() throws {
    var chat = Chat(width: 120, height: 40, loaded: false)
    #expect(Self.counted(chat.receive(Self.opened())) == nil)
    let first = try #require(Self.counted(chat.receive(.pairLoaded(Chat.pair))))
    chat.press(.escape, .character("M"))
    let other = try #require(Self.counted(chat.press(.right)))
    #expect(other.path.turns.map(\.replyText) == ["Oh"])
    // Only the last count is of what is shown.
    chat.receive(.contextCounted(number: first.number, tokens: 11))
    chat.receive(.contextCounted(number: other.number, tokens: 12))
    #expect(chat.state.contextUsed == 12)
    let switched = chat.receive(
      .pairSwitched(Chat.pair, start: DecodingParameters(), defaults: DecodingParameters()))
    #expect(Self.counted(switched)?.path == other.path)
    // A reply tells by itself.
    chat.press(.escape, .enter)
    let turn = chat.say("More.")
    chat.receive(.contextCounted(number: try #require(Self.counted(switched)).number, tokens: 13))
    #expect(chat.state.contextUsed == 0 && chat.state.run?.turn == turn)
    // A new conversation has nothing to count.
    #expect(Self.counted(chat.press(.alt("n"))) == nil)
  }

  // MARK: A message that makes turns go

  @Test func aMessageThatMakesTurnsGoIsHeldBackOnce() throws {
    var chat = Chat(width: 120, height: 40)
    chat.receive(Self.opened())
    chat.effects = []
    let turn = chat.say("A long one.")
    #expect(Self.answer(chat.effects)?.asksBeforeMakingRoom == true)
    chat.receive(.roomNeeded(turn: turn, .dropping(turns: 1)))
    #expect(!chat.state.isRunning && chat.state.unsentText == "A long one.")
    #expect(chat.state.conversation.path.map(\.message) == ["Hello"])
    let sentence = try #require(chat.state.notice?.sentence)
    #expect(sentence.contains("the oldest turn would be left out. Enter again sends it; Z in tuning"))
    // The count of what is shown must not make that forgotten.
    let count = try #require(Self.counted(chat.effects))
    chat.receive(.contextCounted(number: count.number, tokens: 20))
    chat.press(.enter)
    #expect(Self.answer(chat.effects)?.asksBeforeMakingRoom == false)
    #expect(chat.effects.count { $0 == .appendHistory("A long one.") } == 1)
    #expect(chat.state.isRunning)
  }

  @Test func whatThePairWouldSummariseIsSaid() {
    var chat = Chat(width: 160, height: 40)
    chat.receive(Self.opened())
    let turn = chat.say("A long one.")
    chat.receive(.roomNeeded(turn: turn, .summarising(messages: 2)))
    #expect(chat.state.notice?.sentence.contains("would summarise the oldest 2 messages") == true)
  }

  @Test func anEditThatMakesTurnsGoStaysAnEdit() throws {
    var chat = Chat(width: 120, height: 40)
    chat.receive(Self.opened())
    chat.hear(ScriptedRun())
    let before = chat.state.conversation.path
    chat.type("half a thought")
    chat.press(.escape, .character("M"), .up, .character("e"))
    chat.type(" again")
    let request = try #require(Self.answer(chat.press(.enter)))
    chat.receive(.roomNeeded(turn: request.turn, .dropping(turns: 1)))
    #expect(chat.state.conversation.path == before)
    #expect(chat.state.editor.text == "Hello again" && chat.state.editing?.message == 1)
    #expect(chat.state.editing?.unsent == "half a thought")
    let again = try #require(Self.answer(chat.press(.enter)))
    #expect(again.question == "Hello again" && again.earlier.count == 1)
    #expect(chat.state.conversation.path.last?.version.count == 2)
    #expect(chat.state.unsentText == "half a thought")
  }

  @Test func aFirstMessageIsNeverHeldBack() {
    var chat = Chat()
    chat.say("Hello")
    #expect(Self.answer(chat.effects)?.asksBeforeMakingRoom == false)
  }

  @Test func theSettingsFileChangesItUnlessTheUserHas() {
    func change(_ before: ContextPolicy, _ after: ContextPolicy) -> ChatInput {
      let parameters = DecodingParameters(mode: .specbranch)
      return .settingsChanged(
        SettingsChange(
          before: .init(parameters: parameters, seed: nil, theme: "dark", contextPolicy: before),
          after: .init(parameters: parameters, seed: nil, theme: "dark", contextPolicy: after)))
    }
    var chat = Chat(width: 120, height: 40)
    #expect(chat.receive(change(.dropOldest, .summarise)).isEmpty && chat.state.contextPolicy == .summarise)
    chat.press(.alt("Z"), .down, .enter)
    #expect(chat.receive(change(.summarise, .dropOldest)).isEmpty && chat.state.contextPolicy == .stop)
  }
}
