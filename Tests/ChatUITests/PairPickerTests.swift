import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct PairPickerTests {
  static let choices = [
    PairChoice(
      name: "starter", title: "Starter pair", size: "13.9 MB", standing: .fits,
      facts: ["Target 11.9 MB F16, draft 1.99 MB F16.", "It needs about 60 MB (estimate)."]),
    PairChoice(name: "weak", title: "A weaker draft", size: "13.9 MB", standing: .fits),
    PairChoice(name: "huge", title: "Huge", size: "400 GB", standing: .tooLarge),
    PairChoice(
      name: "broken", title: "Broken", standing: .unusable, facts: ["target.gguf is not there; fetch it."],
      advice: "target.gguf is not there; fetch it."),
    PairChoice(
      name: "qwen2.5-7b", title: "Qwen", standing: .notInstalled,
      advice: "It is not installed; in a shell, specbranch models pull qwen2.5-7b fetches it."),
  ]

  static let weak = PairSummary(name: "weak", contextLength: 256)

  static func picking(width: Int = 100, height: Int = 30, parameters: DecodingParameters? = nil) -> Chat {
    var chat = Chat(
      width: width, height: height, parameters: parameters ?? DecodingParameters(mode: .specbranch))
    chat.tune()
    chat.press(.character("X"))
    chat.receive(.pairsListed(choices))
    return chat
  }

  @Test func thePairsAreListedWithWhatIsKnownOfTheChosenOne() {
    for (width, height) in [(120, 40), (100, 30), (80, 24)] {
      let text = Self.picking(width: width, height: height).lines().joined(separator: "\n")
      for part in ["Pairs", "› starter", "in use", "fits", "too large", "unusable", "not installed", "60 MB"]
      {
        #expect(text.contains(part), "\(part) at \(width)×\(height)")
      }
    }
    let narrow = Self.picking(width: 40, height: 12).lines().joined(separator: "\n")
    #expect(narrow.contains("› starter") && narrow.contains("weak"))
  }

  @Test func anotherPairIsLoadedAndTheConversationStays() {
    var chat = Chat(width: 100, height: 30)
    chat.hear(ScriptedRun(seed: 1))
    let reply = chat.state.conversation.lastExchange?.reply.text
    chat.tune()
    expect(&chat, pressing: .character("X"), asks: [.listPairs])
    chat.receive(.pairsListed(Self.choices))
    expect(&chat, pressing: .down, .enter, asks: [.usePair("weak")])
    chat.receive(.loadProgressed(lane: .target, fraction: 0.5))
    #expect(chat.lines().contains { $0.contains("Loading the pair weak") && $0.contains("50") })
    #expect(chat.press(.character("r")).isEmpty, "nothing is sent to a pair that is going")
    let start = DecodingParameters(mode: .pearl, draftLength: 3)
    chat.receive(.pairSwitched(Self.weak, start: start, defaults: start))
    #expect(chat.state.pair?.name == "weak" && chat.state.contextLength == 256)
    #expect(chat.state.conversation.lastExchange?.reply.text == reply)
    #expect(chat.lines().contains { $0.contains("the pair weak answers from here on") })
    #expect(chat.state.metrics == nil && chat.state.wantedParameters == start)
    let asked = chat.press(.character("r"))
    #expect(
      asked.contains {
        guard case .answer(let request) = $0 else { return false }
        return request.question == "Hello"
      })
  }

  @Test func whatWasTunedByHandStaysAndTheRestIsThePairs() {
    var chat = Self.picking()
    chat.press(.escape, .character("]"), .character("X"))
    let tuned = chat.state.wantedParameters.draftLength
    chat.receive(.pairsListed(Self.choices))
    chat.press(.down, .enter)
    var start = DecodingParameters(mode: .pearl, draftLength: 3)
    start.confidenceThreshold = 0.15
    var wanted = start
    wanted.draftLength = tuned
    let asked = chat.receive(.pairSwitched(Self.weak, start: start, defaults: start))
    #expect(asked == [.setParameters(wanted)])
    #expect(chat.state.wantedParameters == wanted)
  }

  @Test func aRunningReplyIsStoppedFirst() {
    var chat = Chat(width: 100, height: 30)
    let turn = chat.say("Hello")
    chat.press(.alt("X"))
    chat.receive(.pairsListed(Self.choices))
    expect(&chat, pressing: .down, .enter, asks: [.stop(turn: turn), .usePair("weak")])
  }

  @Test func aPairThatCannotBeLoadedLeavesTheOneBefore() {
    var chat = Self.picking()
    chat.press(.down, .enter)
    chat.receive(.pairKept(Chat.pair, "weak.gguf is damaged; fetch it again."))
    #expect(chat.state.pair?.name == "starter")
    #expect(
      chat.lines().joined(separator: " ").contains("weak.gguf is damaged; fetch it again. The pair starter"))
    #expect(chat.lines().contains { $0.contains("Watch a language model speculate") })
  }

  @Test(arguments: [KeyEvent.escape, .control("c")])
  func escCallsTheLoadingOff(key: KeyEvent) {
    var chat = Chat(width: 100, height: 30)
    chat.hear(ScriptedRun(seed: 1))
    chat.press(.alt("X"))
    chat.receive(.pairsListed(Self.choices))
    chat.press(.down, .enter)
    #expect(chat.lines().contains { $0.contains("Loading the pair weak; Esc stops that.") })
    let focus = chat.state.focus
    expect(&chat, pressing: key, asks: [.cancelPairSwitch])
    #expect(chat.state.focus == focus)
    // Only once, and what still comes of the loading is not shown.
    #expect(chat.press(key).isEmpty)
    chat.receive(.loadProgressed(lane: .target, fraction: 0.9))
    #expect(!chat.lines().contains { $0.contains("90") })
    chat.receive(.pairKept(Chat.pair, "The pair weak is not loaded, as you wished."))
    #expect(chat.state.pair?.name == "starter" && chat.state.conversation.lastExchange != nil)
    #expect(chat.press(.escape).isEmpty && chat.state.focus != focus)
  }

  @Test func whatCannotBeLoadedSaysWhatToDo() {
    for (steps, words) in [(3, "target.gguf is not there"), (4, "specbranch models pull qwen2.5-7b")] {
      var chat = Self.picking()
      for _ in 0..<steps { chat.press(.down) }
      expect(&chat, pressing: .enter, asks: [])
      #expect(chat.lines().contains { $0.contains(words) }, "\(words)")
      #expect(chat.state.pair?.name == "starter")
    }
    var same = Self.picking()
    expect(&same, pressing: .enter, asks: [])
    #expect(same.lines().contains { $0.contains("in use already") })
  }

  @Test func whileAPairLoadsNoOtherCanBeChosen() {
    var chat = Chat(loaded: false)
    expect(&chat, pressing: .alt("X"), asks: [])
    #expect(chat.state.list == nil)
  }

  @Test func aPairThatFailedCanBeReplacedByAnother() {
    var chat = Chat(width: 100, height: 30, loaded: false)
    chat.receive(.loadFailed("broken.gguf is damaged; fetch it again."))
    chat.press(.alt("X"))
    chat.receive(.pairsListed(Self.choices))
    expect(&chat, pressing: .down, .enter, asks: [.usePair("weak")])
    chat.receive(
      .pairSwitched(Self.weak, start: DecodingParameters(), defaults: DecodingParameters()))
    #expect(chat.state.pair?.name == "weak")
  }
}
