import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct ParametersPaneTests {
  /// A chat whose keys go to the parameters pane, with a parameter selected.
  private func selecting(
    _ name: String, _ parameters: DecodingParameters = DecodingParameters(mode: .specbranch),
    width: Int = 120, height: Int = 40
  ) -> Chat {
    var chat = Chat(width: width, height: height, parameters: parameters)
    chat.tune()
    chat.press(.character("P"))
    select(name, in: &chat)
    return chat
  }

  private func select(_ name: String, in chat: inout Chat) {
    chat.press(.home)
    let index = chat.state.parameterItems.firstIndex { $0.name == name } ?? 0
    for _ in 0..<index { chat.press(.down) }
  }

  private static let paced = DecodingParameters(
    mode: .specbranch,
    emulation: EmulatedLanes(
      target: EmulatedForward(baseMilliseconds: 60, perUnitMilliseconds: 0.2),
      draft: EmulatedForward(baseMilliseconds: 6, perUnitMilliseconds: 0.1)))

  @Test func everyParameterChangesByKeyAndComesBack() {
    for item in Chat().state.parameterItems {
      var chat = selecting(item.name, Self.paced)
      let before = chat.state.parameters.settings
      // From either end of its range one of the two is possible.
      let key: KeyEvent = chat.press(.right).isEmpty ? .left : .right
      if key == .left { chat.press(.left) }
      #expect(chat.state.parameters.settings != before, "\(item.name)")
      #expect(item.text(chat.state.parameters.settings) != item.text(before), "\(item.name)")
      #expect(chat.effects.count == 1, "\(item.name)")
      chat.press(.backspace)
      #expect(item.text(chat.state.parameters.settings) == item.text(before), "\(item.name)")
    }
  }

  @Test func aLaneAtFullSpeedHasNoTimeForEachTokenToChange() {
    var chat = selecting("  and a token")
    expect(&chat, pressing: .right, asks: [])
    #expect(chat.lines().contains { $0.contains("runs at full speed") })
    select("target takes", in: &chat)
    chat.press(.right)
    select("  and a token", in: &chat)
    chat.press(.right)
    #expect(
      chat.state.wantedParameters.emulation?.target
        == EmulatedForward(baseMilliseconds: 0, perUnitMilliseconds: 0.1))
  }

  @Test func everyParameterStaysInTheRangeThatTheRuntimeObeys() {
    for item in Chat().state.parameterItems {
      for key in [KeyEvent.character("-"), .character("+")] {
        var chat = selecting(item.name)
        for _ in 0..<80 { chat.press(key) }
        let wanted = chat.state.wantedParameters
        #expect(wanted == wanted.clamped(), "\(item.name)")
        if let value = item.get(chat.state.parameters.settings) {
          #expect(item.range.contains(value), "\(item.name)")
        }
      }
    }
  }

  @Test func aNumberIsTypedAndOneOutsideTheRangeIsRefused() {
    var chat = selecting("draft length γ")
    chat.press(.enter)
    chat.type("12")
    #expect(chat.lines().contains { $0.contains("12_") })
    expect(
      &chat, pressing: .enter, asks: [.setParameters(DecodingParameters(mode: .specbranch, draftLength: 12))])
    chat.press(.enter)
    chat.type("99")
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.lines().contains { $0.contains("99 is not in its range: 1–32") })
    chat.press(.enter)
    chat.type("5")
    expect(&chat, pressing: .backspace, .character("3"), .escape, asks: [])
    #expect(chat.state.wantedParameters.draftLength == 12)
    #expect(chat.state.focus == .parameters)
  }

  @Test func theSeedIsForTheNextReplies() {
    var chat = selecting("seed")
    chat.press(.enter)
    chat.type("42")
    expect(&chat, pressing: .enter, asks: [.setSeed(42)])
    expect(&chat, pressing: .right, asks: [.setSeed(43)])
    expect(&chat, pressing: .backspace, asks: [.setSeed(nil)])
  }

  @Test func whatDiffersFromTheDefaultsIsMarkedAndCounted() {
    var chat = selecting("branches k")
    #expect(!chat.lines().contains { $0.contains("changed") || $0.contains("•") })
    chat.press(.right)
    #expect(chat.lines().contains { $0.contains("Parameters · 1 changed") })
    #expect(chat.lines().contains { $0.contains("branches k") && $0.contains("7 •") })
    #expect(chat.lines().contains { $0.contains("1–16") && $0.contains("default 6") })
  }

  @Test func aRecordingComparesWithItsFirstRun() throws {
    var events: [TimedEvent] = []
    for length in [8, 5] {
      var run = ScriptedRun(DecodingParameters(mode: .specbranch, draftLength: length))
      events += run.reply()
    }
    let text = try events.map { try TraceCodec.line($0) }.joined(separator: "\n")
    var view = TraceReplay.View(size: Size(width: 100, height: 40))
    view.zoomed = .parameters
    var state = try TraceReplay(text: text, file: "trace").chat(view)
    for _ in 0..<100 where state.parametersPane.selected(state.parameterItems).name != "draft length γ" {
      state.parametersPane.select(by: 1, of: state.parameterItems.count)
    }
    let lines = ChatProgram.frame(state, size: view.size).lines()
    #expect(lines.contains { $0.contains("Parameters · 1 changed since the first run") })
    #expect(
      lines.contains { $0.contains("in the first run 8") } && !lines.contains { $0.contains("default") })
  }

  @Test func whatAutoChoseIsShownAndChangingItGoesOnByHand() {
    var chat = Chat(width: 120, height: 40, parameters: DecodingParameters(mode: .auto))
    let turn = chat.say("Hello")
    let decision = GovernorDecided(
      round: 1,
      Governor.Decision(
        parameters: DecodingParameters(mode: .pearl, draftLength: 5), tokensPerSecond: 90,
        autoregressiveTokensPerSecond: 50, reason: "pearl, γ=5: …"))
    chat.receive(.events(turn: turn, [TimedEvent(time: 0, event: .governorDecided(decision))]))
    chat.tune()
    chat.press(.character("P"))
    #expect(chat.lines().contains { $0.contains("5 by auto") })
    #expect(chat.lines().contains { $0.contains("mode") && $0.contains("auto (pearl)") })
    select("draft length γ", in: &chat)
    chat.press(.right)
    #expect(chat.state.wantedParameters.mode == .pearl)
    #expect(chat.state.wantedParameters.draftLength == 6)
  }

  @Test func changesAreTakenBackAndMadeAgain() {
    var chat = selecting("branches k")
    let start = chat.state.parameters.settings
    chat.press(.right)
    select("seed", in: &chat)
    chat.press(.right)
    let end = chat.state.parameters.settings
    expect(&chat, pressing: .character("u"), asks: [.setSeed(nil)])
    expect(&chat, pressing: .character("u"), asks: [.setParameters(start.parameters)])
    #expect(chat.lines().contains { $0.contains("branches k 7 → 6") })
    expect(&chat, pressing: .character("u"), asks: [])
    #expect(chat.lines().contains { $0.contains("No change of a parameter is left") })
    chat.press(.character("U"), .character("U"))
    #expect(chat.state.parameters.settings == end)
    // Another change: what was taken back before it is gone.
    chat.press(.character("u"), .right)
    expect(&chat, pressing: .character("U"), asks: [])
  }

  @Test func presetsAreUsedAndSavedByNumberAndKeepTheMachine() {
    let pace = EmulatedLanes(target: EmulatedForward(baseMilliseconds: 9, perUnitMilliseconds: 1))
    var chat = selecting(
      "branches k", DecodingParameters(mode: .pearl, schedule: .fixed(steps: 3), emulation: pace))
    chat.press(.character("4"))
    var creative = Preset.builtIn[4]?.parameters ?? DecodingParameters()
    (creative.schedule, creative.emulation) = (.fixed(steps: 3), pace)
    #expect(chat.state.wantedParameters == creative)
    chat.press(.right, .character("s"), .character("7"))
    let saved = chat.state.wantedParameters
    chat.press(.character("1"))
    #expect(chat.state.wantedParameters != saved)
    chat.press(.character("7"))
    #expect(chat.state.wantedParameters == saved)
    expect(&chat, pressing: .character("9"), asks: [])
    #expect(chat.lines().contains { $0.contains("Nothing is saved under 9") })
  }

  @Test func theBuiltInPresetsObeyTheRanges() {
    for (number, preset) in Preset.builtIn {
      #expect(preset.parameters == preset.parameters.clamped(), "\(number)")
      #expect(Preset.numbers.contains(number))
    }
  }

  @Test func keysThatThePaneDoesNotUseWorkAsInTuning() {
    var chat = selecting("branches k")
    expect(&chat, pressing: .character(" "), asks: [.setPacing(Pacing(isPaused: true))])
    expect(&chat, pressing: .escape, asks: [])
    #expect(chat.state.focus == .tuning)
    // Hidden, the pane has no keys.
    chat.press(.character("P"), .alt("8"))
    #expect(chat.state.keyContext == .tuning)
  }

  @Test func thePaneIsDrawnInsideItsAreaAtAnySize() {
    let chat = selecting("repeat window")
    for width in [1, 2, 5, 17, 32, 36, 56, 100] {
      for height in 1...30 {
        var buffer = Buffer(size: Size(width: width + 4, height: height + 2))
        let area = Rect(x: 2, y: 1, width: width, height: height)
        ParametersPane.draw(chat.state, into: &buffer, area: area)
        for y in 0..<buffer.size.height {
          for x in 0..<buffer.size.width where !area.contains(x: x, y: y) {
            #expect(buffer[x, y].text == " ", "\(width)x\(height) at \(x), \(y)")
          }
        }
        if height > 1, width > 20 {
          let shown = buffer.lines().contains { $0.contains("▸ repeat window") }
          #expect(shown, "\(width)x\(height)")
        }
      }
    }
  }
}
