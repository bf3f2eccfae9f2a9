import Foundation
import Testing

/// `specbranch replay` in a real pseudo-terminal, and what it says where it cannot play.
@Suite(.serialized) struct ReplayCommandTests {
  private static let trace = ProgramUnderTest.checkout
    .appending(path: "Tests/ChatUITests/Golden/misaligned.jsonl").path

  private static func withReplay(
    _ arguments: String, _ body: (TmuxSession) async throws -> Void
  ) async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let session = try TmuxSession(width: 120, height: 40)
      defer { session.end() }
      try await session.wait(for: "the shell") { $0.contains("ready>") }
      try session.type(
        "cd \(folder.path); export SWIFT_BACKTRACE=enable=no XDG_STATE_HOME=\(folder.path) "
          + "XDG_CONFIG_HOME=\(folder.path); \(ProgramUnderTest.path) replay \(arguments); echo left with $?")
      try await body(session)
    }
  }

  @Test("A recording plays, pauses, steps and ends; it is named as one, and nothing can be sent")
  func plays() async throws {
    try await Self.withReplay("\(Self.trace) --events-per-second 10 --repeat 2") { session in
      let screen = try await session.wait(for: "the first round") { $0.contains("last round") }
      #expect(screen.contains("recording") && screen.contains("(Recorded: a prompt of 17 tokens.)"))
      try session.keys("Space")
      try await session.wait(for: "the pause") { $0.contains("paused after") }
      try session.keys("E")
      try await session.wait(for: "the round's end") { $0.contains("paused after round_finished") }
      try session.keys("e")
      try await session.wait(for: "the next event") {
        $0.contains("paused after") && !$0.contains("after round_finished")
      }
      try session.keys("Enter")
      try session.text("Hello")
      try session.keys("Enter")
      try await session.wait(for: "the refusal") { $0.contains("no model is loaded that could answer") }
      try session.keys("F9")
      try await session.wait(for: "the end") { $0.contains("The recording is over") }
      #expect(try session.screen().contains("Hello"))
      #expect(try session.screen().contains("Tokens"))
      try session.keys("Escape")
      try await session.wait(for: "tuning") { $0.contains("Tuning") }
      try session.keys("q")
      try await session.wait(for: "the way out") { $0.contains("left with 0") }
    }
  }

  @Test("It quits at the end where that is wished, and tells what it did; a line cut off is left out")
  func quitsAtEnd() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let cut = folder.appending(path: "cut.jsonl").path
      let text = try String(contentsOfFile: Self.trace, encoding: .utf8)
      try String(text.dropLast(20)).write(toFile: cut, atomically: true, encoding: .utf8)
      let events = text.split(separator: "\n").count - 1
      try await Self.withReplay("\(cut) --speed 100 --quit-at-end --summary") { session in
        let screen = try await session.wait(for: "the end") { $0.contains("left with 0") }
        #expect(screen.contains("Played \(events) events in"))
      }
      try await Self.withReplay("\(cut) --speed 100") { session in
        try await session.wait(for: "the end") { $0.contains("cut off and is left out") }
        #expect(try session.screen().contains("The trace has no end of this reply."))
      }
    }
  }

  @Test("Whatever is wrong is one sentence")
  func failures() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let noTrace = folder.appending(path: "letter.txt").path
      try "Dear all,\n".write(toFile: noTrace, atomically: true, encoding: .utf8)
      let wrong: [([String], String)] = [
        (["/no/such.jsonl"], "The trace /no/such.jsonl cannot be read; check its path."),
        ([noTrace], "is no event of a trace; record one with"),
        ([Self.trace, "--panes", "tree"], "No pane is called “tree”;"),
        ([Self.trace, "--theme", "drak"], "No theme is called “drak”;"),
      ]
      for (arguments, sentence) in wrong {
        let outcome = try ProgramUnderTest.run(
          ["replay"] + arguments, variables: ["TERM": "xterm-256color"])
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.error.contains(sentence), "\(outcome.error)")
        #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
      }
      let rate = try ProgramUnderTest.run(["replay", Self.trace, "--events-per-second", "0"])
      #expect(rate.status == 64 && rate.error.contains("--events-per-second must be greater than 0."))
    }
  }
}
