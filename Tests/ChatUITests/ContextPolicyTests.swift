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
