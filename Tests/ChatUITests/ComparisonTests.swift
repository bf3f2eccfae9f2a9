import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct ComparisonTests {
  /// A chat with one reply and one changed parameter.
  private func changed(width: Int = 100, height: Int = 40) -> Chat {
    var chat = Chat(width: width, height: height)
    let turn = chat.say("Hello")
    var run = ScriptedRun(seed: 5)
    chat.receive(.events(turn: turn, run.reply()))
    chat.tune()
    chat.press(.character("]"))
    return chat
  }

  private func metrics(_ rate: Double) -> DecodingMetrics {
    var metrics = DecodingMetrics()
    (metrics.generatedTokens, metrics.tokensPerSecond, metrics.drafted) = (30, rate, 40)
    return metrics
  }

  private func finish(_ chat: inout Chat, _ first: String, _ second: String) {
    for news: ComparisonNews in [
      .text(.first, first), .answered(.first, metrics(20)), .text(.second, second),
      .answered(.second, metrics(30)), .finished,
    ] { chat.receive(.compared(number: 1, news)) }
  }

  @Test func itAsksForTheSettingsBeforeAndAfterTheLastChangeWithTheLastSeed() {
    var chat = changed()
    expect(
      &chat, pressing: .character("A"),
      asks: [
        .compare(
          ComparisonRequest(
            number: 1, first: DecodingParameters(mode: .specbranch),
            second: DecodingParameters(mode: .specbranch, draftLength: 9), seed: 5))
      ])
    #expect(chat.lines().contains { $0.contains("From A to B: draft length γ 8 → 9.") })
  }

  @Test func severalStepsOfOneParameterCountAsOneChange() {
    var chat = changed()
    chat.press(.character("."), .character("]"), .character("]"), .character("A"))
    #expect(chat.lines().contains { $0.contains("From A to B: draft length γ 9 → 11.") })
  }

  @Test func withoutAPromptOrAChangeThereIsNothingToCompare() {
    var chat = Chat()
    chat.tune()
    expect(&chat, pressing: .character("A"), asks: [])
    #expect(chat.lines().contains { $0.contains("no prompt to answer twice") })
    chat = changed()
    expect(&chat, pressing: .character("["), asks: [.setParameters(DecodingParameters(mode: .specbranch))])
    // Back by hand: the change before it is what differs.
    chat.press(.character("u"), .character("u"))
    expect(&chat, pressing: .character("A"), asks: [])
    #expect(chat.lines().contains { $0.contains("Change a parameter first") })
  }

  @Test func equalTextsAreSaidToBeEqualAndOthersShowWhereTheyPart() {
    var chat = changed()
    chat.press(.character("A"))
    let (rounds, exchanges) = (chat.state.rounds, chat.state.conversation.entries)
    finish(&chat, "A fox went home.", "A fox went home.")
    #expect(chat.lines().contains { $0.contains("The texts are equal.") })
    #expect(chat.lines().contains { $0.contains("B was 1.50 times as fast as A.") })
    #expect(chat.lines().contains { $0.contains("tok/s") && $0.contains("20.0") && $0.contains("30.0") })
    // Neither the panes nor the conversation know of it.
    #expect(chat.state.rounds == rounds)
    #expect(chat.state.conversation.entries == exchanges)
    expect(&chat, pressing: .escape, asks: [])
    #expect(chat.state.comparison == nil)

    var other = changed()
    other.press(.character("A"))
    finish(&other, "A fox went home.", "A fox went away.")
    #expect(other.lines().contains { $0.contains("“A fox went ”") && $0.contains("11 characters") })
  }

  @Test func itIsStoppedBeforeItIsClosedAndLateNewsOfItAreIgnored() {
    var chat = changed()
    chat.press(.character("A"))
    chat.receive(.compared(number: 1, .text(.first, "A fox")))
    expect(&chat, pressing: .control("c"), asks: [.stopComparison])
    #expect(chat.state.comparison != nil)
    chat.receive(.compared(number: 1, .stopped))
    #expect(chat.lines().contains { $0.contains("It was stopped") })
    expect(&chat, pressing: .escape, asks: [])
    chat.receive(.compared(number: 1, .text(.second, "late")))
    #expect(chat.state.comparison == nil)
    chat.press(.character("A"))
    chat.receive(.compared(number: 1, .text(.second, "late")))
    #expect(chat.state.comparison?.second.text == "")
  }

  @Test func itIsDrawnAtAnySizeAndScrollsToItsEnd() {
    for size in [(40, 10), (80, 24), (200, 60)] {
      var chat = changed(width: size.0, height: size.1)
      chat.press(.character("A"))
      finish(&chat, String(repeating: "word ", count: 900) + "END-A", "short")
      for _ in 0..<200 { chat.press(.pageDown) }
      #expect(chat.lines().contains { $0.contains("END-A") }, "\(size)")
      chat.press(.home)
      #expect(chat.lines().contains { $0.contains("From A to B") || $0.contains("Seed 5") }, "\(size)")
    }
    for width in stride(from: 1, to: 60, by: 7) {
      for height in 1..<14 {
        var chat = changed()
        chat.press(.character("A"))
        chat.receive(.resized(Size(width: width, height: height)))
        _ = chat.frame()
      }
    }
  }
}
