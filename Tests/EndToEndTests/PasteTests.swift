import Foundation
import Testing

/// Pastes as large as a book.
@Suite struct PasteTests {
  /// Of that many bytes, in numbered lines.
  private static func text(bytes: Int) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < bytes {
      number += 1
      text += "row \(number) of what was pasted\n"
    }
    return String(text.prefix(bytes - 5)) + "|end|"
  }

  /// What is in the input, as the user's editor gets it.
  private static func input(_ session: TmuxSession, _ folder: URL) async throws -> String {
    let (copy, whole) = (folder.appending(path: "copy"), folder.appending(path: "whole"))
    try session.keys("C-x")
    try await session.wait(for: "the editor") { _ in FileManager.default.fileExists(atPath: whole.path) }
    defer { for file in [copy, whole] { try? FileManager.default.removeItem(at: file) } }
    try await session.wait(for: "the chat") { $0.contains("Conversation") }
    return try String(contentsOf: copy, encoding: .utf8)
  }

  @Test("A megabyte pasted arrives whole, can be edited, and stays where it is too long to be sent")
  func megabyte() async throws {
    try await ProgramUnderTest.withTemporaryFolder { tools in
      let editor = tools.appending(path: "editor")
      try "#!/bin/sh\ncp \"$1\" copy && touch whole\n".write(to: editor, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor.path)
      try await ChatScreenTests.withChat("--panes none", variables: "VISUAL=\(editor.path)") {
        session, folder in
        let file = tools.appending(path: "pasted")
        let pasted = Self.text(bytes: 1_000_000)
        try pasted.write(to: file, atomically: true, encoding: .utf8)
        try session.paste(file)
        try await session.wait(for: "the paste") { $0.contains("|end|") }
        try session.text(" and more")
        try await session.wait(for: "what is typed") { $0.contains("|end| and more") }
        let whole = try await Self.input(session, folder) == pasted + " and more"
        #expect(whole)

        // Far more than the context has room for.
        try session.keys("Enter")
        let refused = try await session.wait(for: "the refusal") {
          $0.contains("but the context has room for") && $0.contains("|end| and more")
        }
        #expect(refused.contains("shorten it"))
        try session.keys("BSpace")
        try await session.wait(for: "the edit") { $0.contains("|end| and mor ") && !$0.contains("and more") }
        let kept = try await Self.input(session, folder) == pasted + " and mor"
        #expect(kept)

        // And again more, over a mebibyte in all.
        try await session.wait(for: "the chat") { $0.contains("Message") }
        let more = Self.text(bytes: 100_000)
        try more.write(to: file, atomically: true, encoding: .utf8)
        try session.paste(file)
        try session.text("!")
        try await session.wait(for: "what is typed after it") { $0.contains("|end|!") }
        let both = try await Self.input(session, folder) == pasted + " and mor" + more + "!"
        #expect(both)
      }
    }
  }
}
