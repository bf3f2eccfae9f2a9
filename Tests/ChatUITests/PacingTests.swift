import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct PacingTests {
  /// A chat in tuning with a reply that has begun, and the events still to come.
  private func running(_ parameters: DecodingParameters = DecodingParameters(mode: .autoregressive)) -> (
    chat: Chat, turn: TurnID, rest: [TimedEvent]
  ) {
    var chat = Chat(width: 120, parameters: parameters)
    let turn = chat.say("Hello")
    var run = ScriptedRun(parameters)
    let events = run.reply()
    chat.receive(.events(turn: turn, Array(events.prefix(20))))
    chat.tune()
    return (chat, turn, Array(events.dropFirst(20)))
  }

  private func paced(_ pacing: Pacing) -> TimedEvent {
    TimedEvent(time: 0, event: .pacingChanged(PacingChanged(round: 3, pacing: pacing)))
  }

  @Test func spacePausesAndGoesOnAndStepsAreAskedForOnlyWhilePaused() {
    var (chat, _, _) = running()
    let paused = Pacing(isPaused: true)
    expect(&chat, pressing: .character("E"), asks: [.setPacing(paused)])
    #expect(chat.lines().contains { $0.contains("paused") })
    expect(&chat, pressing: .character("E"), .character("e"), asks: [.step(.round), .step(.event)])
    expect(&chat, pressing: .character(" "), asks: [.setPacing(Pacing())])
    #expect(!chat.lines().contains { $0.contains("paused") })
    expect(&chat, pressing: .function(9), asks: [.setPacing(paused)])
  }

  @Test func slowMotionGoesByHalvesBetweenItsEnds() {
    var (chat, _, _) = running()
    for _ in 0..<3 { chat.press(.character("<")) }
    #expect(chat.effects.last == .setPacing(Pacing(slowdown: 8)))
    #expect(chat.lines().contains { $0.contains("×1/8 slowed") })
    for _ in 0..<9 { chat.press(.character("<")) }
    #expect(chat.effects.last == .setPacing(Pacing(slowdown: 64)))
    for _ in 0..<9 { chat.press(.character(">")) }
    #expect(chat.effects.last == .setPacing(Pacing()))
    #expect(!chat.lines().contains { $0.contains("slowed") })
  }

  @Test func aReplyThatWasHeldUpIsMarkedAndGivesNoBaseline() {
    for isSlowed in [false, true] {
      var (chat, turn, rest) = running()
      if isSlowed { chat.receive(.events(turn: turn, [paced(Pacing(slowdown: 2)), paced(Pacing())])) }
      chat.receive(.events(turn: turn, rest))
      let speed = chat.state.baseline.tokensPerSecond(pair: "starter", pace: nil)
      #expect((speed == nil) == isSlowed)
      #expect(chat.lines().contains { $0.contains("tok/s slowed") } == isSlowed)
      #expect(chat.state.rounds.replies.last?.wasSlowed == isSlowed)
    }
  }
}
