import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Drives a chat as a person and a runtime would.
struct Chat {
  var state: ChatState
  var effects: [ChatEffect] = []

  static let pair = PairSummary(
    name: "starter", isDemonstration: true, canTalkAbout: ["short stories", "small sums", "shop questions"],
    cannotTalkAbout: ["Of the world it knows nothing."],
    examples: ["Tell me a story about a fox.", "What is 12 plus 7?", "Translate to French: good morning"],
    biggerPair: "For a pair of your own: specbranch --target big.gguf --draft small.gguf.",
    contextLength: 512,
    pacing: EmulatedLanes(
      target: EmulatedForward(parsing: "40+0.2*n"), draft: EmulatedForward(parsing: "4+0.1*k")),
    threadSplits: [ThreadSplit(target: 2, draft: 2), ThreadSplit(target: 2, draft: 1)])

  init(
    width: Int = 80, height: Int = 24, loaded: Bool = true, lines: LineStyle = .unicode,
    parameters: DecodingParameters = DecodingParameters(mode: .specbranch), history: [String] = []
  ) {
    state = ChatState(
      ChatState.Start(
        size: Size(width: width, height: height), lines: lines, parameters: parameters, history: history,
        themes: ["dark", "light", "monochrome"], theme: "dark"))
    if loaded { receive(.pairLoaded(Self.pair)) }
  }

  /// Takes an input in and returns what it asks for; `effects` collects them all.
  @discardableResult
  mutating func receive(_ input: ChatInput) -> [ChatEffect] {
    let asked = ChatProgram.update(&state, input)
    effects += asked
    return asked
  }

  @discardableResult
  mutating func press(_ keys: KeyEvent...) -> [ChatEffect] { keys.flatMap { receive(.key($0)) } }

  mutating func type(_ text: String) { for character in text { press(.character(character)) } }

  /// Types a message and sends it.
  @discardableResult
  mutating func say(_ text: String) -> TurnID {
    type(text)
    press(.enter)
    return state.run?.turn ?? TurnID(0)
  }

  /// What sending the first message of a conversation asks for.
  static func firstAnswer(_ turn: TurnID, _ text: String) -> AnswerRequest {
    AnswerRequest(
      turn: turn, kind: .newMessage, message: MessageID(1), question: text, reply: MessageID(2), earlier: [])
  }

  mutating func tune() { if state.focus == .typing { press(.escape) } }

  func frame() -> Buffer { ChatProgram.frame(state, size: state.size) }

  func lines() -> [String] { frame().lines() }
}

/// Presses the keys and checks what they ask for.
func expect(
  _ chat: inout Chat, pressing keys: KeyEvent..., asks wanted: [ChatEffect],
  at location: SourceLocation = #_sourceLocation
) {
  let asked = keys.flatMap { chat.press($0) }
  #expect(asked == wanted, sourceLocation: location)
}

extension Chat {
  /// Says something and hears a whole reply.
  ///
  /// - Returns: the reply's figures.
  @discardableResult
  mutating func hear(_ run: ScriptedRun) -> DecodingMetrics {
    var run = run
    let events = run.reply()
    if state.focus == .tuning { press(.escape) }
    let turn = say("Hello")
    receive(.events(turn: turn, events))
    guard case .runFinished(let end)? = events.last?.event else { return DecodingMetrics() }
    return end.metrics
  }
}
