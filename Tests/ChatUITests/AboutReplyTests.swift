import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// What is told about a reply, over the screen.
@Suite struct AboutReplyTests {
  private static func kept(_ ending: KeptMessage.Ending, pair: String = "big") -> ChatInput {
    var metrics = DecodingMetrics()
    metrics.generatedTokens = 17
    let reply = KeptMessage(
      id: MessageID(2), parent: MessageID(1), isReply: true, text: "Hi", ending: ending, isChosen: true,
      parameters: DecodingParameters(mode: .pearl, draftLength: 5), metrics: metrics,
      provenance: ReplyProvenance(
        pair: pair, seed: 77, when: "2026-02-03 04:05", tracePath: "/tmp/t.jsonl",
        traceReply: 3))
    return .conversationOpened(
      OpenedConversation(
        key: ConversationKey(3), title: "Hello",
        messages: [
          KeptMessage(id: MessageID(1), parent: nil, isReply: false, text: "Hello", isChosen: true), reply,
        ], unsent: ""))
  }

  /// The values of the overlay, by name.
  private static func shows(_ chat: Chat, _ name: String, _ value: String) -> Bool {
    chat.lines().contains { line in
      guard let found = line.range(of: "│ \(name) ") else { return false }
      return line[found.upperBound...].contains(value)
    }
  }

  @Test func theLastReplyIsToldAbout() {
    var chat = Chat(width: 100, height: 60)
    chat.receive(.clock(ClockTime(hour: 14, minute: 5, second: 9)))
    let metrics = chat.hear(ScriptedRun(seed: 42))
    chat.press(.escape, .character("*"))
    #expect(chat.lines().contains { $0.contains("About this reply") })
    #expect(Self.shows(chat, "pair", "starter") && Self.shows(chat, "mode", "specbranch"))
    #expect(Self.shows(chat, "seed", "42") && Self.shows(chat, "ended", "by itself"))
    #expect(Self.shows(chat, "when", "14:05:09") && !Self.shows(chat, "trace", ""))
    #expect(Self.shows(chat, "draft length", "8"))
    #expect(Self.shows(chat, "generated tokens", "\(metrics.generatedTokens)"))
    chat.press(.escape)
    #expect(!chat.lines().contains { $0.contains("About this reply") })
    #expect(chat.state.focus == .tuning)
  }

  @Test func aKeptReplyIsToldAboutAsItWasKept() {
    var chat = Chat(width: 100, height: 60)
    chat.receive(Self.kept(.cut))
    chat.press(.alt("M"), .character("a"))
    #expect(Self.shows(chat, "pair", "big") && Self.shows(chat, "mode", "pearl"))
    #expect(Self.shows(chat, "seed", "77") && Self.shows(chat, "when", "2026-02-03 04:05"))
    #expect(Self.shows(chat, "ended", "cut at the length limit"))
    #expect(Self.shows(chat, "trace", "/tmp/t.jsonl, reply 3") && Self.shows(chat, "draft length", "5"))
    #expect(Self.shows(chat, "generated tokens", "17"))
  }

  @Test func theChosenOneIsToldAboutAndTheKeysGoBackToTheMessages() {
    var chat = Chat(width: 100, height: 60)
    chat.hear(ScriptedRun(seed: 42))
    chat.hear(ScriptedRun(seed: 43))
    chat.press(.escape, .character("M"), .up, .up, .character("a"))
    #expect(Self.shows(chat, "seed", "42"))
    chat.press(.character("a"))
    #expect(chat.state.about == nil && chat.state.focus == .messages)
    // A message's own reply is meant.
    chat.press(.down, .character("a"))
    #expect(Self.shows(chat, "seed", "43"))
    // Another conversation has nothing of it.
    chat.receive(Self.kept(.complete))
    #expect(chat.state.about == nil)
  }

  @Test func withoutAReplyThereIsNothingToTell() {
    var chat = Chat()
    chat.press(.escape, .character("*"))
    #expect(chat.state.about == nil && chat.state.notice?.sentence == "There is no reply yet.")
  }

  @Test(arguments: [(40, 10), (60, 12), (120, 40)])
  func itFitsAndScrollsToItsEnd(size: (Int, Int)) {
    var chat = Chat(width: size.0, height: size.1)
    chat.receive(Self.kept(.stopped, pair: "evil\u{1b}[2J\u{202e}\n" + String(repeating: "long ", count: 30)))
    chat.press(.alt("M"), .character("a"))
    for _ in 0..<100 { chat.press(.down) }
    let last = AboutReplyOverlay(chat.state)?.lastScroll
    #expect(chat.state.about?.scroll == last)
    // The last of the figures.
    #expect(chat.lines().contains { $0.contains("waste") })
    chat.press(.home)
    #expect(chat.state.about?.scroll == 0)
    #expect(chat.lines().contains { $0.contains("evil") } && !chat.lines().contains { $0.contains("\u{1b}") })
  }
}
