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
        $0.contains("@\"my note.md\"") && $0.contains("@my note.md (Markdown, 25 bytes")
          && $0.contains(" tokens)")
      }
      try session.keys("Enter")
      try await session.wait(for: "the message in the conversation") {
        $0.contains("@my note.md (Markdown, 25 bytes") && $0.contains(" tokens · ")
          && !$0.contains("A short note")
      }
      try session.text("And @blob.bin")
      try session.keys("Enter")
      let screen = try await session.wait(for: "the refusal") { $0.contains("blob.bin is no text in UTF-8") }
      #expect(screen.contains("And @blob.bin"))
    }
  }

  @Test(
    "In a conversation that was opened again a file has its tokens, and an edit sends it though it is gone")
  func fileThatIsGone() async throws {
    try await ChatScreenTests.withChat("--panes none --max-tokens 8") { session, folder in
      let note = folder.appending(path: "note.md")
      try "A short note about Ruth.\n".write(to: note, atomically: true, encoding: .utf8)
      try ChatScreenTests.say("Read @note.md", session)
      try await session.wait(for: "the reply") {
        $0.contains("@note.md (Markdown, ") && $0.contains(" tokens · ")
      }
      try FileManager.default.removeItem(at: note)
      try session.keys("M-n")
      try await session.wait(for: "the new conversation") { !$0.contains("@note.md") }
      try session.keys("M-L")
      try await session.wait(for: "the list") { $0.contains("Read @note.md") }
      try session.keys("Enter")
      try await session.wait(for: "the file's facts") {
        $0.contains("@note.md (Markdown, 25 bytes, ") && $0.contains(" tokens)")
      }

      try session.keys("M-M")
      try await session.wait(for: "the messages") { $0.contains("╭ Messages") }
      try session.keys("Up", "e")
      try await session.wait(for: "the edit") { $0.contains("Editing a message") }
      try session.text("!")
      try session.keys("Enter")
      try await session.wait(for: "the other version's reply") {
        $0.contains("Read @note.md!") && $0.contains("‹2/2›") && $0.contains(" tokens · ")
      }
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
