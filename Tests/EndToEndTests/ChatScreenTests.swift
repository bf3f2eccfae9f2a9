import Foundation
import SpecCore
import Testing

/// The real binary in a real pseudo-terminal: what people see and press.
@Suite(.serialized) struct ChatScreenTests {
  /// Slow enough to press keys in the middle of a reply.
  static let slow = "--emulate-target 300+1*n --emulate-draft 30+1*k"
  static let story = "Tell me a story about Ruth the dog."

  static func withChat(
    _ arguments: String = "", variables: String = "", width: Int = 120, height: Int = 40,
    _ body: (TmuxSession, URL) async throws -> Void
  ) async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let session = try TmuxSession(width: width, height: height)
      defer { session.end() }
      try await session.wait(for: "the shell") { $0.contains("ready>") }
      try session.type(
        "cd \(folder.path); export SWIFT_BACKTRACE=enable=no XDG_STATE_HOME=\(folder.path)/state XDG_DATA_HOME=\(folder.path)/data "
          + "XDG_CONFIG_HOME=\(folder.path)/config \(variables); \(ProgramUnderTest.path) \(arguments) --trace trace.jsonl; echo left with $?"
      )
      try await session.wait(for: "the loaded pair") {
        $0.contains("Write a message") && $0.contains("context 0/")
      }
      try await body(session, folder)
    }
  }

  static func trace(_ folder: URL) throws -> [DecodingEvent] {
    try String(contentsOf: folder.appending(path: "trace.jsonl"), encoding: .utf8).split(separator: "\n")
      .map { try TraceCodec.event(line: String($0)).event }
  }

  static func say(_ message: String, _ session: TmuxSession) throws {
    try session.text(message)
    try session.keys("Enter")
  }

  @Test("A reply streams in, and all three panes show what the trace says")
  func replyFillsPanes() async throws {
    try await Self.withChat { session, folder in
      try Self.say(Self.story, session)
      let screen = try await session.wait(for: "the reply's end") {
        $0.contains(" tokens · ") && $0.contains("accepted")
      }
      #expect(screen.contains("lived a young dog named"))
      let fold = try await Self.finishedFold(folder)
      let metrics = fold.metrics
      #expect(metrics.accepted > 0 && metrics.rolledBack > 0)
      #expect(screen.contains("\(metrics.generatedTokens) tokens"))
      // The Tokens pane counts fates in its last line, the Draft length pane has a bar for each round.
      let counts = try #require(
        screen.split(separator: "\n").last {
          $0.contains("✓") && $0.contains("✗") && $0.contains("–") && $0.contains("\(metrics.rolledBack)")
        })
      #expect(counts.contains("\(metrics.accepted)") && counts.contains("\(metrics.discarded)"))
      for title in ["1 Branches", "2 Tokens", "3 Draft length"] { #expect(screen.contains(title)) }
      let bars = screen.split(separator: "\n").count { $0.contains("█") }
      #expect(bars >= 2)
      #expect(screen.contains("last round"))
    }
  }

  /// Folds the trace when it is complete.
  static func finishedFold(_ folder: URL) async throws -> MetricsFold {
    for _ in 0..<100 {
      let text = try String(contentsOf: folder.appending(path: "trace.jsonl"), encoding: .utf8)
      let lines = text.split(separator: "\n")
      if let last = lines.last, last.contains("\"run_finished\"") {
        var fold = MetricsFold()
        for line in lines { fold.apply(try TraceCodec.event(line: String(line))) }
        return fold
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw TmuxSession.Missing(what: "run_finished")
  }

  /// γ as the status line shows it.
  private static func draftLength(_ screen: String) -> Int? {
    screen.split(separator: "\n").last { $0.contains("draft length γ ") }?
      .firstMatch(of: /draft length γ (\d+)/).flatMap { Int($0.1) }
  }

  /// How many replies the trace has the end of.
  private static func repliesEnded(_ folder: URL) -> Int {
    ((try? trace(folder)) ?? []).count { if case .runFinished = $0 { true } else { false } }
  }

  @Test("Another pair takes the conversation over in the middle of a reply")
  func switchesPair() async throws {
    try await Self.withChat(Self.slow + " --pair starter") { session, folder in
      try Self.say("Hello! My name is Sofia.", session)
      try await session.wait(for: "decoding") { $0.contains("decoding") && $0.contains("last round") }
      try session.keys("M-X")
      try await session.wait(for: "the pairs") {
        $0.contains("Pairs") && $0.contains("in use") && $0.contains("starter-misaligned")
          && $0.contains("not installed")
      }
      // The list goes by folder and name: the pair in use is chosen, the misaligned one is next to it.
      try session.keys("Down")
      try await session.wait(for: "the choice") { $0.contains("› starter-misaligned") }
      try session.keys("Enter")
      try await session.wait(for: "the other pair") {
        $0.contains("the pair starter-misaligned answers from here on")
          && $0.contains("· starter-misaligned")
      }
      #expect(try session.screen().contains("My name is Sofia"))
      try Self.say("What is my name?", session)
      try await session.wait(for: "the other pair's decoding") { $0.contains("decoding") }
      let screen = try await session.wait(for: "the other pair's reply", seconds: 120) {
        $0.contains("What is my name?") && $0.contains("ready") && Self.repliesEnded(folder) == 2
      }
      #expect(screen.contains("Hello! My name is Sofia."))
      let pairs = try Self.trace(folder).compactMap { event in
        if case .runStarted(let start) = event { start.pair } else { nil }
      }
      #expect(pairs == ["starter", "starter-misaligned"])
    }
  }

  @Test("Esc calls the switch to another pair off, and the pair in use answers on")
  func cancelsPairSwitch() async throws {
    // The switch waits for the forward that runs, so that there is time to call it off.
    let forwards = "--emulate-target 2500 --emulate-draft 20 --pair starter"
    try await Self.withChat(forwards) { session, folder in
      try Self.say("Hello! My name is Sofia.", session)
      try await session.wait(for: "decoding") { $0.contains("decoding") && $0.contains("last round") }
      try session.keys("M-X")
      try await session.wait(for: "the pairs") { $0.contains("in use") && $0.contains("starter-misaligned") }
      try session.keys("Down")
      try await session.wait(for: "the choice") { $0.contains("› starter-misaligned") }
      try session.keys("Enter")
      try await session.wait(for: "the way back") {
        $0.contains("Loading the pair starter-misaligned; Esc stops that.")
      }
      try session.keys("Escape")
      try await session.wait(for: "the old pair") {
        $0.contains("starter-misaligned is not loaded, as")
      }
      try Self.say("What is my name?", session)
      let screen = try await session.wait(for: "the old pair's decoding") {
        $0.contains("decoding") && $0.contains("❯ What is my name?") == false
          && Self.startedPairs(folder).count == 2
      }
      #expect(screen.contains("My name is Sofia.") && !screen.contains("answers from here on"))
      #expect(Self.startedPairs(folder) == ["starter", "starter"])
    }
  }

  /// The pairs of the replies so far.
  private static func startedPairs(_ folder: URL) -> [String?] {
    ((try? trace(folder)) ?? []).compactMap { event in
      if case .runStarted(let start) = event { start.pair } else { nil }
    }
  }

  @Test("Mode and draft length change by key in the middle of a reply, while a message is being typed")
  func tunesMidReply() async throws {
    try await Self.withChat(Self.slow) { session, folder in
      try Self.say(Self.story, session)
      try await session.wait(for: "decoding") { $0.contains("decoding") && $0.contains("last round") }
      try session.text("half a mess")
      try session.keys("Escape")
      try await session.wait(for: "tuning") { $0.contains("Tuning") }
      // What auto chose depends on what it saw of the pair earlier on this machine.
      let chosen = try #require(Self.draftLength(session.screen()))
      let longer = "γ \(chosen + 1)"
      try session.keys("]")
      // The key goes on by hand from what auto chose; then auto again, and the mode after it.
      try await session.wait(for: "a fixed mode") { !$0.contains("mode auto") && $0.contains(longer) }
      try session.keys("m")
      try await session.wait(for: "auto") { $0.contains("mode auto") }
      try session.keys("m")
      try await session.wait(for: "the new mode") {
        $0.contains("mode autoregressive") && $0.contains(longer)
      }
      try session.keys("i")
      try await session.wait(for: "what was typed before") { $0.contains("half a mess") }
      try session.keys("C-c")
      try await session.wait(for: "the stop") { $0.contains("stopped") }
      #expect(try session.screen().contains("half a mess"))
      _ = try await Self.finishedFold(folder)
      let events = try Self.trace(folder)
      let changes = events.compactMap { event -> DecodingParameters? in
        if case .parametersChanged(let changed) = event { changed.parameters } else { nil }
      }
      #expect(changes.contains { $0.draftLength == chosen + 1 })
      #expect(changes.last?.mode == .autoregressive)
      #expect(
        events.contains {
          if case .runFinished(let finished) = $0 { finished.finish == .cancelled } else { false }
        })
    }
  }

  @Test("The baseline is measured by key, and the conversation goes on as if it had not been")
  func measuresBaseline() async throws {
    try await Self.withChat("--mode specbranch") { session, folder in
      try Self.say("Hello! My name is Sofia.", session)
      try await session.wait(for: "the first reply") {
        $0.contains("Nice to meet you, Sofia") && $0.contains(" tokens · ")
      }
      #expect(try session.screen().contains("speed-up –"))
      try session.keys("Escape")
      try await session.wait(for: "tuning") { $0.contains("Tuning") }
      try session.keys("K")
      try await session.wait(for: "the baseline") {
        $0.contains("Baseline ") && $0.contains("tok/s on the last prompt") && !$0.contains("speed-up –")
      }
      #expect(try session.screen().contains("Nice to meet you, Sofia"))
      try session.keys("i")
      try Self.say("What is my name?", session)
      try await session.wait(for: "the second reply") { $0.contains("Your name is Sofia") }
      _ = try await Self.finishedFold(folder)
      let starts = try Self.trace(folder).count { if case .runStarted = $0 { true } else { false } }
      #expect(starts == 2)
    }
  }

  @Test("A second turn goes on with the first", .timeLimit(.minutes(1)))
  func secondTurn() async throws {
    try await Self.withChat { session, _ in
      try Self.say("Hello! My name is Sofia.", session)
      try await session.wait(for: "the first reply") {
        $0.contains("Nice to meet you, Sofia") && $0.contains(" tokens · ")
      }
      try Self.say("What is my name?", session)
      try await session.wait(for: "the second reply") { $0.contains("Your name is Sofia") }
    }
  }

  @Test(
    "Every size shows conversation, message and the panes, or the key to them",
    arguments: [(80, 24), (120, 40), (200, 60)])
  func sizes(width: Int, height: Int) async throws {
    try await Self.withChat(width: width, height: height) { session, _ in
      try Self.say(Self.story, session)
      let screen = try await session.wait(for: "the reply's end") { $0.contains(" tokens · ") }
      // Where one pane has room the others' numbers stand in its frame.
      let others = width == 80 ? ["2 3 4 5 6 7 8  other panes"] : ["Tokens", "Draft length"]
      for label in ["● starter", "Message", "Branches", "Enter send", "tok/s"] + others {
        #expect(screen.contains(label), "\(label) is missing at \(width)×\(height)\n\(screen)")
      }
      if width == 80 { #expect(screen.contains("F2 next pane")) }
    }
  }

  @Test("Resizing during a reply keeps the screen whole; too small a terminal says so and comes back")
  func resizing() async throws {
    try await Self.withChat(Self.slow) { session, _ in
      try Self.say(Self.story, session)
      try await session.wait(for: "decoding") { $0.contains("last round") }
      try session.resize(width: 30, height: 8)
      try await session.wait(for: "the plea for room") { $0.contains("40×10") || $0.contains("40x10") }
      try session.resize(width: 80, height: 24)
      try await session.wait(for: "the small layout") {
        $0.contains("F2 next pane") && $0.contains("Branches")
      }
      try session.resize(width: 160, height: 50)
      let screen = try await session.wait(for: "the large layout") {
        $0.contains("2 Tokens") && $0.contains("3 Draft length")
      }
      #expect(screen.contains(Self.story))
    }
  }

  @Test("Quitting gives the terminal back as it was")
  func quitRestores() async throws {
    try await Self.withChat { session, _ in
      #expect(try session.value("#{alternate_on}") == "1")
      try session.keys("C-d")
      try await session.wait(for: "the shell") { $0.contains("left with 0") }
      try await Self.expectRestored(session)
    }
  }

  @Test("Signals and crashes give the terminal back", arguments: ["INT", "TERM", "HUP", "SEGV", "ABRT"])
  func signalsRestore(signal: String) async throws {
    try await Self.withChat { session, _ in
      let shell = try session.value("#{pane_pid}")
      let pid = try Self.child(of: shell)
      kill(
        pid, ["INT": SIGINT, "TERM": SIGTERM, "HUP": SIGHUP, "SEGV": SIGSEGV, "ABRT": SIGABRT][signal] ?? 0)
      try await session.wait(for: "the shell") { $0.contains("left with 1") }
      try await Self.expectRestored(session)
    }
  }

  @Test("Ctrl-Z suspends and fg comes back to the same screen")
  func suspends() async throws {
    try await Self.withChat { session, _ in
      try session.text("not yet sent")
      try await session.wait(for: "the text") { $0.contains("not yet sent") }
      try session.keys("C-z")
      try await session.wait(for: "the shell") { $0.contains("Stopped") }
      try session.type("fg")
      try await session.wait(for: "the chat") { $0.contains("not yet sent") && $0.contains("Conversation") }
    }
  }

  @Test("NO_COLOR leaves no colour, and the fates stay apart by their glyphs")
  func noColor() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let session = try TmuxSession(width: 100, height: 30)
      defer { session.end() }
      try await session.wait(for: "the shell") { $0.contains("ready>") }
      try session.type(
        "export XDG_STATE_HOME=\(folder.path) XDG_DATA_HOME=\(folder.path) NO_COLOR=1; \(ProgramUnderTest.path)"
      )
      try await session.wait(for: "the loaded pair") { $0.contains("context 0/") }
      try Self.say(Self.story, session)
      try await session.wait(for: "the reply's end") { $0.contains(" tokens · ") }
      let styled = try session.styledScreen()
      #expect(styled.firstMatch(of: /\u{1B}\[[0-9;]*[34]8;/) == nil)
      #expect(styled.firstMatch(of: /\u{1B}\[3[1-7]m/) == nil)
    }
  }

  /// The process that the shell runs in the foreground.
  private static func child(of shell: String) throws -> pid_t {
    let text = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return try #require(text.split(separator: " ").last.flatMap { pid_t($0) })
  }

  private static func expectRestored(_ session: TmuxSession) async throws {
    #expect(try session.value("#{alternate_on} #{mouse_any_flag} #{cursor_flag}") == "0 0 1")
    try session.type(
      "stty -a | tr ' ;' '\n\n' | grep -x -E -e '-?(echo|icanon|isig)' | sort | tr '\n' ' '; echo settings")
    try await session.wait(for: "the terminal's settings") { $0.contains("echo icanon isig settings") }
  }
}
