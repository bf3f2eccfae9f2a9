import Foundation
import Testing

/// Conversations outlive the program, however it ends.
@Suite(.serialized) struct KeptConversationTests {
  private static func start(
    _ session: TmuxSession, _ folder: URL, _ arguments: String = "", context: Int = 512
  ) async throws {
    try await session.wait(for: "the shell") { $0.contains("ready>") }
    try session.type(
      "clear; export SWIFT_BACKTRACE=enable=no XDG_STATE_HOME=\(folder.path) XDG_DATA_HOME=\(folder.path) "
        + "XDG_CONFIG_HOME=\(folder.path); \(ProgramUnderTest.path) --temperature 0 --panes none \(arguments) & "
        + "echo $! > \(folder.path)/pid; fg")
    try await session.wait(for: "the loaded pair") { $0.contains("Message") && $0.contains("/\(context)") }
  }

  /// The last message has the keys; an Esc on its own is told from the start of a key by what follows it.
  private static func chooseMessage(_ session: TmuxSession) async throws {
    try session.keys("Escape")
    try await session.wait(for: "tuning") { $0.contains("Tuning") }
    try session.keys("M")
    try await session.wait(for: "the messages") { $0.contains("╭ Messages") }
    try session.keys("Up")
    try await Task.sleep(for: .milliseconds(200))
  }

  /// How often the story's dog is named, in the message and in the story.
  private static func mentions(_ screen: String) -> Int { screen.components(separatedBy: "Ruth").count - 1 }

  @Test("A killed chat comes back with its replies, an edited message and what was not sent")
  func resumesAfterKill() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let session = try TmuxSession(width: 110, height: 40)
      defer { session.end() }
      try await Self.start(session, folder)
      try session.text("What is 12 plus 7?")
      try session.keys("Enter")
      try await session.wait(for: "the reply") { $0.contains(" tokens · ") && $0.contains("ready") }
      // Another version of the message, which is answered, too.
      try await Self.chooseMessage(session)
      try session.keys("e")
      try await session.wait(for: "the edit") { $0.contains("Editing a message") }
      try session.keys("C-u")
      try session.text("Tell me a story about Ruth the dog.")
      try session.keys("Enter")
      try await session.wait(for: "the story") { $0.contains("‹2/2›") && Self.mentions($0) > 2 }
      try session.text("half a thought")
      try await session.wait(for: "what is typed") { $0.contains("❯ half a thought") }
      try await Task.sleep(for: .milliseconds(300))
      let process = try String(contentsOf: folder.appending(path: "pid"), encoding: .utf8)
      kill(try #require(pid_t(process.trimmingCharacters(in: .whitespacesAndNewlines))), SIGKILL)
      try await session.wait(for: "the shell again") { $0.contains("Killed") }

      try await Self.start(session, folder)
      let screen = try await session.wait(for: "the conversation") { $0.contains("❯ half a thought") }
      #expect(screen.contains("You  ‹2/2›") && screen.contains("Tell me a story about Ruth the dog."))
      #expect(Self.mentions(screen) > 2)
      try await Self.chooseMessage(session)
      try session.keys("Left")
      let before = try await session.wait(for: "the first version") { $0.contains("You  ‹1/2›") }
      #expect(before.contains("What is 12 plus 7?") && Self.mentions(before) == 0)
      try session.keys("q")
      try await session.wait(for: "tuning") { $0.contains("Tuning") }
      try session.keys("q")
      try await session.wait(for: "the way out") { $0.contains("ready>") }
    }
  }

  @Test(
    "A conversation that was opened again is counted, and a message that makes turns go takes a second Enter")
  func saysBeforeTurnsGo() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let session = try TmuxSession(width: 200, height: 40)
      defer { session.end() }
      try await Self.start(session, folder)
      try session.text("Hello! My name is Sofia.")
      try session.keys("Enter")
      try await session.wait(for: "the reply") { $0.contains(" tokens · ") && $0.contains("ready") }
      try session.keys("C-d")
      try await session.wait(for: "the shell") { $0.contains("ready>") && !$0.contains("Message") }

      // What was said takes a part of the context, and a long message more than what is left.
      try await Self.start(session, folder, "--continue --context 128", context: 128)
      try await session.wait(for: "the count") { $0.contains("/128") && !$0.contains("context 0/128") }
      let long = String(repeating: "Tell me a story about Ruth the dog. ", count: 9)
      try session.text(long)
      try session.keys("Enter")
      let told = try await session.wait(for: "the warning") { $0.contains("Enter again sends it") }
      #expect(told.contains("the oldest turn would be left out") && !told.contains("turn was left out"))
      try session.keys("Enter")
      try await session.wait(for: "the reply") { $0.contains("the oldest turn was left out") }
      try session.keys("C-d")
      try await session.wait(for: "the shell again") { $0.contains("ready>") && !$0.contains("Message") }
    }
  }

  @Test("run --continue answers in the conversation that was used last and keeps it")
  func runContinues() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let none = try ProgramUnderTest.run(["run", "Hello", "--continue"], home: folder)
      #expect(none.status == 1 && none.error.contains("There is no conversation to continue yet"))
      let session = try TmuxSession(width: 110, height: 40)
      defer { session.end() }
      try await Self.start(session, folder)
      try session.text("My name is Ruth.")
      try session.keys("Enter")
      try await session.wait(for: "the reply") { $0.contains(" tokens · ") && $0.contains("ready") }
      try session.keys("Escape")
      try await session.wait(for: "tuning") { $0.contains("Tuning") }
      try session.keys("q")
      try await session.wait(for: "the way out") { $0.contains("ready>") }
      let answer = try ProgramUnderTest.run(
        ["run", "What is my name?", "--continue", "--temperature", "0"], home: folder)
      #expect(answer.status == 0 && answer.output.contains("Ruth"))
      try await Self.start(session, folder, "--continue")
      let screen = try await session.wait(for: "both turns") { $0.contains("What is my name?") }
      #expect(screen.contains("My name is Ruth."))
    }
  }

  /// Two kills while a reply streams, two while something is written, two while a pair is pulled; `CHAT_KILLS=500` for as many.
  @Test("Nothing acknowledged is lost when the program is killed at random moments")
  func kills() async throws {
    let outcome = try EmulatorScript.run(
      "kill-chat.py", ["--program", ProgramUnderTest.path], option: "--kills", variable: "CHAT_KILLS",
      usually: "6")
    #expect(outcome.status == 0 && outcome.output.contains("nothing lost"), "\(outcome.output)")
  }
}
