import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct TuningTests {
  private func tuned(
    _ keys: String, from parameters: DecodingParameters = DecodingParameters(mode: .specbranch)
  ) -> Chat {
    var chat = Chat(parameters: parameters)
    chat.tune()
    for key in keys { chat.press(.character(key)) }
    return chat
  }

  @Test func theModesFollowEachOther() {
    let modes = (1...5).map { tuned(String(repeating: "m", count: $0)).state.wantedParameters.mode }
    #expect(modes == [.auto, .autoregressive, .speculative, .pearl, .specbranch])
  }

  @Test func tuningWhatAutoChoosesGoesOnByHand() {
    var chat = Chat(parameters: DecodingParameters(mode: .auto))
    let turn = chat.say("Hello")
    var decision = DecodingParameters(mode: .pearl, draftLength: 5)
    decision.confidenceThreshold = 0.3
    let told = GovernorDecided(
      round: 1,
      Governor.Decision(
        parameters: decision, tokensPerSecond: 90, autoregressiveTokensPerSecond: 50, reason: "pearl, γ=5: …")
    )
    chat.receive(.events(turn: turn, [TimedEvent(time: 0, event: .governorDecided(told))]))
    #expect(chat.lines().contains { $0.contains("auto (pearl)") && $0.contains("5") })
    chat.press(.function(6))
    #expect(chat.state.wantedParameters.mode == .pearl)
    #expect(chat.state.wantedParameters.draftLength == 6)
    #expect(chat.state.wantedParameters.confidenceThreshold == 0.3)
    #expect(chat.lines().contains { $0.contains("goes back to auto") })
  }

  @Test func eachParameterHasItsKeys() {
    let wanted = tuned("]]=.t" + "TTTT" + "aB").state.wantedParameters
    #expect(wanted.draftLength == 10)
    #expect(wanted.confidenceThreshold == 0.45)
    #expect(wanted.branchCount == 7)
    #expect(wanted.sampling.temperature == 0.4)
    #expect(wanted.adaptive)
    #expect(wanted.branchStop == 0.05)
    let back = tuned("[--,Tt").state.wantedParameters
    #expect(back.draftLength == 7)
    #expect(back.confidenceThreshold == 0.3)
    #expect(back.branchCount == 5)
    #expect(back.sampling.temperature == 0)
  }

  @Test func parametersStayInTheirRanges() {
    let low = tuned(String(repeating: "[-,tb", count: 60)).state.wantedParameters
    #expect(low.draftLength == 1 && low.confidenceThreshold == 0 && low.branchCount == 1)
    #expect(low.sampling.temperature == 0 && low.branchStop == 0)
    let high = tuned(String(repeating: "]=.TB", count: 60)).state.wantedParameters
    #expect(high.draftLength == 32 && high.confidenceThreshold == 1 && high.branchCount == 16)
    #expect(high.sampling.temperature == 2 && high.branchStop == 1)
    #expect(tuned(String(repeating: "[", count: 60)).lines().contains { $0.contains("as far as it goes") })
  }

  @Test func thePaceGoesOffAndOnAgainAsItWas() {
    let pace = EmulatedLanes(target: EmulatedForward(baseMilliseconds: 9, perUnitMilliseconds: 1))
    var chat = tuned("p", from: DecodingParameters(mode: .specbranch, emulation: pace))
    #expect(chat.effects == [.setParameters(DecodingParameters(mode: .specbranch))])
    chat.press(.character("p"))
    #expect(chat.state.wantedParameters.emulation == pace)
    #expect(tuned("p").state.wantedParameters.emulation == Chat.pair.pacing)
  }

  @Test func aPairWithoutAPaceSaysSo() {
    var chat = Chat(loaded: false)
    var pair = Chat.pair
    pair.pacing = nil
    chat.receive(.pairLoaded(pair))
    chat.press(.alt("p"))
    #expect(chat.effects.isEmpty)
    #expect(chat.lines().contains { $0.contains("--emulate-target") })
  }

  @Test func aChangeShowsAsPendingUntilTheRuntimeTellsIt() {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    chat.receive(.events(turn: turn, Array(run.reply().prefix(20))))
    let asked = chat.press(.alt("."))
    #expect(asked == [.setParameters(DecodingParameters(mode: .specbranch, branchCount: 7))])
    #expect(chat.lines().contains { $0.contains("k 6→7") })
    let change = ParametersChanged(
      round: 9, parameters: DecodingParameters(mode: .specbranch, branchCount: 7))
    chat.receive(.events(turn: turn, [TimedEvent(time: 1, event: .parametersChanged(change))]))
    #expect(chat.lines().contains { $0.contains("k 7") })
    #expect(!chat.lines().contains { $0.contains("→") })
  }

  @Test func aChangeOfTheRuntimesOwnIsAdopted() {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    chat.receive(.events(turn: turn, Array(run.reply().prefix(20))))
    let change = ParametersChanged(round: 9, parameters: DecodingParameters(branchCount: 2))
    chat.receive(.events(turn: turn, [TimedEvent(time: 1, event: .parametersChanged(change))]))
    #expect(chat.state.wantedParameters.branchCount == 2)
  }

  @Test func mouseReportingSwitches() {
    #expect(tuned("xx").effects == [.setMouse(false), .setMouse(true)])
  }
}
