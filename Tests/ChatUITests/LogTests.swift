import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// What the engine and the runtime say is kept, with its time and its reply.
@Suite struct LogTests {
  private static func sentences(_ log: EventLog) -> [String] {
    log.entries.indices.map { log.entries[$0].sentence }
  }

  private static func inserting(_ events: [DecodingEvent], at index: Int, in run: [TimedEvent])
    -> [TimedEvent]
  {
    Array(run.prefix(index)) + events.map { TimedEvent(time: run[index].time, event: $0) }
      + run.dropFirst(index)
  }

  @Test func aReplyLeavesItsStartItsChangesAndItsResult() throws {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    run.changes[3] = DecodingParameters(mode: .pearl, draftLength: 4)
    chat.receive(.events(turn: turn, run.reply()))
    let sentences = Self.sentences(chat.state.log)
    #expect(sentences[0] == "The pair starter is loaded: a context of 512 tokens.")
    #expect(sentences[1] == "Reply 1 began: specbranch, seed 1, a prompt of 12 tokens.")
    #expect(sentences[2] == "Changed: mode specbranch to pearl, draft length γ 8 to 4.")
    #expect(sentences[3].hasPrefix("The reply ended: 45 tokens, ") && sentences.count == 4)
    let change = chat.state.log.entries[2]
    #expect(change.reply == 1 && (change.time ?? 0) > 0 && change.kind == .change)
    #expect(chat.state.log.entries[0].reply == nil)
  }

  @Test func aDecisionIsToldOnlyWhereItChangesSomething() {
    var run = ScriptedRun(DecodingParameters(mode: .auto))
    let decision = { (round: Int, length: Int, reason: String) in
      var parameters = DecodingParameters(mode: .specbranch)
      parameters.draftLength = length
      let decided = Governor.Decision(
        parameters: parameters, tokensPerSecond: 10, autoregressiveTokensPerSecond: 5, reason: reason)
      return DecodingEvent.governorDecided(GovernorDecided(round: round, decided))
    }
    let decisions = [
      decision(2, 4, "specbranch, γ=4."), decision(3, 4, "specbranch, still γ=4."),
      decision(4, 6, "specbranch, γ=6."),
    ]
    var log = EventLog()
    for timed in Self.inserting(decisions, at: 6, in: run.reply()) { log.update(timed) }
    let told = Self.sentences(log).filter { $0.hasPrefix("From round") }
    #expect(told == ["From round 2 on specbranch, γ=4.", "From round 4 on specbranch, γ=6."])
  }

  @Test func speculationThatIsOffCannotBeOverlooked() {
    let sentence = "Speculation is off because the draft model's cache cannot be cut back."
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
      var chat = Chat(width: width, height: height)
      let turn = chat.say("Hello")
      var run = ScriptedRun()
      let off = DecodingEvent.notice(Notice(message: sentence, kind: .speculationOff))
      chat.receive(.events(turn: turn, Self.inserting([off], at: 1, in: run.reply())))
      let frame = chat.frame()
      #expect(chat.lines().contains { $0.contains("speculation is off") || $0.contains("no speculation") })
      let roles = (0..<width).flatMap { x in (height - 3..<height).map { frame[x, $0].role } }
      #expect(roles.contains(.warning))
      #expect(chat.state.notice?.sentence == sentence && chat.state.notice?.kind == .warning)
      #expect(LogPane.title(chat.state)[0] == "Log · 1 warning")
      // A reply in the mode that is left does not make it right, one that speculates does.
      var alone = ScriptedRun(DecodingParameters(mode: .autoregressive))
      let second = chat.say("Again")
      chat.receive(.events(turn: second, alone.reply()))
      #expect(chat.state.log.speculationObstacle == sentence)
      #expect(chat.lines().contains { $0.contains("speculation is off") || $0.contains("no speculation") })
      let next = chat.say("Again")
      chat.receive(.events(turn: next, run.reply()))
      #expect(chat.state.log.speculationObstacle == nil)
    }
  }

  @Test func whatGoesWrongStandsInTheLog() {
    var chat = Chat(width: 100, height: 40)
    chat.receive(.effectFailed("The transcript could not be saved."))
    let turn = chat.say("Hello")
    chat.receive(.turnsDropped(turn: turn, count: 2))
    chat.receive(.turnFailed(turn: turn, "The engine failed."))
    let entries = chat.state.log.entries
    #expect(entries.indices.suffix(3).map { entries[$0].kind } == [.error, .warning, .error])
    chat.press(.escape, .character("7"))
    #expect(chat.lines().contains { $0.contains("! The engine failed.") })
  }

  @Test func theLogIsBoundedAndScrollsToItsStart() {
    var chat = Chat(width: 120, height: 40)
    for number in 0..<EventLog.capacity + 50 { chat.state.log.add("Message number \(number).", .note) }
    #expect(chat.state.log.entries.count == EventLog.capacity)
    chat.press(.escape, .character("7"))
    #expect(chat.lines().contains { $0.contains("Message number \(EventLog.capacity + 49).") })
    for _ in 0..<EventLog.capacity + 10 { chat.press(.character("O")) }
    #expect(chat.lines().contains { $0.contains("Message number 50.") })
    #expect(chat.state.notice?.sentence == "The log starts here.")
    chat.press(.character("N"))
    chat.state.log.add("One more.", .note)
    #expect(!chat.lines().contains { $0.contains("One more.") })
    for _ in 0..<EventLog.capacity + 10 { chat.press(.character("N")) }
    #expect(chat.lines().contains { $0.contains("One more.") })
  }

  @Test func messagesHaveTheTimeOfDayWhereThereIsAClock() throws {
    var chat = Chat(width: 120, height: 40, loaded: false)
    chat.receive(.clock(ClockTime(hour: 9, minute: 5, second: 30)))
    chat.receive(.pairLoaded(Chat.pair))
    let turn = chat.say("Hello")
    chat.receive(.clock(ClockTime(hour: 14, minute: 0, second: 7)))
    var run = ScriptedRun()
    chat.receive(.events(turn: turn, run.reply()))
    chat.press(.escape, .character("7"))
    chat.state.panes.zoom(on: .log)
    let lines = chat.lines()
    #expect(lines.contains { $0.contains("–    09:05:30 The pair starter is loaded") })
    #expect(lines.contains { $0.contains("#1   14:00:07 Reply 1 began") })
    // A recording looks the same on every machine.
    var replayed = Chat(width: 120, height: 40)
    replayed.hear(ScriptedRun())
    replayed.state.panes.zoom(on: .log)
    #expect(replayed.lines().contains { $0.contains("#1     0.0s Reply 1 began") })
  }
}
