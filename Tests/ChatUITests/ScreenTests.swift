import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct ScreenTests {
  /// A chat in the middle of its second reply.
  private static func running(
    width: Int, height: Int, lines: LineStyle = .unicode, mode: DecodingMode = .specbranch
  ) -> Chat {
    var chat = Chat(width: width, height: height, lines: lines)
    for number in 1...2 {
      let turn = chat.say("Message \(number)")
      var run = ScriptedRun(DecodingParameters(mode: mode, emulation: Chat.pair.pacing), seed: UInt64(number))
      let events = run.reply()
      chat.receive(.events(turn: turn, number == 1 ? events : Array(events.prefix(events.count * 2 / 3))))
    }
    return chat
  }

  private static func checkWidths(_ frame: Buffer, at location: SourceLocation = #_sourceLocation) {
    for line in frame.lines() {
      #expect(DisplayWidth.of(line) == frame.size.width, "\(line)", sourceLocation: location)
    }
    if let cursor = frame.cursor { #expect(frame.bounds.contains(x: cursor.x, y: cursor.y)) }
  }

  @Test(arguments: [(120, 40), (200, 60), (110, 24), (300, 100)], DecodingMode.allCases)
  func aWideScreenShowsEverything(size: (Int, Int), mode: DecodingMode) {
    let chat = Self.running(width: size.0, height: size.1, mode: mode)
    let lines = chat.lines()
    Self.checkWidths(chat.frame())
    for title in [
      "╭ Conversation · starter ─", "╭ 1 Branches", "╭ 2 Tokens ─", "╭ 3 Draft length", "╭ Message ─",
    ] {
      #expect(lines.contains { $0.contains(title) }, "\(title)")
    }
    #expect(lines.last?.contains("Enter send") == true)
    #expect(lines.contains { $0.contains(mode.rawValue) && $0.contains("γ 8") })
    #expect(lines.contains { $0.contains("tok/s emulated") && $0.contains("speed-up") })
  }

  @Test(arguments: [(80, 24), (100, 30), (60, 24), (40, 24)])
  func aNarrowScreenShowsOnePaneAndTheKeyToTheOthers(size: (Int, Int)) {
    var chat = Self.running(width: size.0, height: size.1)
    for pane in PaneKind.allCases {
      let lines = chat.lines()
      Self.checkWidths(chat.frame())
      #expect(lines.contains { $0.contains("╭ \(pane.rawValue) \(pane.title) ") })
      for other in PaneKind.allCases where other != pane {
        #expect(lines.contains { $0.contains("╰") && $0.contains(" \(other.rawValue) ") })
      }
      #expect(
        lines.contains { $0.contains("╭ Conversation") } && lines.contains { $0.contains("╭ Message ─") })
      #expect(lines.last?.contains("F2 next pane") == true || size.0 < 60)
      chat.press(.function(2))
    }
    #expect(chat.lines().contains { $0.contains("╭ 1 Branches ") })
  }

  @Test func aLowScreenShowsPanesInTheConversationsPlace() {
    var chat = Self.running(width: 50, height: 12)
    #expect(chat.lines().contains { $0.contains("╭ Conversation") })
    for pane in PaneKind.allCases {
      chat.press(.function(2))
      #expect(chat.lines().contains { $0.contains("╭ \(pane.rawValue) \(pane.title) ") })
    }
    chat.press(.function(2))
    #expect(chat.lines().contains { $0.contains("╭ Conversation") })
  }

  @Test func paneKeysHideAndShow() {
    var chat = Self.running(width: 120, height: 40)
    chat.press(.alt("2"))
    #expect(!chat.lines().contains { $0.contains("2 Tokens") })
    chat.press(.alt("1"), .alt("3"))
    #expect(chat.lines()[0].hasPrefix("╭ Conversation"))
    #expect(chat.state.layout.conversation.width == 120)
    chat.press(.alt("2"))
    #expect(chat.lines()[0].contains("╭ 2 Tokens"))
    chat.press(.alt("z"))
    #expect(chat.lines()[0].hasPrefix("╭ 2 Tokens"))
  }

  @Test(arguments: [(39, 10), (40, 9), (1, 1), (5, 3), (0, 0), (0, 7)])
  func aScreenTooSmallSaysSoAndKeepsTheState(size: (Int, Int)) {
    var chat = Self.running(width: 80, height: 24)
    let before = chat.lines()
    chat.receive(.resized(Size(width: size.0, height: size.1)))
    let frame = chat.frame()
    #expect(frame.size == Size(width: size.0, height: size.1))
    if size.0 > 30 { #expect(chat.lines().contains { $0.contains("terminal too small (need 40×10)") }) }
    chat.receive(.resized(Size(width: 80, height: 24)))
    #expect(chat.lines() == before)
  }

  @Test func aFrameOfAnotherSizeThanTheStateSaysIsDrawnAllTheSame() {
    var chat = Self.running(width: 80, height: 24)
    let other = Size(width: 132, height: 43)
    let frame = ChatProgram.frame(chat.state, size: other)
    chat.receive(.resized(other))
    #expect(frame.lines() == chat.lines())
  }

  @Test func randomSizesDrawWithinTheScreen() {
    var random = SeededUniforms(seed: 5, stream: 1)
    var chat = Self.running(width: 80, height: 24)
    chat.type("some text 日本語 to write\nin two lines")
    for step in 0..<400 {
      let size = Size(width: 1 + Int(random.next() * 300), height: 1 + Int(random.next() * 100))
      chat.receive(.resized(size))
      if step % 3 == 0 { chat.press(.function(1)) }
      if step % 5 == 0 { chat.press(.function(2)) }
      if step % 7 == 0 { chat.press(.alt("z")) }
      let frame = chat.frame()
      #expect(frame.size == size)
      Self.checkWidths(frame)
    }
  }

  @Test func afterTwoThousandSizesTheScreenIsAsIfDrawnAfresh() {
    var random = SeededUniforms(seed: 6, stream: 1)
    var chat = Self.running(width: 80, height: 24)
    for step in 1...2_000 {
      let size = Size(width: 1 + Int(random.next() * 300), height: 1 + Int(random.next() * 100))
      chat.receive(.resized(size))
      guard step % 20 == 0 else { continue }
      #expect(chat.frame() == Self.running(width: size.width, height: size.height).frame(), "\(size)")
    }
  }

  @Test func inAsciiEveryOwnSignIsAscii() {
    for (width, height) in [(80, 24), (120, 40), (40, 10)] {
      var chat = Self.running(width: width, height: height, lines: .ascii)
      for key in ["o", "]", "2", "2", "3", "z", "?"] as [Character] {
        chat.tune()
        chat.press(.character(key))
        let odd = chat.lines().joined().filter { !$0.isASCII }
        #expect(odd.isEmpty)
      }
    }
  }

  @Test func tenThousandRandomKeysNeverCrash() {
    var random = SeededUniforms(seed: 11, stream: 1)
    let keys: [KeyEvent] =
      KeyBindings.all.flatMap(\.strokes).map(\.key).filter { $0 != .control("d") }
      + "abc xyz日é\u{301}?".map { .character($0) } + [.paste("two\nlines"), .insert, .backTab, .function(12)]
    var chat = Chat(width: 70, height: 22)
    var events = ArraySlice<TimedEvent>()
    var answered = 0
    for step in 0..<10_000 {
      let asked = chat.press(keys[Int(random.next() * Double(keys.count))])
      for case .answer in asked {
        answered += 1
        var run = ScriptedRun(seed: UInt64(step))
        events = run.reply()[...]
      }
      for case .compare(let request) in asked {
        chat.receive(.compared(number: request.number, .text(.first, "Some text.")))
      }
      for case .stopComparison in asked {
        chat.receive(.compared(number: chat.state.comparisons, .stopped))
      }
      if let turn = chat.state.run?.turn, !events.isEmpty {
        let count = min(events.count, Int(random.next() * 12))
        chat.receive(.events(turn: turn, Array(events.prefix(count))))
        events = events.dropFirst(count)
      } else if let turn = chat.state.run?.turn {
        chat.receive(.turnFailed(turn: turn, "Nothing more to say."))
      }
      if step % 50 == 0 { Self.checkWidths(chat.frame()) }
      if step % 97 == 0 {
        chat.receive(.resized(Size(width: Int(random.next() * 200), height: Int(random.next() * 60))))
      }
      if step % 11 == 0 { chat.receive(.tick) }
    }
    #expect(answered > 3)
  }

  @Test func theInputGrowsToAThirdOfTheScreen() {
    var chat = Chat(width: 80, height: 30)
    chat.press(.paste((1...40).map { "line \($0)" }.joined(separator: "\n")))
    #expect(chat.state.layout.input.height == 10)
    #expect(chat.lines().contains { $0.contains("line 40") })
    #expect(!chat.lines().contains { $0.contains("line 32") })
  }

  @Test func aLongNoticeIsWrappedNotCut() {
    var chat = Chat(width: 60, height: 20)
    chat.receive(.transcriptSaved(path: "/a/folder/with/a/rather/long/path/to/specbranch-starter.md"))
    let text = chat.lines().joined().filter { $0 != " " }
    #expect(text.contains("specbranch-starter.md."))
    for _ in 0..<30 { chat.receive(.tick) }
    #expect(!chat.lines().contains { $0.contains("transcript") })
    #expect(!chat.state.needsTicks)
  }

  @Test func loadingShowsProgressAndFailureItsSentence() {
    var chat = Chat(loaded: false)
    chat.receive(.loadProgressed(lane: .target, fraction: 0.5))
    chat.receive(.loadProgressed(lane: .draft, fraction: .nan))
    #expect(chat.lines().contains { $0.contains("target") && $0.contains("█") && $0.contains("50%") })
    #expect(chat.lines().contains { $0.contains("draft") && $0.contains(" 0%") })
    chat.receive(.loadFailed("The file draft.gguf is not a GGUF file; check its path."))
    #expect(chat.lines().contains { $0.contains("The file draft.gguf is not a GGUF file") })
  }

  @Test func aTargetElsewhereIsInTheStatusLineAndItsLoadingAgainIsANotice() {
    var chat = Chat(width: 140, height: 30)
    #expect(!chat.lines().contains { $0.contains("target on") })
    var pair = Chat.pair
    pair.targetPlace = "127.0.0.1:50052"
    chat.receive(.pairLoaded(pair))
    #expect(chat.lines().contains { $0.contains("target on 127.0.0.1:50052") })
    chat.receive(.loadProgressed(lane: .target, fraction: 0.25))
    #expect(chat.lines().contains { $0.contains("Loading the target again: 25%.") })
  }

  @Test func theWelcomeSaysWhatThePairIsFor() {
    let text = Chat(width: 120, height: 40).lines().joined(separator: "\n")
    for part in [
      "demonstration", "· short stories", "Of the world it knows nothing.", "› Tell me a story about a fox.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
