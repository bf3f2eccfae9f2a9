import ChatUI
import Foundation
import Testing

@testable import specbranch

/// What is written in the user's editor is never thrown away unasked.
@Suite(.serialized) struct MessageEditorTests {
  private func withPlace(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "editor-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try body(folder)
  }

  /// An editor that does this with the file `$1`.
  private func edit(_ text: String, _ script: String, in folder: URL) -> ChatInput {
    MessageEditor(
      command: "f() { \(script); }; f", place: folder.appending(path: "editing").path
    ).edit(text)
  }

  /// Files outside the folder for files that are being edited, which is empty.
  private func kept(in folder: URL) throws -> [URL] {
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "editing").path).isEmpty)
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent != "editing" }
  }

  private func expectNothingKept(in folder: URL) throws { #expect(try kept(in: folder).isEmpty) }

  @Test func aTextOfSeveralMegabytesComesBack() throws {
    try withPlace { folder in
      let text = String(repeating: "long ", count: 600_000)
      #expect(edit(text, #"printf more >> "$1""#, in: folder) == .textEdited(text + "more"))
      try expectNothingKept(in: folder)
    }
  }

  @Test func theLastLinesEndGoesAndOthersAreUnixs() throws {
    try withPlace { folder in
      #expect(edit("x", #"printf 'a\r\nb\rc\r\n' > "$1""#, in: folder) == .textEdited("a\nb\rc"))
      #expect(edit("x", #"printf '\n\n' > "$1""#, in: folder) == .textEdited("\n"))
      #expect(edit("x", #": > "$1""#, in: folder) == .textEdited(""))
    }
  }

  @Test(arguments: [
    (#"printf '\377written' > "$1""#, "not UTF-8"), (#"truncate -s 65M "$1""#, "larger than 64 MB"),
  ])
  func whatIsRefusedStaysInAFileThatTheSentenceNames(script: String, reason: String) throws {
    try withPlace { folder in
      guard case .effectFailed(let sentence) = edit("before", script, in: folder) else {
        Issue.record("it was taken")
        return
      }
      let file = try #require(try kept(in: folder).first)
      #expect(sentence.contains(reason) && sentence.contains(file.path))
      let handle = try FileHandle(forReadingFrom: file)
      #expect(try handle.read(upToCount: 1) == (reason == "not UTF-8" ? Data([0xFF]) : Data("b".utf8)))
      // A later chat leaves it where it is.
      #expect(EditedText.left(in: folder.appending(path: "editing").path).isEmpty)
      #expect(try kept(in: folder) == [file])
    }
  }

  @Test func anEditorThatFailsLeavesNoFile() throws {
    try withPlace { folder in
      guard case .effectFailed(let sentence) = edit("before", #"echo lost > "$1"; return 3"#, in: folder)
      else {
        Issue.record("it was taken")
        return
      }
      #expect(sentence.contains("ended with 3"))
      try expectNothingKept(in: folder)
    }
  }

  @Test func whatAKilledChatsEditorSavedAndCannotBeTakenIsKept() throws {
    try withPlace { folder in
      let place = folder.appending(path: "editing")
      let left = place.appending(path: "abcdef")
      try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
      try Data("before".utf8).write(to: left.appending(path: "before.md"))
      try Data([0xFF, 0x61]).write(to: left.appending(path: "message.md"))
      let found = EditedText.left(in: place.path)
      #expect(found.map { $0.merged(into: "unsent") } == ["unsent"])
      let sentence = try #require(found.first?.remove())
      let file = try #require(try kept(in: folder).first)
      #expect(sentence.contains(file.path))
      #expect(try Data(contentsOf: file) == Data([0xFF, 0x61]))
    }
  }
}
