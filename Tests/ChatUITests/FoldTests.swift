import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct FoldTests {
  private static func run(_ mode: DecodingMode, seed: UInt64) -> [TimedEvent] {
    var run = ScriptedRun(DecodingParameters(mode: mode), seed: seed)
    run.maxTokens = seed % 3 == 0 ? 17 : 64
    return run.reply()
  }

  @Test(arguments: DecodingMode.allCases, 1...20 as ClosedRange<UInt64>)
  func everyPaneCountsWhatTheFiguresCount(mode: DecodingMode, seed: UInt64) {
    var chat = Chat()
    let turn = chat.say("Hello")
    let events = Self.run(mode, seed: seed)
    guard case .runFinished(let end)? = events.last?.event else {
      Issue.record("the run does not finish")
      return
    }
    for event in events.dropLast() { chat.receive(.events(turn: turn, [event])) }
    let figures = end.metrics
    let expected = FateCounts(
      drafted: figures.drafted, accepted: figures.accepted, rolledBack: figures.rolledBack,
      discarded: figures.discarded)
    #expect(chat.state.branches.counts == expected)
    #expect(chat.state.tape.counts == expected)
    #expect(countsOfRounds(chat.state.rounds) == expected)
    #expect(expected.pending == 0)
    #expect(chat.state.metrics == figures)
    let own = chat.state.tape.own.values.reduce(0, +)
    #expect(own + figures.accepted == figures.generatedTokens)
    #expect(mode == .autoregressive || figures.drafted > 0)
  }

  /// What the Draft length pane's columns add up to, with what was committed.
  private func countsOfRounds(_ history: RoundHistory) -> FateCounts {
    var counts = FateCounts()
    for index in history.rounds.indices {
      let (record, column) = (history.rounds[index], RoundColumn(index, history.rounds[index]))
      counts.drafted += column.drafted
      counts.add(.accepted, record.committed.count { $0.node.isDrafted })
      counts.add(.rolledBack, column.rolledBack)
      counts.add(.discarded, column.discarded)
    }
    return counts
  }

  /// The tape read as text: what is committed is the reply, in order.
  @Test(arguments: DecodingMode.allCases, 1...8 as ClosedRange<UInt64>)
  func theTapesCommittedTokensAreTheReply(mode: DecodingMode, seed: UInt64) {
    var tape = TokenTape()
    var reply = Reply(id: MessageID(1), turn: TurnID(1))
    for timed in Self.run(mode, seed: seed) {
      tape.update(timed.event)
      if case .committed(let committed) = timed.event { reply.commit(committed) }
      if case .runFinished(let end) = timed.event { reply.release(end.remainingText) }
    }
    let committed = tape.entries.indices.map { tape.entries[$0] }
      .filter { if case .committed = $0.mark { true } else { false } }
      .map(\.text).filter { $0 != ScriptedRun.text(ScriptedRun.endToken) }
    #expect(committed.joined() == reply.text)
    #expect(reply.text.hasPrefix("Once upon a time, a fox named Milo"))
    #expect(!tape.entries.indices.contains { tape.entries[$0].mark == .ended(.pending) })
  }

  @Test func aCorrectionStandsBehindWhatItReplaces() {
    var corrections = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      var tape = TokenTape()
      for timed in Self.run(.speculative, seed: seed) { tape.update(timed.event) }
      let entries = tape.entries.indices.map { tape.entries[$0] }
      for (before, entry) in zip(entries, entries.dropFirst()) where entry.mark == .committed(.correction) {
        #expect(before.mark == .ended(.rolledBack))
        corrections += 1
      }
    }
    #expect(corrections > 20)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func everyNodeOfAFinishedRoundHasItsFateInTheTree(seed: UInt64) {
    var fates: [NodeID: DraftFate] = [:]
    var state = BranchesPane.State()
    for timed in Self.run(.specbranch, seed: seed) {
      state.update(timed.event)
      switch timed.event {
      case .committed(let committed):
        for entry in committed.tokens where entry.node.isDrafted { fates[entry.node] = .accepted }
      case .rolledBack(let ended):
        for node in ended.nodes { fates[node] = .rolledBack }
      case .discarded(let ended):
        for node in ended.nodes { fates[node] = .discarded }
      case .roundFinished:
        for (id, node) in state.last?.nodes ?? [:] { #expect(node.fate == fates[id] ?? .pending, "\(id)") }
        for node in state.current.nodes.values { #expect(node.fate == .pending) }
      default: break
      }
    }
  }

  @Test func aStepInFlightSharesTheFateOfItsBranchInTheRoundBefore() {
    var late: [NodeID: DraftFate] = [:]
    for seed in 1...12 as ClosedRange<UInt64> {
      var state = BranchesPane.State()
      var awaited: NodeID?
      for timed in Self.run(.specbranch, seed: seed) {
        if case .draftExtended(let extended) = timed.event, let token = extended.tokens.first,
          let parent = state.last?.nodes[token.parent], parent.fate != .pending, parent.fate != .accepted
        {
          awaited = token.node
        }
        state.update(timed.event)
        guard let node = awaited, let fate = fate(of: node, in: timed.event) else { continue }
        #expect(state.last?.nodes[node]?.fate == fate)
        late[node] = fate
        awaited = nil
      }
    }
    #expect(Set(late.values) == [.rolledBack, .discarded])
  }

  private func fate(of node: NodeID, in event: DecodingEvent) -> DraftFate? {
    switch event {
    case .rolledBack(let ended): ended.nodes.contains(node) ? .rolledBack : nil
    case .discarded(let ended): ended.nodes.contains(node) ? .discarded : nil
    default: nil
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func theTreeShowsTheChainThatTheTargetVerifies(seed: UInt64) {
    var state = BranchesPane.State()
    for timed in Self.run(.specbranch, seed: seed) {
      state.update(timed.event)
      switch timed.event {
      case .forwardStarted(let forward) where forward.kind == .verification:
        #expect(state.current.chain.count == forward.tokens - 1)
        #expect(state.current.round == forward.round)
      case .branchOpened(let branch):
        #expect(state.current.candidates.last == branch.candidate.node)
      case .roundFinished(let round):
        #expect(state.last?.chain.count == round.draftLength)
        #expect(state.last?.chain.count { $0.fate == .accepted } == round.acceptedLength)
        #expect(state.last?.candidates.count == round.branchCount)
        #expect(state.current.chain.count == round.nextDraftLength)
      default: break
      }
    }
  }

  @Test func theContextAndTheReplyFollowTheEvents() {
    var chat = Chat()
    let turn = chat.say("Hello")
    chat.receive(
      .events(
        turn: turn,
        [
          TimedEvent(time: 0, event: .promptProgress(PromptProgress(lane: .target, done: 340, total: 512))),
          TimedEvent(time: 0, event: .promptProgress(PromptProgress(lane: .draft, done: 500, total: 512))),
        ]))
    #expect(chat.lines().contains { $0.contains("reading the prompt 340/512") })
    var run = ScriptedRun()
    let events = run.reply(promptTokens: 20)
    chat.receive(.events(turn: turn, events))
    let generated = chat.state.metrics?.generatedTokens ?? 0
    #expect(chat.state.contextUsed == 20 + generated)
    #expect(chat.lines().contains { $0.contains("\(20 + generated)/512") })
    #expect(!chat.state.isRunning)
    #expect(chat.state.conversation.lastExchange?.reply.status == .finished(.stop))
  }

  @Test func noticesStandInTheConversationAndDroppedTurnsAreMarked() {
    var chat = Chat(width: 100, height: 60)
    for number in 1...3 {
      let turn = chat.say("Message \(number)")
      if number == 3 { chat.receive(.turnsDropped(turn: turn, count: 2)) }
      var run = ScriptedRun(seed: UInt64(number))
      var events = run.reply()
      let notice = DecodingEvent.notice(Notice(message: "The branches were cut to 3: the cache is full."))
      if number == 3 { events.insert(TimedEvent(time: 0, event: notice), at: 5) }
      chat.receive(.events(turn: turn, events))
    }
    let lines = chat.lines()
    let mark = lines.firstIndex { $0.contains("2 turns above are no longer") }
    let second = lines.firstIndex { $0.contains("▌ Message 2") }
    let third = lines.firstIndex { $0.contains("▌ Message 3") }
    #expect(mark != nil && second != nil && third != nil)
    #expect((second ?? 0) < (mark ?? 0) && (mark ?? 0) < (third ?? 0))
    #expect(lines.contains { $0.contains("The branches were cut to 3: the cache is") })
  }
}

@Suite struct BaselineTests {
  private func finish(_ chat: inout Chat, _ parameters: DecodingParameters, seed: UInt64 = 1) {
    let turn = chat.say("Hello")
    var run = ScriptedRun(parameters, seed: seed)
    chat.receive(.events(turn: turn, run.reply()))
  }

  private func shownSpeedUp(_ chat: Chat) -> Substring? {
    chat.lines().joined(separator: "\n").split(separator: "speed-up ").dropFirst().first?.split(
      separator: " "
    ).first
  }

  @Test func noRatioWithoutAMeasurement() {
    var chat = Chat()
    finish(&chat, DecodingParameters())
    #expect(chat.state.speedUp == nil)
    #expect(shownSpeedUp(chat) == "–")
  }

  @Test func theRatioIsOfTwoMeasuredSpeeds() throws {
    var chat = Chat()
    finish(&chat, DecodingParameters(mode: .autoregressive))
    let baseline = try #require(chat.state.metrics?.tokensPerSecond)
    finish(&chat, DecodingParameters())
    let speed = try #require(chat.state.metrics?.tokensPerSecond)
    #expect(chat.state.speedUp == speed / baseline)
    #expect(shownSpeedUp(chat) == "\(Format.decimal(speed / baseline, 2))×")
  }

  @Test func anotherPaceHasABaselineOfItsOwn() {
    var chat = Chat()
    finish(&chat, DecodingParameters(mode: .autoregressive))
    finish(&chat, DecodingParameters(emulation: Chat.pair.pacing))
    #expect(chat.state.speedUp == nil)
    #expect(chat.lines().contains { $0.contains("tok/s emulated") })
  }

  @Test func aReplyThatChangedItsPaceIsNotCompared() {
    var chat = Chat()
    finish(&chat, DecodingParameters(mode: .autoregressive))
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    run.changes[3] = DecodingParameters(emulation: Chat.pair.pacing)
    chat.receive(.events(turn: turn, run.reply()))
    #expect(chat.state.speedUp == nil)
  }

  @Test func aReplyThatChangedItsModeIsNoBaseline() {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun(DecodingParameters(mode: .autoregressive))
    run.changes[4] = DecodingParameters(mode: .speculative)
    chat.receive(.events(turn: turn, run.reply()))
    finish(&chat, DecodingParameters())
    #expect(chat.state.speedUp == nil)
  }
}
