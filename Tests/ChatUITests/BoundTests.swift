import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// What a conversation without end may hold.
@Suite struct BoundTests {
  /// A reply of so many rounds, each a token of the target's own.
  private static func reply(rounds: Int, text: String = " a") -> [TimedEvent] {
    var events: [DecodingEvent] = [
      .runStarted(
        RunStarted(
          program: "specbranch", pair: "starter", seed: 1,
          parameters: DecodingParameters(mode: .autoregressive), promptTokens: 3, cachedTargetTokens: 0,
          cachedDraftTokens: 0, maxTokens: 100, contextLength: 512))
    ]
    for round in 1...max(rounds, 1) where rounds > 0 {
      let token = Committed.Entry(node: NodeID(-round), token: 1, text: text, origin: .target)
      events.append(.committed(Committed(round: round, tokens: [token], releasedText: text)))
      events.append(
        .roundFinished(
          RoundFinished(
            round: round, mode: .autoregressive, draftLength: 0, acceptedLength: 0, confidenceThreshold: 0.2,
            draftLengthLimit: 4, branchCount: 1, drafted: 0, rolledBack: 0, discarded: 0, committed: 1,
            posteriorClass: nil, nextDraftLength: 0)))
    }
    events.append(.runFinished(RunFinished(finish: .stop, remainingText: "", metrics: DecodingMetrics())))
    return events.enumerated().map { TimedEvent(time: Double($0.offset) / 1000, event: $0.element) }
  }

  @Test("One round more than the history holds drops the oldest, and the cursor cannot reach it")
  func rounds() {
    let (capacity, each) = (RoundHistory.capacity, 500)
    let replies = Array(repeating: Self.reply(rounds: each), count: capacity / each)
    let history = RoundHistory(folding: replies + [Self.reply(rounds: 1)])
    #expect(history.rounds.count == capacity && history.rounds.endIndex == capacity + 1)
    #expect(history.index(reply: 0, round: 1) == nil && history.index(reply: 0, round: 2) == 1)
    #expect(history.moved(.live, by: -2 * capacity) == .round(1))
    #expect(history.record(at: .round(0)) == nil && history.rounds(of: 0) == 1..<each)
  }

  @Test("One reply more than is kept drops the oldest; the panes go on, and none of its rounds is shown")
  func replies() throws {
    let capacity = RoundHistory.replyCapacity
    let empty = Self.reply(rounds: 0)
    let history = RoundHistory(folding: [Self.reply(rounds: 2)] + Array(repeating: empty, count: capacity))
    #expect(history.replies.count == capacity && history.replies.endIndex == capacity + 1)
    #expect(history.rounds.count == 2)
    #expect(history.record(at: .round(0)) == nil && history.index(reply: 0, round: 1) == nil)
    #expect(history.shownReply(at: .round(0)) == capacity)

    var chat = Chat(width: 200, height: 60)
    chat.state.panes = PaneSelection(showing: PaneKind.allCases)
    chat.state.rounds = history
    let lines = chat.lines()
    #expect(lines.contains { $0.contains("reply \(capacity + 1)") })
    chat.state.cursor = .round(1)
    #expect(chat.lines().count == 60)
  }

  private static func exchange(_ number: Int) -> ConversationEntry {
    .exchange(
      Exchange(
        id: MessageID(UInt64(2 * number)), message: "\(number)",
        reply: Reply(id: MessageID(UInt64(2 * number + 1)), turn: TurnID(number))))
  }

  @Test("The oldest messages leave the conversation when there are too many or they are too long")
  func conversation() throws {
    var conversation = LaidOutConversation()
    for number in 0...LaidOutConversation.entryCapacity {
      conversation.append(Self.exchange(number))
    }
    #expect(conversation.entries.count <= LaidOutConversation.entryCapacity)
    guard case .leftOut(let count)? = conversation.entries.first else {
      Issue.record("nothing says that messages were left out")
      return
    }
    #expect(count + conversation.entries.count - 1 == LaidOutConversation.entryCapacity + 1)
    #expect(conversation.lastExchange?.message == "\(LaidOutConversation.entryCapacity)")
    let lines = conversation.entries.indices.reduce(0) { $0 + conversation.flow($1).lineCount }
    #expect(conversation.lineCount == lines)

    var long = LaidOutConversation()
    let text = String(repeating: "a", count: LaidOutConversation.textCapacity / 3)
    for number in 0..<4 {
      long.append(Self.exchange(number))
      long.updateLastExchange { $0.reply.release(text) }
    }
    long.append(.failure("It failed."))
    // Two of the long ones have room beside each other.
    #expect(long.entries.count == 4 && long.entries.first == .leftOut(count: 2))
    long.markDropped(3)
    #expect(long.entries[2] == .contextMark(dropped: 3))
  }
}
