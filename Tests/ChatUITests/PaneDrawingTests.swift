import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Panes as they look, at sizes that can be read here.
@Suite struct PaneDrawingTests {
  private func drawn(width: Int, height: Int, _ draw: (inout Buffer, Rect) -> Void) -> [String] {
    var buffer = Buffer(size: Size(width: width, height: height))
    draw(&buffer, buffer.bounds)
    return FrameRenderer.text(buffer).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// A chain of three with a branch point behind it.
  private static var drafting: Story {
    var story = Story()
    story.draft(1, after: 0, "Once")
    story.draft(2, after: 1, " upon")
    story.draft(3, after: 2, " the")
    story.verify(4)
    story.branch(4, after: 3, rank: 0, of: 3, " time", 0.31, max: 0.31)
    story.branch(5, after: 3, rank: 1, of: 3, " day", 0.22, max: 0.31)
    story.branch(6, after: 3, rank: 2, of: 3, " hill", 0.11, max: 0.31)
    story.draft(7, after: 4, ",", 0.8)
    story.draft(8, after: 5, "\n", 0.8)
    return story
  }

  private static var rejected: Story {
    var story = drafting
    story.reject(3, " the")
    story.commit((1, "Once", .draft), (2, " upon", .draft), (-1, " a", .correction))
    story.rollBack(3, 4, 7)
    story.discard(5, 6, 8)
    story.finish(drafted: 3, accepted: 2, branches: 3)
    return story
  }

  private static var survived: Story {
    var story = drafting
    story.commit((1, "Once", .draft), (2, " upon", .draft), (3, " the", .draft), (5, " day", .branch))
    story.rollBack(4, 7)
    story.discard(6)
    story.finish(drafted: 3, accepted: 3, next: 1, branches: 3)
    return story
  }

  private static var outside: Story {
    var story = drafting
    story.commit((1, "Once", .draft), (2, " upon", .draft), (3, " the", .draft), (-1, " sea", .correction))
    story.rollBack(4, 7)
    story.discard(5, 6, 8)
    story.finish(drafted: 3, accepted: 3, branches: 3)
    return story
  }

  private func branches(_ story: Story, height: Int = 8, lines: LineStyle = .unicode) -> [String] {
    var state = Chat(lines: lines).state
    for event in story.events { state.branches.update(event) }
    return drawn(width: 42, height: height) { BranchesPane.draw(state, into: &$0, area: $1) }
  }

  @Test func theBranchPointIsComparedWithWhatTheGovernorChose() {
    var chosen = DecodingParameters(mode: .specbranch)
    chosen.confidenceThreshold = 0.25
    var wanted = DecodingParameters(mode: .auto)
    wanted.confidenceThreshold = 0.6
    let decision = Governor.Decision(
      parameters: chosen, tokensPerSecond: 9, autoregressiveTokensPerSecond: 5, reason: "specbranch.")
    var state = Chat().state
    func shown() -> [String] { drawn(width: 42, height: 8) { BranchesPane.draw(state, into: &$0, area: $1) } }
    for event in Self.drafting.events { state.branches.update(event) }
    state.branches.update(.governorDecided(GovernorDecided(round: 1, decision)))
    #expect(shown().contains("branch point  max q 0.31 < ε 0.40  k 3"), "the mode is not auto")
    state.branches.update(.parametersChanged(ParametersChanged(round: 1, parameters: wanted)))
    #expect(shown().contains("branch point  max q 0.31 ≥ ε 0.25  k 3"))
    // A past round keeps its own, also where the reply's end broke it off.
    var record = RoundRecord(reply: 0, round: 1, started: 0, ended: 1, parameters: wanted)
    #expect(record.confidenceThreshold == 0.6)
    record.decision = GovernorDecided(round: 1, decision)
    #expect(record.confidenceThreshold == 0.25)
  }

  @Test func noRowIsBlankWhileBranchesAreHidden() {
    var state = Chat().state
    for event in Self.rejected.events { state.branches.update(event) }
    var next = Story(round: 2)
    next.verify(1)
    for rank in 0..<7 {
      next.branch(20 + rank, after: -1, rank: rank, of: 7, " w\(rank)", 0.1, max: 0.3)
    }
    for event in next.events { state.branches.update(event) }
    for height in 1...30 {
      let lines = drawn(width: 42, height: height) { BranchesPane.draw(state, into: &$0, area: $1) }
      guard lines.contains(where: { $0.contains("more branch") }) else { continue }
      #expect(!lines.contains(""), "\(height) rows: \(lines)")
    }
    #expect(
      drawn(width: 42, height: 1) { BranchesPane.draw(state, into: &$0, area: $1) }[0].hasPrefix(
        "this round 2"))
  }

  @Test func branchesWhileTheTargetVerifies() {
    #expect(
      branches(Self.drafting) == [
        "this round 1  the target verifies 3 tokens",
        "◦Once ◦upon ◦the",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "├─ 0.31 ◦time◦,",
        "├─ 0.22 ◦day◦⏎",
        "╰─ 0.11 ◦hill",
        "",
        "",
      ])
  }

  @Test func branchesAfterARejection() {
    #expect(
      branches(Self.rejected) == [
        "last round 1  2 of 3 accepted",
        "✓Once ✓upon ✗the ◆a",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "├─ 0.31 ✗time✗,",
        "├─ 0.22 –day–⏎",
        "╰─ 0.11 –hill",
        "",
        "",
      ])
  }

  @Test func branchesWhereOneSurvives() {
    #expect(
      branches(Self.survived, height: 14) == [
        "last round 1  3 of 3 accepted",
        "✓Once ✓upon ✓the",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "├─ 0.31 ✗time✗,",
        "├─ 0.22 ✓day◦⏎",
        "╰─ 0.11 –hill",
        "this round 2  drafting, 1 token so far",
        "Once upon the day◦⏎",
        "",
        "",
        "",
        "",
        "",
        "✓ accepted  ✗ rolled back  – discarded",
      ])
  }

  @Test func branchesWhereNoneSurvives() {
    #expect(
      branches(Self.outside)[1...6] == [
        "✓Once ✓upon ✓the",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "├─ 0.31 ✗time✗,",
        "├─ 0.22 –day–⏎",
        "├─ 0.11 –hill",
        "╰─ ◆sea  outside all branches",
      ])
  }

  @Test func theLastRoundStaysWhenTheReplyHasEnded() {
    var story = Self.rejected
    story.end()
    #expect(
      branches(story, height: 14) == [
        "last round 1  2 of 3 accepted",
        "✓Once ✓upon ✗the ◆a",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "├─ 0.31 ✗time✗,",
        "├─ 0.22 –day–⏎",
        "╰─ 0.11 –hill",
        "", "", "", "", "", "", "",
        "✓ accepted  ✗ rolled back  – discarded",
      ])
  }

  @Test func branchesThatDoNotFitAreCounted() {
    #expect(
      branches(Self.drafting, height: 5) == [
        "this round 1  the target verifies 3 tokens",
        "◦Once ◦upon ◦the",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "├─ 0.31 ◦time◦,",
        "╰─ and 2 more branches",
      ])
  }

  @Test func theSurvivorIsShownEvenWhereBranchesDoNotFit() {
    var story = Self.survived
    story.end()
    #expect(
      branches(story, height: 5) == [
        "last round 1  3 of 3 accepted",
        "✓Once ✓upon ✓the",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "├─ 0.22 ✓day◦⏎",
        "╰─ and 2 more branches",
      ])
  }

  @Test func branchesInAscii() {
    #expect(
      branches(Self.rejected, lines: .ascii)[1...5] == [
        "+Once +upon !the #a",
        "branch point  max q 0.31 < ε 0.40  k 3",
        "+- 0.31 !time!,",
        "+- 0.22 -day-⏎",
        "+- 0.11 -hill",
      ])
  }

  @Test func fatesDifferInColourToo() {
    var state = Chat().state
    for event in Self.rejected.events { state.branches.update(event) }
    var buffer = Buffer(size: Size(width: 42, height: 8))
    BranchesPane.draw(state, into: &buffer, area: buffer.bounds)
    let roles = (0..<19).map { buffer[$0, 1].role }
    #expect(roles[0] == .acceptedToken && roles[12] == .rolledBackToken && roles[17] == .correctionToken)
    #expect(buffer[8, 3].role == .rolledBackToken && buffer[8, 4].role == .discardedToken)
  }

  private func tape(_ story: Story, width: Int, height: Int, unfolds: Bool = false) -> [String] {
    var state = Chat().state
    for event in story.events { state.tape.update(event) }
    state.unfoldsDiscarded = unfolds
    return drawn(width: width, height: height) { TokensPane.draw(state, into: &$0, area: $1) }
  }

  @Test func theTapeShowsWhatReplacedWhat() {
    #expect(
      tape(Self.rejected, width: 62, height: 4) == [
        "✓Once ✓upon ✗the ◆a ✗time✗, –×3",
        "",
        "",
        "✓ accepted 2  ✗ rolled back 3  ◆ corrections 1  – discarded 3",
      ])
  }

  @Test func theTapeShowsEachDiscardedTokenOnRequest() {
    #expect(
      tape(Self.rejected, width: 62, height: 2, unfolds: true) == [
        "✓Once ✓upon ✗the ◆a ✗time✗, –day –hill–⏎", "",
      ])
  }

  @Test func theTapeWrapsAndShortensItsCounts() {
    #expect(
      tape(Self.rejected, width: 24, height: 4) == [
        "✓Once ✓upon ✗the ◆a",
        "✗time✗, –×3",
        "",
        "✓ 2  ✗ 3  ◆ 1  – 3",
      ])
  }

  @Test func draftLengthsAreBarsWithTheirAcceptedPart() {
    var state = Chat().state
    func tell(_ events: [DecodingEvent]) {
      for event in events {
        state.branches.update(event)
        state.rounds.update(TimedEvent(time: 0, event: event), trees: state.branches)
      }
    }
    tell(Self.rejected.events)
    for (round, drafted, accepted) in [(2, 4, 4), (3, 1, 0), (4, 0, 0)] {
      var story = Story(round: round)
      story.commit((round == 2 ? 20 : -round, "x", round == 2 ? .branch : .correction))
      story.finish(drafted: drafted, accepted: accepted)
      tell(story.events)
    }
    let changed = DecodingParameters(mode: .specbranch, draftLength: 2, branchCount: 4)
    tell([.parametersChanged(ParametersChanged(round: 5, parameters: changed))])
    var story = Story(round: 5)
    story.finish(drafted: 2, accepted: 1, limit: 2)
    tell(story.events)
    #expect(
      drawn(width: 16, height: 6) { DraftLengthPane.draw(state, into: &$0, area: $1) } == [
        "         γ 4→2┊",
        "  4│      ┄█┄┄┊",
        "   │      ▄█╌╌┊▒",
        "  1│      ██▒ ┊▆",
        "          ◆⋎◆◆",
        "█ accepted",
      ])
    state.lines = .ascii
    #expect(
      drawn(width: 16, height: 6) { DraftLengthPane.draw(state, into: &$0, area: $1) } == [
        "         γ 4→2|",
        "  4|      .#..|",
        "   |      ##~~|:",
        "  1|      ##: |#",
        "          #Y##",
        "# accepted",
      ])
  }

  @Test func barsKeepTheirProportionsWhereRowsAreFew() {
    var state = Chat().state
    state.rounds.update(TimedEvent(time: 0, event: Self.rejected.events[0]), trees: state.branches)
    for (round, accepted) in [(2, 8), (3, 4), (4, 2), (5, 1)] {
      var story = Story(round: round)
      story.finish(drafted: 8, accepted: accepted, limit: 8)
      for event in story.events {
        state.rounds.update(TimedEvent(time: 0, event: event), trees: state.branches)
      }
    }
    #expect(
      drawn(width: 10, height: 3) { DraftLengthPane.draw(state, into: &$0, area: $1) } == [
        "  8│  █▒▒▒",
        "  4│  ██▄▒",
        "",
      ])
  }
}

@Suite struct ConversationDrawingTests {
  @Test func theConversationTellsWhoSpeaks() {
    var chat = Chat(width: 46, height: 16)
    chat.state.conversation = LaidOutConversation()
    chat.press(.alt("2"))
    chat.press(.alt("2"))
    let turn = chat.say("Who is the fox?")
    var story = Story()
    story.commit((-1, "The", .target), (-2, " fox", .bonus))
    let events = story.events + [.notice(Notice(message: "The cache is nearly full."))]
    chat.receive(.events(turn: turn, events.map { TimedEvent(time: 0, event: $0) }))
    chat.press(.alt("o"))
    #expect(
      chat.lines()[0...10] == [
        "╭ Conversation · starter ────────────────────╮",
        "│ ▌ You                                      │",
        "│ ▌ Who is the fox?                          │",
        "│                                            │",
        "│ ● starter  specbranch                      │",
        "│   The fox▍                                 │",
        "│   The cache is nearly full.                │",
        "│                                            │",
        "│                                            │",
        "╰─ draft branch correction bonus target ─────╯",
        "╭ Message ───────────────────────────────────╮",
      ])
    let frame = chat.frame()
    #expect(frame[4, 5].role == .targetToken && frame[8, 5].role == .bonusToken)
    #expect(frame[4, 2].role == .userText && frame[4, 6].role == .systemText)
  }

  @Test func theWholeScreenAtItsSmallest() {
    var chat = Chat(width: 40, height: 10)
    chat.type("Hello there")
    #expect(
      chat.lines() == [
        "╭ Conversation · starter ──────────────╮",
        "│   Watch a language model speculate   │",
        "│   A small draft model guesses ahead; │",
        "│   the target keeps what it agrees    │",
        "│   with.                              │",
        "│                                      │",
        "╰─────────────────── ↓ 18 lines below ─╯",
        "❯ Hello there                           ",
        " specbranch · γ 8 · – tok/s · α – · τ – ",
        " Enter send  F1 help  F2 next pane      ",
      ])
  }
}
