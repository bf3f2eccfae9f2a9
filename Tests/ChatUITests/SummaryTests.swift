import ConversationExport
import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The pair sums up the oldest turns: what is shown of it, and which turns it stands for.
@Suite struct SummaryTests {
  /// A kept conversation of three turns, the first with two replies of which each has a summary.
  private func opened(width: Int = 120, height: Int = 40) -> Chat {
    var chat = Chat(width: width, height: height)
    var conversation = OpenedConversation(
      key: ConversationKey(1), title: "Kept",
      messages: [
        KeptMessage(id: MessageID(1), parent: nil, isReply: false, text: "One", isChosen: true),
        KeptMessage(id: MessageID(2), parent: MessageID(1), isReply: true, text: "First", isChosen: true),
        KeptMessage(id: MessageID(3), parent: MessageID(1), isReply: true, text: "Other", isChosen: false),
        KeptMessage(id: MessageID(4), parent: MessageID(2), isReply: false, text: "Two", isChosen: true),
        KeptMessage(id: MessageID(5), parent: MessageID(4), isReply: true, text: "Second", isChosen: true),
      ], unsent: "")
    conversation.summaries = [
      TurnSummary(reply: MessageID(2), replyLength: 5, text: "Of the first.", pair: "starter"),
      TurnSummary(reply: MessageID(3), replyLength: 5, text: "Of the other.", pair: "starter"),
    ]
    chat.receive(.conversationOpened(conversation))
    return chat
  }

  private func requests(_ chat: Chat) -> [AnswerRequest] {
    chat.effects.compactMap { if case .answer(let request) = $0 { request } else { nil } }
  }

  @Test func aSummaryCountsOnlyWhereAllThatItIsOfIsOnThePath() {
    var chat = opened()
    #expect(chat.lines().contains { $0.contains("summary of the 2 messages above (H)") })
    chat.say("Three")
    #expect(requests(chat).last?.summary == TurnSummary.InUse(text: "Of the first.", turns: 1))
    #expect(requests(chat).last?.earlier.count == 2)

    // The other reply to the first message has a summary of its own.
    chat = opened()
    chat.tune()
    chat.press(.character("M"), .up, .up, .right, .escape, .enter)
    chat.say("Three")
    #expect(requests(chat).last?.summary == TurnSummary.InUse(text: "Of the other.", turns: 1))

    // Another version of the first message has none.
    chat = opened()
    chat.tune()
    chat.press(.character("M"), .up, .up, .up, .character("e"))
    chat.say(" more")
    #expect(requests(chat).last?.summary == nil && requests(chat).last?.earlier.isEmpty == true)
    #expect(!chat.lines().contains { $0.contains("summary of") })
  }

  @Test func theNewestIsUsedAndOneOfAReplyThatWentOnIsNot() {
    let summaries = [
      TurnSummary(reply: MessageID(2), replyLength: 3, text: "a", pair: ""),
      TurnSummary(reply: MessageID(2), replyLength: 3, text: "b", pair: ""),
      TurnSummary(reply: MessageID(4), replyLength: 9, text: "c", pair: ""),
    ]
    func inUse(_ path: [(reply: MessageID, length: Int)]) -> TurnSummary.InUse? {
      TurnSummary.inUse(summaries, on: path)
    }
    #expect(inUse([(MessageID(2), 3)]) == .init(text: "b", turns: 1))
    #expect(inUse([(MessageID(2), 3), (MessageID(4), 9)]) == .init(text: "c", turns: 2))
    #expect(inUse([(MessageID(2), 3), (MessageID(4), 10)]) == .init(text: "b", turns: 1))
    #expect(inUse([(MessageID(2), 4)]) == nil)
  }

  @Test func itsProgressIsShownAndItsTextCanBeRead() {
    var chat = Chat(width: 120, height: 40)
    chat.hear(ScriptedRun())
    let turn = chat.say("Go on.")
    chat.receive(.summarising(turn: turn, messages: 2, .reading(done: 30, total: 100)))
    #expect(chat.lines().contains { $0.contains("summarising 2 older messages, reading 30/100") })
    chat.receive(.summarising(turn: turn, messages: 2, .writing(tokens: 1)))
    let lines = chat.lines()
    #expect(lines.count { $0.contains("summarising 2 older messages, 1 token") } == 2)
    #expect(lines.contains { $0.contains("Esc stops") })
    #expect(lines.contains { $0.contains("stop the summary") })

    let first = chat.state.conversation.path[0].reply
    let summary = TurnSummary(
      reply: first.id, replyLength: first.text.utf8.count, text: "It was short.", pair: "starter")
    chat.receive(.summarised(turn: turn, summary))
    #expect(chat.lines().contains { $0.contains("the pair reads a summary of the 2 messages above (H)") })
    #expect(!chat.lines().contains { $0.contains("It was short.") || $0.contains("summarising") })
    chat.press(.alt("H"))
    #expect(chat.lines().contains { $0.contains("It was short.") })
    chat.press(.alt("H"))
    #expect(!chat.lines().contains { $0.contains("It was short.") })
    #expect(chat.state.conversation.path.count == 2 && chat.state.run?.turn == turn)
  }

  @Test func escapeStopsItAndTheMessageStays() {
    var chat = Chat(width: 120, height: 40)
    chat.hear(ScriptedRun())
    let turn = chat.say("Go on.")
    chat.receive(.summarising(turn: turn, messages: 2, .writing(tokens: 4)))
    expect(&chat, pressing: .escape, asks: [.stop(turn: turn)])
    // Once is enough; from then on the key does what it does otherwise.
    expect(&chat, pressing: .escape, asks: [])
    #expect(chat.state.focus == .tuning)
    chat.receive(.summaryStopped(turn: turn))
    #expect(!chat.state.isRunning)
    #expect(chat.state.conversation.lastExchange?.message == "Go on.")
    #expect(chat.lines().contains { $0.contains("The summary was stopped, so nothing was answered") })
    chat.effects = []
    chat.press(.character("r"))
    #expect(requests(chat).map(\.question) == ["Go on."])
  }

  @Test func lateNewsOfAnotherTurnChangesNothing() {
    var chat = opened()
    let before = chat.state
    chat.receive(.summarising(turn: TurnID(99), messages: 2, .writing(tokens: 4)))
    chat.receive(.summaryStopped(turn: TurnID(99)))
    chat.receive(
      .summarised(turn: TurnID(99), TurnSummary(reply: MessageID(5), replyLength: 6, text: "x", pair: "")))
    #expect(chat.state == before)
  }

  @Test(arguments: [LineStyle.unicode, .ascii], [(36, 10), (80, 24), (20, 6)])
  func theMarkAndTheProgressFit(lines: LineStyle, size: (Int, Int)) {
    var chat = opened(width: size.0, height: size.1)
    chat.state.lines = lines
    chat.press(.alt("H"))
    let turn = chat.say("Three")
    chat.receive(.summarising(turn: turn, messages: 2, .writing(tokens: 400)))
    let width = size.0 - 4
    let marks = chat.state.conversation.entries.indices.filter {
      if case .summaryMark = chat.state.conversation.entries[$0] { true } else { false }
    }
    #expect(marks.count == 1)
    let flow = EntryFlow(chat.state.conversation.entries[marks[0]], width: width)
    #expect((0..<flow.lineCount).filter { flow.line($0).kind == .divider }.count == 1)
    #expect(chat.lines().allSatisfy { DisplayWidth.of($0) <= size.0 })
  }

  @Test func theExportHasItBesideItsReply() throws {
    let messages = opened().state.exportedConversation.messages
    let byReply = Dictionary(uniqueKeysWithValues: messages.map { ($0.text, $0.summaries.map(\.text)) })
    #expect(
      byReply == ["One": [], "First": ["Of the first."], "Other": ["Of the other."], "Two": [], "Second": []])
  }
}
