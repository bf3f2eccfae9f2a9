import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The timeline's times are those of the events, and its bubbles those of the figures.
@Suite struct TimelineTests {
  private static func timeline(_ chat: Chat) throws -> ReplyTimeline {
    try #require(TimelinePane.timeline(chat.state))
  }

  @Test(
    "Bubbles are the figures' own, whole and in parts", arguments: DecodingMode.allCases,
    1...6 as ClosedRange<UInt64>)
  func bubbles(mode: DecodingMode, seed: UInt64) throws {
    var chat = Chat()
    let metrics = chat.hear(ScriptedRun(DecodingParameters(mode: mode), seed: seed))
    let timeline = try Self.timeline(chat)
    for (lane, share) in [(Lane.target, metrics.targetBubbleShare), (.draft, metrics.draftBubbleShare)] {
      let whole = timeline.bubble(lane, in: 0...timeline.end)
      #expect(abs(whole.idle / whole.of - share) < 1e-9)
      let cuts = stride(from: 0, through: 1, by: 0.125).map { $0 * timeline.end }
      let parts = zip(cuts, cuts.dropFirst()).map { timeline.bubble(lane, in: $0...$1).idle }
      #expect(abs(parts.reduce(0, +) - whole.idle) < 1e-9)
    }
  }

  @Test("Every forward is one bar, as long as it took")
  func bars() throws {
    var run = ScriptedRun()
    var chat = Chat()
    let events = run.reply()
    let turn = chat.say("Hello")
    chat.receive(.events(turn: turn, events))
    let finished = events.compactMap { timed -> (Lane, ClosedRange<Double>)? in
      guard case .forwardFinished(let forward) = timed.event else { return nil }
      return (forward.lane, timed.time - forward.durationS...timed.time)
    }
    let timeline = try Self.timeline(chat)
    for lane in Lane.allCases {
      let told = finished.filter { $0.0 == lane }.map(\.1)
      #expect(timeline.bars(in: 0...timeline.end).filter { $0.lane == lane }.map(\.time) == told)
    }
  }

  /// Two rounds by hand: what stands where can be read off.
  private static func story() -> [TimedEvent] {
    var events: [TimedEvent] = []
    func tell(_ milliseconds: Double, _ event: DecodingEvent) {
      events.append(TimedEvent(time: milliseconds / 1000, event: event))
    }
    func forward(_ lane: Lane, _ kind: ForwardKind, round: Int, _ from: Double, _ to: Double) {
      let start = ForwardStarted(lane: lane, forward: 1, round: round, kind: kind, tokens: 1, sequences: 1)
      tell(from, .forwardStarted(start))
      tell(
        to,
        .forwardFinished(
          ForwardFinished(
            start, computeS: 0, durationS: (to - from) / 1000, emulated: lane == .target, completed: true)))
    }
    for event in Story().events { tell(0, event) }
    forward(.draft, .prompt, round: 0, 0, 10)
    forward(.target, .prompt, round: 0, 0, 20)
    for (round, start) in [(1, 20.0), (2, 70.0)] {
      forward(.draft, .chain, round: round, start, start + 10)
      forward(.draft, .branches, round: round, start + 10, start + 35)
      forward(.target, .verification, round: round, start + 10, start + 50)
      var story = Story(round: 2)
      story.commit((-round, "x", .correction))
      story.finish(drafted: 2, accepted: 0)
      for event in story.events {
        guard case .roundFinished(var finished) = event else {
          tell(start + 50, event)
          continue
        }
        finished.round = round
        tell(start + 50, .roundFinished(finished))
      }
    }
    return events
  }

  private static func told(lines: LineStyle = .unicode) -> Chat {
    var chat = Chat(lines: lines)
    let turn = chat.say("Hello")
    chat.receive(.events(turn: turn, story()))
    return chat
  }

  private static func drawn(_ chat: Chat, width: Int, height: Int) -> [String] {
    var buffer = Buffer(size: Size(width: width, height: height))
    TimelinePane.draw(chat.state, into: &buffer, area: buffer.bounds)
    return FrameRenderer.text(buffer).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  @Test func twoLanesAndAnAxis() {
    #expect(
      Self.drawn(Self.told(), width: 32, height: 3) == [
        "D ░░  ██▒▒▒▒▒···██▒▒▒▒▒···",
        "T ░░░░··████████··████████",
        "  ╵0 ms               ╵100 ms",
      ])
    #expect(
      Self.drawn(Self.told(), width: 50, height: 7) == [
        "    │1        │2        │",
        "draft  bubble 30 ms, 30%  of what is shown",
        "░░  ██▒▒▒▒▒···██▒▒▒▒▒···",
        "target  bubble 20 ms, 20%  emulated",
        "░░░░··████████··████████",
        "╵0 ms               ╵100 ms             ╵200 ms",
        "█ chain  ▒ branches  █ verify  · bubble  ░ prompt",
      ])
    #expect(
      Self.drawn(Self.told(lines: .ascii), width: 40, height: 6) == [
        "      |1        |2        |",
        "D --  ==%%%%%...==%%%%%...",
        "T ----..########..########",
        "  '0 ms               '100 ms   emulated",
        "draft 30 ms, 30%  target 20 ms, 20%",
        "= chain  % branches  # verify  . bubble",
      ])
  }

  @Test("The prompt's forwards stand apart: they are shown, but no part of the bubbles")
  func prompt() throws {
    let timeline = try Self.timeline(Self.told())
    let prompts = timeline.bars(in: 0...timeline.end).filter(\.isPrompt)
    #expect(prompts.map(\.lane) == [.draft, .target] && prompts.allSatisfy { $0.kind == .prompt })
    let (idle, whole) = timeline.bubble(.target, in: 0...timeline.end)
    #expect(abs(idle - 0.02) < 1e-9 && abs(whole - 0.1) < 1e-9)
  }

  @Test("The newest moment is in view, or the cursor's round, or what was moved to")
  func window() throws {
    var chat = Chat(width: 200, height: 60)
    chat.press(.alt("4"))
    for seed in 1...2 as ClosedRange<UInt64> { chat.hear(ScriptedRun(seed: seed)) }
    func shown() throws -> (ReplyTimeline, TimelineWindow) {
      let timeline = try Self.timeline(chat)
      return (timeline, TimelinePane.window(chat.state, timeline, columns: 50))
    }
    var (timeline, window) = try shown()
    #expect(timeline.reply == 1 && window.time.upperBound >= timeline.end && window.start > 0)
    chat.press(.escape, .character("f"))
    let moved = try shown().1
    #expect(moved.start < window.start && moved.secondsPerColumn == window.secondsPerColumn)
    for index in chat.state.rounds.rounds.indices.reversed() {
      chat.press(.left)
      (timeline, window) = try shown()
      let record = chat.state.rounds.rounds[index]
      #expect(timeline.reply == record.reply)
      let round = timeline.round(record, index: index)
      #expect(window.time.contains((round.start + round.end) / 2))
    }
    chat.press(.character("v"))
    let closer = try shown().1
    #expect(closer.secondsPerColumn < window.secondsPerColumn)
    #expect(chat.lines().contains { $0.contains("Timeline · reply 1") })
  }

  @Test("A round that the reply's end cut off is shown all the same")
  func cutOff() throws {
    var run = ScriptedRun()
    let events = run.reply()
    let index = try #require(
      events.lastIndex {
        if case .forwardFinished(let forward) = $0.event { forward.lane == .draft } else { false }
      })
    let end = RunFinished(finish: .cancelled, remainingText: "", metrics: DecodingMetrics())
    var chat = Chat()
    let turn = chat.say("Hello")
    let told = Array(events[...index])
    chat.receive(.events(turn: turn, told + [TimedEvent(time: told[index].time, event: .runFinished(end))]))
    let timeline = try Self.timeline(chat)
    #expect(timeline.end == told[index].time)
    #expect(timeline.bars(in: 0...timeline.end).contains { $0.time.upperBound == told[index].time })
  }
}
