import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The key that measures the baseline leaves nothing behind but a speed.
@Suite struct BaselineMeasurementTests {
  private static func events(_ count: Int = 64, pace: EmulatedLanes? = nil) -> [TimedEvent] {
    var run = ScriptedRun(DecodingParameters(mode: .autoregressive, emulation: pace))
    run.maxTokens = count
    return run.reply()
  }

  /// A chat with one reply, in tuning.
  private static func chat(_ parameters: DecodingParameters = DecodingParameters(mode: .specbranch)) -> Chat {
    var chat = Chat(width: 120, height: 40, parameters: parameters)
    chat.hear(ScriptedRun(parameters))
    chat.tune()
    return chat
  }

  @Test func itsFiguresBecomeTheBaselineAndNothingElseChanges() throws {
    var chat = Self.chat()
    let before = chat.state
    expect(&chat, pressing: .character("K"), asks: [.measureBaseline(turn: TurnID(2))])
    let events = Self.events()
    chat.receive(.events(turn: TurnID(2), Array(events.prefix(40))))
    #expect(chat.lines().contains { $0.contains("measuring the baseline, ") })
    chat.receive(.events(turn: TurnID(2), Array(events.dropFirst(40))))
    guard case .runFinished(let end)? = events.last?.event else { return }
    let speed = end.metrics.tokensPerSecond
    let metrics = try #require(before.metrics)
    #expect(chat.state.speedUp == metrics.tokensPerSecond / speed)
    #expect(
      chat.state.notice?.sentence == "Baseline \(Format.rate(speed)) tok/s on the last prompt.")
    var after = chat.state
    (after.notice, after.baseline, after.speedUp, after.nextTurn) = (
      before.notice, before.baseline, before.speedUp, before.nextTurn
    )
    #expect(after == before)
  }

  @Test func anEmulatedPaceIsMeasuredAndNamedAsOne() {
    let paced = DecodingParameters(mode: .specbranch, emulation: Chat.pair.pacing)
    var chat = Self.chat(paced)
    chat.press(.character("K"))
    chat.receive(.events(turn: TurnID(2), Self.events(pace: Chat.pair.pacing)))
    #expect(chat.state.notice?.sentence.contains("tok/s on the last prompt, emulated") == true)
    #expect(chat.state.baseline.tokensPerSecond(pair: "starter", pace: Chat.pair.pacing) != nil)
    #expect(chat.state.baseline.tokensPerSecond(pair: "starter", pace: nil) == nil)
  }

  @Test func itWaitsForNoReplyAndNoReplyForIt() {
    var chat = Chat()
    chat.tune()
    expect(&chat, pressing: .character("K"), asks: [])
    #expect(chat.state.notice?.sentence.contains("no prompt to measure") == true)
    chat.press(.escape)
    let turn = chat.say("Hello")
    chat.tune()
    expect(&chat, pressing: .character("K"), asks: [])
    #expect(chat.state.notice?.sentence.contains("A reply is running") == true)
    var run = ScriptedRun()
    chat.receive(.events(turn: turn, run.reply()))
    expect(&chat, pressing: .character("K"), asks: [.measureBaseline(turn: TurnID(2))])
    expect(&chat, pressing: .character("r"), asks: [])
    #expect(chat.state.notice?.sentence == ChatState.measuringNotice)
    expect(&chat, pressing: .character("n"), asks: [.stop(turn: TurnID(2)), .newConversation])
    #expect(chat.state.measurement == nil)
  }

  @Test func itStopsByKeyAndSaysWhatItKnows() {
    var chat = Self.chat()
    chat.press(.character("K"))
    expect(&chat, pressing: .control("c"), asks: [.stop(turn: TurnID(2))])
    chat.receive(.events(turn: TurnID(2), Self.events(4)))
    #expect(chat.state.notice?.sentence.contains("was stopped before") == true)
    #expect(chat.state.measurement == nil && chat.state.speedUp == nil)
    expect(&chat, pressing: .character("K"), asks: [.measureBaseline(turn: TurnID(3))])
    chat.receive(.turnFailed(turn: TurnID(3), "The server is gone."))
    #expect(chat.state.notice?.sentence == "The server is gone." && chat.state.measurement == nil)
  }
}
