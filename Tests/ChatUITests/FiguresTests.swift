import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct FiguresTests {
  private static func drawn(_ state: ChatState, width: Int, height: Int) -> [String] {
    var buffer = Buffer(size: Size(width: width, height: height))
    FiguresPane.draw(state, into: &buffer, area: buffer.bounds)
    return buffer.lines()
  }

  @Test("A line for each reply says what it was decoded with and how it went")
  func table() throws {
    var chat = Chat()
    var other = ScriptedRun(DecodingParameters(mode: .specbranch, draftLength: 6), seed: 2)
    other.maxTokens = 30
    let before = chat.hear(ScriptedRun())
    let after = chat.hear(other)
    for (width, height) in [(60, 16), (120, 12)] {
      let lines = Self.drawn(chat.state, width: width, height: height)
      let rows = lines.filter { $0.contains("specbranch") }
      #expect(rows.count == 2)
      let changed = try #require(rows.last)
      #expect(changed.contains("γ 8→6") && !rows[0].contains("γ"))
      for (row, metrics) in zip(rows, [before, after]) {
        #expect(row.contains(Format.rate(metrics.tokensPerSecond)))
        #expect(row.contains(" \(Format.percent(metrics.acceptanceRate)) "))
        #expect(row.contains(Format.percent(metrics.rollbackRate)))
      }
      let text = lines.joined(separator: "\n")
      #expect(text.contains("not measured: press K"))
      for (lane, share) in [("draft", after.draftBubbleShare), ("target", after.targetBubbleShare)] {
        let row = try #require(lines.first { $0.contains("\(lane) idle ") })
        #expect(row.contains(" \(Format.percent(share)) "))
      }
      #expect(text.contains(Format.decimal(after.tokensPerTargetForward, 2)))
      #expect(text.contains(Format.decimal(after.meanAcceptedRun, 2)) && !text.contains("emulated"))
    }
  }

  @Test("The cursor's reply is the one whose figures are shown, and stays in view")
  func cursor() {
    var chat = Chat()
    let first = chat.hear(ScriptedRun(DecodingParameters(mode: .autoregressive)))
    for seed in 1...12 as ClosedRange<UInt64> { chat.hear(ScriptedRun(seed: seed)) }
    #expect(!Self.drawn(chat.state, width: 60, height: 15).contains { $0.contains("autoregressive") })
    chat.state.cursor = .round(0)
    let lines = Self.drawn(chat.state, width: 60, height: 15)
    #expect(lines.contains { $0.hasPrefix("1  autoregressive") })
    #expect(lines.contains { $0.hasPrefix("reply") && $0.contains(Format.rate(first.tokensPerSecond)) })
  }

  @Test("A reply that was held up has no speed-up, and says why")
  func heldUp() {
    var chat = Chat()
    chat.hear(ScriptedRun(DecodingParameters(mode: .autoregressive)))
    chat.hear(ScriptedRun())
    #expect(chat.state.speedUp(of: 1) != nil)
    var run = ScriptedRun()
    var events = run.reply()
    events.insert(
      TimedEvent(time: 0, event: .pacingChanged(PacingChanged(round: 3, pacing: Pacing(isPaused: true)))),
      at: 20)
    let turn = chat.say("Hello")
    chat.receive(.events(turn: turn, events))
    #expect(chat.state.speedUp(of: 2) == nil)
    let lines = Self.drawn(chat.state, width: 80, height: 16)
    #expect(lines.contains { $0.contains("speed-up") && $0.contains("it was held up") })
    #expect(lines.contains { $0.contains("reply") && $0.contains("slowed") })
  }

  @Test("An emulated speed says so, in the table too")
  func emulated() {
    var chat = Chat()
    chat.hear(ScriptedRun(DecodingParameters(mode: .specbranch, emulation: Chat.pair.pacing)))
    let wide = Self.drawn(chat.state, width: 80, height: 16)
    #expect(wide.count { $0.contains("emulated") } == 3)
    let narrow = Self.drawn(chat.state, width: 40, height: 16)
    #expect(narrow.contains { $0.hasPrefix("1 ") && $0.contains(" e") })
    #expect(narrow.contains { $0.hasPrefix("e: emulated") })
  }

  @Test("The speed of the last seconds is that of their commits", arguments: 1...8 as ClosedRange<UInt64>)
  func recent(seed: UInt64) throws {
    var chat = Chat()
    let metrics = chat.hear(ScriptedRun(seed: seed))
    let history = chat.state.rounds
    let all = try #require(history.recentSpeed(of: 0, seconds: 100))
    #expect(abs(all - metrics.tokensPerSecond) < 1e-6)
    let last = try #require(history.rounds.indices.last)
    let (one, before) = (history.rounds[last], history.rounds[last - 1])
    let seconds = try #require(one.committedAt) - #require(before.committedAt)
    let newest = try #require(history.recentSpeed(of: 0, seconds: 0.001))
    #expect(abs(newest - Double(one.committed.count) / seconds) < 1e-6)
  }

  @Test("The rates of the rounds are the figures' parts")
  func rates() {
    var chat = Chat()
    let metrics = chat.hear(ScriptedRun(seed: 3))
    let history = chat.state.rounds
    let rates = history.rates(of: 0, upTo: .live, count: 1000)
    #expect(rates.map { Int($0.committed) }.reduce(0, +) == metrics.generatedTokens)
    let judged = history.rounds.indices.map { index in
      history.rounds[index].verdicts.count { $0.accepted || $0.rank == 0 }
    }
    let accepted = zip(rates, judged).map { ($0.acceptance ?? 0) * Double($1) }.reduce(0, +)
    #expect(abs(accepted / Double(judged.reduce(0, +)) - metrics.acceptanceRate) < 1e-9)
    #expect(history.rates(of: 0, upTo: .round(4), count: 3) == Array(rates[2...4]))
    // Weighted by the rounds' time, their bubbles are the reply's.
    let ends = history.rounds.indices.compactMap { history.rounds[$0].committedAt }
    let start = history.rounds[0].forwards.map(\.started).min() ?? 0
    let seconds = zip(ends, [start] + ends).map { $0 - $1 }
    let idle = zip(rates, seconds).map { ($0.targetBubble ?? 0) * $1 }.reduce(0, +)
    #expect(abs(idle / seconds.reduce(0, +) - metrics.targetBubbleShare) < 1e-9)
  }
}

/// The time panes never draw outside, whatever they show.
@Suite struct TimePaneSizeTests {
  private static func check(_ chat: Chat, _ draw: (ChatState, inout Buffer, Rect) -> Void) {
    for width in [1, 2, 4, 5, 8, 20, 36, 41, 60, 100, 140] {
      for height in 1...16 {
        var buffer = Buffer(size: Size(width: width + 6, height: height + 4))
        buffer.fill(buffer.bounds, with: "@", role: .error)
        let area = Rect(x: 3, y: 2, width: width, height: height)
        buffer.fill(area, role: .text)
        draw(chat.state, &buffer, area)
        for y in 0..<buffer.size.height {
          for x in 0..<buffer.size.width where !area.contains(x: x, y: y) {
            guard buffer[x, y].text == "@", buffer[x, y].role == .error else {
              Issue.record("\(width)×\(height) drew at \(x - 3), \(y - 2)")
              return
            }
          }
        }
      }
    }
  }

  @Test(arguments: [LineStyle.unicode, .ascii], [false, true])
  func nothingIsDrawnOutside(lines: LineStyle, goesBack: Bool) {
    var chat = Chat(lines: lines)
    for mode in DecodingMode.allCases {
      chat.hear(ScriptedRun(DecodingParameters(mode: mode, emulation: Chat.pair.pacing)))
    }
    let turn = chat.say("One more")
    var run = ScriptedRun(seed: 7)
    chat.receive(.events(turn: turn, Array(run.reply().prefix(90))))
    chat.tune()
    if goesBack { for _ in 0..<30 { chat.press(.left) } }
    Self.check(chat) { DraftLengthPane.draw($0, into: &$1, area: $2) }
    Self.check(chat) { FiguresPane.draw($0, into: &$1, area: $2) }
    for zoom in [-5, 0, 5] {
      chat.state.timeline.zoom = zoom
      Self.check(chat) { TimelinePane.draw($0, into: &$1, area: $2) }
    }
  }

  @Test func inAsciiTheirSignsAreAscii() {
    for pane in [PaneKind.draftLength, .timeline, .figures] {
      var chat = Chat(width: 120, height: 40, lines: .ascii)
      for mode in DecodingMode.allCases { chat.hear(ScriptedRun(DecodingParameters(mode: mode))) }
      chat.state.togglePane(pane)
      for keys in [[KeyEvent.alt("z")], [.escape, .left, .left]] {
        for key in keys { chat.press(key) }
        #expect(chat.lines().joined().filter { !$0.isASCII } == "")
      }
    }
  }
}
