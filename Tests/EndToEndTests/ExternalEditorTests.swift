import Foundation
import Testing

/// The user's editor on the chat's terminal.
@Suite(.serialized) struct ExternalEditorTests {
  /// An editor that shows what it got and its file's mode, waits for a line, and then does what it is told to.
  private static func withEditor(
    _ then: String, _ body: (TmuxSession, URL) async throws -> Void
  ) async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let script = folder.appending(path: "my editor")
      try """
      #!/bin/sh
      echo "editing $(cat "$1") $(stat -c %a "$1") $(basename "$1")"
      echo "$1" > '\(folder.path)/name'
      read -r line
      \(then)
      """.write(to: script, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
      let session = try TmuxSession(width: 100, height: 30)
      defer { session.end() }
      try await session.wait(for: "the shell") { $0.contains("ready>") }
      try session.type(
        "export XDG_STATE_HOME=\(folder.path)/state XDG_CONFIG_HOME=\(folder.path)/config "
          + "XDG_DATA_HOME=\(folder.path)/data VISUAL=\"'\(script.path)'\"; "
          + "\(ProgramUnderTest.path) --pair starter --no-mouse; echo left with $?")
      try await session.wait(for: "the loaded pair") { $0.contains("Write a message") }
      try session.text("my draft")
      try await session.wait(for: "the text") { $0.contains("my draft") }
      try session.keys("C-x")
      try await session.wait(for: "the editor") {
        $0.contains("editing my draft 600 message.md") && !$0.contains("Conversation")
      }
      try await body(session, folder)
    }
  }

  private static func fileIsGone(_ folder: URL) throws -> Bool {
    let name = try String(contentsOf: folder.appending(path: "name"), encoding: .utf8)
    let file = URL(fileURLWithPath: name.trimmingCharacters(in: .newlines))
    return !FileManager.default.fileExists(atPath: file.deletingLastPathComponent().path)
  }

  @Test("What is written in the editor comes back, and the screen with it")
  func comesBack() async throws {
    try await Self.withEditor("echo \"$line\" >> \"$1\"; echo more >> \"$1\"") { session, folder in
      try session.type("and this")
      let screen = try await session.wait(for: "the chat") {
        $0.contains("Conversation") && $0.contains("my draftand this")
      }
      #expect(screen.contains("more"))
      #expect(try Self.fileIsGone(folder))
      try session.text("!")
      try await session.wait(for: "keys") { $0.contains("more!") }
    }
  }

  @Test("An editor that fails leaves the message as it was, and no file")
  func fails() async throws {
    try await Self.withEditor("echo lost > \"$1\"; exit 3") { session, folder in
      try session.type("")
      let screen = try await session.wait(for: "the chat") { $0.contains("The editor ended with 3") }
      #expect(screen.contains("my draft") && !screen.contains("lost"))
      #expect(try Self.fileIsGone(folder))
    }
  }

  @Test("Ctrl-C in the editor ends the editor alone")
  func interrupted() async throws {
    try await Self.withEditor("true") { session, folder in
      try session.keys("C-c")
      let screen = try await session.wait(for: "the chat") { $0.contains("The editor ended with") }
      #expect(screen.contains("my draft"))
      #expect(try Self.fileIsGone(folder))
    }
  }
}
