import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The draft length pane's columns are the rounds, whole, however many stand in one.
@Suite struct RoundColumnsTests {
  private static func chat(replies: Int = 3) -> Chat {
    var chat = Chat(width: 120, height: 40)
    for number in 1...replies {
      var run = ScriptedRun(seed: UInt64(number))
      var changed = run.parameters
      changed.draftLength = 6
      changed.mode = .pearl
      if number == 2 { run.changes[4] = changed }
      chat.hear(run)
    }
    return chat
  }

  private static func bars(_ columns: RoundColumns) -> [RoundColumn] {
    columns.columns.compactMap { if case .bar(let bar) = $0 { bar } else { nil } }
  }

  @Test("Columns of every zoom add up to the rounds", arguments: DraftLengthPane.zooms)
  func sums(perColumn: Int) {
    let history = Self.chat().state.rounds
    let bars = Self.bars(RoundColumns(history, cursor: .live, perColumn: perColumn, count: 10_000))
    #expect(bars.flatMap { Array($0.rounds) } == Array(history.rounds.indices))
    #expect(bars.allSatisfy { $0.rounds.count <= perColumn })
    let rounds = history.rounds.indices.compactMap { history.rounds[$0].finished }
    func expect(_ column: (RoundColumn) -> Int, _ round: (RoundFinished) -> Int) {
      #expect(bars.map(column).reduce(0, +) == rounds.map(round).reduce(0, +))
    }
    expect(\.drafted, \.drafted)
    expect(\.rolledBack, \.rolledBack)
    expect(\.discarded, \.discarded)
    expect(\.chain, \.draftLength)
    expect(\.chainAccepted, \.acceptedLength)
    #expect(bars.map(\.rolledBack).reduce(0, +) > 0)
    // Replies, and what was changed, divide columns.
    for bar in bars { #expect(Set(bar.rounds.map { history.rounds[$0].reply }).count == 1) }
  }

  @Test("Marks say in a few characters what changed")
  func marks() {
    let columns = RoundColumns(Self.chat().state.rounds, cursor: .live, perColumn: 4, count: 10_000).columns
    let marks = columns.compactMap { if case .mark(let text) = $0 { text } else { nil } }
    #expect(marks == ["reply 2", "pearl, γ 8→6", "reply 3"])
    var text = ""
    var buffer = Buffer(size: Size(width: 100, height: 12))
    DraftLengthPane.draw(Self.chat().state, into: &buffer, area: buffer.bounds)
    text = buffer.lines()[0]
    #expect(text.contains("┊reply 2") && text.contains("┊pearl, γ 8→6"))
  }

  @Test("The cursor's column is in view, pointed at and named")
  func cursor() {
    var chat = Self.chat()
    chat.tune()
    for index in chat.state.rounds.rounds.indices.reversed() {
      chat.press(.left)
      for perColumn in [1, 4] {
        let columns = RoundColumns(
          chat.state.rounds, cursor: chat.state.cursor, perColumn: perColumn, count: 7)
        #expect(columns.columns.count <= 7)
        #expect(Self.bars(columns).contains { $0.rounds.contains(index) })
      }
      var buffer = Buffer(size: Size(width: 44, height: 12))
      DraftLengthPane.draw(chat.state, into: &buffer, area: buffer.bounds)
      let record = chat.state.rounds.rounds[index]
      let row = buffer.lines().first { $0.contains("▲") }
      #expect(row?.contains("reply \(record.reply + 1), round \(record.round)") == true)
    }
  }

  @Test("The zoom is told in the title")
  func zoom() {
    var chat = Self.chat()
    chat.tune()
    chat.press(.character("Y"), .character("Y"))
    #expect(chat.lines().contains { $0.contains("Draft length · means of 4") })
    for _ in 0..<9 { chat.press(.character("Y")) }
    #expect(chat.state.roundsPerColumn == 32)
    for _ in 0..<9 { chat.press(.character("y")) }
    #expect(chat.state.roundsPerColumn == 1)
    #expect(!chat.lines().contains { $0.contains("means of") })
  }

  @Test("A column of several rounds shows how most of them ended, and that others did not")
  func majorities() throws {
    let chat = Self.chat()
    let history = chat.state.rounds
    let bars = Self.bars(RoundColumns(history, cursor: .live, perColumn: 4, count: 10_000))
    for bar in bars {
      let endings = bar.rounds.compactMap { history.rounds[$0].committed.last?.origin }
      let shown = try #require(bar.endings.value)
      let most = endings.map { ending in endings.count { $0 == ending } }.max()
      #expect(endings.count { $0 == shown } == most)
      #expect(bar.endings.isUnanimous == (Set(endings).count == 1))
      let classes = bar.rounds.compactMap { history.rounds[$0].finished?.posteriorClass }
      #expect((bar.posteriorClasses.value == nil) == classes.isEmpty)
    }
    #expect(bars.contains { !$0.endings.isUnanimous })
    #expect(bars.contains { $0.posteriorClasses.value == 1 })
    for width in [30, 100] {
      var state = chat.state
      state.roundsPerColumn = 4
      var buffer = Buffer(size: Size(width: width, height: 14))
      DraftLengthPane.draw(state, into: &buffer, area: buffer.bounds)
      let marked = (0..<14).contains { y in (0..<width).contains { buffer[$0, y].attributes == .underline } }
      #expect(marked, "\(width) columns")
      #expect(buffer.lines().contains { $0.hasPrefix("cls ") && $0.contains("1") })
      #expect(buffer.lines().contains { $0.contains("≠") } == (width == 100))
    }
  }
}
