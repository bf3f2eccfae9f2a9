import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The rounds that the panes go back to are those of the events, whole.
@Suite struct HistoryTests {
  private static func events(seed: UInt64 = 1, maxTokens: Int = 40) -> [TimedEvent] {
    var run = ScriptedRun(seed: seed)
    run.maxTokens = maxTokens
    return run.reply()
  }

  @Test("Every round is kept with its verdicts, its forwards and each drafted token's fate")
  func rounds() throws {
    let events = Self.events()
    let history = RoundHistory(folding: [events])
    let finished = events.compactMap { event in
      if case .roundFinished(let round) = event.event { round } else { nil }
    }
    let records = history.rounds.indices.map { history.rounds[$0] }
    #expect(records.compactMap(\.finished) == finished && records.count > 5)
    #expect(records.map(\.round) == Array(1...records.count))
    var (verdicts, committed, nodes) = (0, 0, 0)
    var fates: [NodeID: DraftFate] = [:]
    for event in events {
      switch event.event {
      case .verdict: verdicts += 1
      case .committed(let tokens):
        committed += tokens.tokens.count
        for token in tokens.tokens where token.node.isDrafted { fates[token.node] = .accepted }
      case .draftExtended(let extended): nodes += extended.tokens.count
      case .branchOpened(let branch): nodes += branch.carriedOver ? 0 : 1
      case .rolledBack(let ended): for node in ended.nodes { fates[node] = .rolledBack }
      case .discarded(let ended): for node in ended.nodes { fates[node] = .discarded }
      default: break
      }
    }
    #expect(records.reduce(0) { $0 + $1.verdicts.count } == verdicts)
    #expect(records.reduce(0) { $0 + $1.committed.count } == committed)
    #expect(fates.count == nodes)
    var shown: [NodeID: DraftFate] = [:]
    for record in records {
      for node in try #require(record.tree).tree.nodes.values where node.fate != .pending {
        shown[node.drafted.node] = node.fate
      }
    }
    // Those of a step in flight when the reply ended never stood in a tree.
    #expect(shown.allSatisfy { fates[$0.key] == $0.value })
    #expect(shown.count > nodes * 9 / 10)
  }

  @Test("A recorded tree is drawn as the live one was")
  func sameTree() throws {
    var trees = BranchesPane.State()
    for event in Self.events() {
      trees.update(event.event)
      guard case .roundFinished = event.event, let last = trees.last else { continue }
      #expect(RoundTreeRecord(last).tree == last)
    }
  }

  @Test("The cursor goes back to the first round and forth until it is live again")
  func cursor() {
    let history = RoundHistory(folding: [Self.events(), Self.events(seed: 2)])
    let last = history.rounds.endIndex - 1
    #expect(history.moved(.live, by: -1) == .round(last))
    #expect(history.moved(.live, by: -1_000_000) == .round(0))
    #expect(history.moved(.round(last), by: 1) == .live)
    #expect(history.moved(.live, by: 1) == .live)
    #expect(RoundHistory().moved(.live, by: -1) == .live)
    #expect(history.replies.map(\.rounds).reduce(0, +) == history.rounds.count)
    #expect(history.replies[1].firstRound == history.replies[0].rounds)
    #expect(history.rounds[history.replies[1].firstRound].marks.first == .replyStarted)
  }

  @Test("A past round is shown by key, and the newest again")
  func keys() {
    var chat = Chat(width: 120, height: 40)
    chat.type("hello")
    chat.press(.enter)
    chat.receive(.events(turn: TurnID(1), Self.events()))
    chat.press(.escape, .left, .left)
    let count = chat.state.rounds.rounds.count
    #expect(chat.state.cursor == .round(count - 2))
    #expect(chat.lines().joined().contains("past round \(count - 1)"))
    chat.press(.character("l"))
    #expect(chat.state.cursor == .live && !chat.lines().joined().contains("past round"))
  }
}
