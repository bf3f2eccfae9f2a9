import Foundation
import Testing

/// Files that go with messages, and those that are system prompts.
@Suite(.serialized) struct MessageFileTests {
  @Test("A file's size and tokens are shown, its name completes, and a binary one is refused")
  func attachments() async throws {
    try await ChatScreenTests.withChat { session, folder in
      try "A short note about Ruth.\n".write(
        to: folder.appending(path: "my note.md"), atomically: true, encoding: .utf8)
      try Data([0, 1, 2]).write(to: folder.appending(path: "blob.bin"))
      try session.text("Read @my")
      try session.keys("Tab")
      try await session.wait(for: "the facts") {
        $0.contains("@\"my note.md\"") && $0.contains("@my note.md (25 bytes, ") && $0.contains(" tokens)")
      }
      try session.keys("Enter")
      try await session.wait(for: "the message in the conversation") {
        $0.contains("@my note.md (25 bytes, ") && $0.contains(" tokens · ") && !$0.contains("A short note")
      }
      try session.text("And @blob.bin")
      try session.keys("Enter")
      let screen = try await session.wait(for: "the refusal") { $0.contains("blob.bin is no text in UTF-8") }
      #expect(screen.contains("And @blob.bin"))
    }
  }

  @Test("A persona of the command line is shown; a name that is none is one sentence")
  func personas() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let personas = folder.appending(path: "specbranch/personas")
      try FileManager.default.createDirectory(at: personas, withIntermediateDirectories: true)
      try "Answer briefly.\n".write(
        to: personas.appending(path: "brief.md"), atomically: true, encoding: .utf8)
      let session = try TmuxSession(width: 100, height: 30)
      defer { session.end() }
      try await session.wait(for: "the shell") { $0.contains("ready>") }
      try session.type(
        "export XDG_STATE_HOME=\(folder.path) XDG_DATA_HOME=\(folder.path) XDG_CONFIG_HOME=\(folder.path); clear; "
          + "\(ProgramUnderTest.path) --pair starter --persona breif; echo left with $?")
      try await session.wait(for: "the sentence") { $0.contains("There is no persona “breif”") }
      try session.type("clear; \(ProgramUnderTest.path) --pair starter --persona brief")
      try await session.wait(for: "the persona") { $0.contains("Message · persona: brief") }
      try session.keys("C-c", "C-c")
    }
  }
}
