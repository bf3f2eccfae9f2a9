import Foundation
import Testing

/// Conversations leave the program and come back.
@Suite struct ExportImportTests {
  private static func export(_ name: String, _ session: TmuxSession, _ folder: URL) async throws -> String {
    try ChatScreenTests.say("/export \(name)", session)
    try await session.wait(for: "\(name)") { $0.contains("exported to \(name).") }
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test("What the chat exports can be read, and imported by another library, whose chat opens it")
  func roundTrip() async throws {
    try await ChatScreenTests.withChat(
      "--panes none --temperature 0 --emulate-target 1 --emulate-draft 1"
    ) { session, folder in
      let message = "Hello! My name is Sofia <b>&."
      try ChatScreenTests.say(message, session)
      try await session.wait(for: "the reply") { $0.contains(" tokens · ") && $0.contains("ready") }
      // The first of two replies must come along, too.
      try session.keys("M-r")
      try await session.wait(for: "another reply") { $0.contains("‹2/2›") && $0.contains("ready") }
      let json = try await Self.export("talk.json", session, folder)
      #expect(json.contains("specbranch conversations") && json.contains("My name is Sofia"))
      let markdown = try await Self.export("talk.md", session, folder)
      #expect(markdown.contains("My name is Sofia"))
      let page = try await Self.export("talk.html", session, folder)
      #expect(page.contains("My name is Sofia &lt;b&gt;&amp;.") && !page.contains("Sofia <b>"))
      // A file that is there is not written over.
      try ChatScreenTests.say("/export talk.html", session)
      try await session.wait(for: "the refusal") { $0.contains("there already") }
      try session.keys("C-c")
      try await session.wait(for: "the empty input") { $0.contains("Write a message") }
      try session.keys("C-d")
      try await session.wait(for: "the shell") { $0.contains("left with 0") }

      // From the file of conversations, with everything in it, into another one.
      let (first, second) = (folder.appending(path: "data"), folder.appending(path: "other"))
      let whole = folder.appending(path: "whole.json").path
      let exported = try ProgramUnderTest.run(["export", "--all", "-o", whole], home: first)
      #expect(exported.status == 0 && exported.error.contains("Exported 1 conversation to"))
      let imported = try ProgramUnderTest.run(["import", whole], home: second)
      #expect(imported.status == 0 && imported.output.contains("It is number 1."))
      let again = try ProgramUnderTest.run(["export", "--format", "json"], home: second)
      // Pairs, seeds, figures, parameters and times included.
      #expect(try again.output == String(contentsOfFile: whole, encoding: .utf8))
      #expect(again.output == json)
      #expect(try Self.texts(json).count == 3)

      try session.type(
        "clear; XDG_DATA_HOME=\(second.path) \(ProgramUnderTest.path) --panes none --conversation 1")
      let screen = try await session.wait(for: "the conversation in the other library") {
        $0.contains("My name is Sofia <b>&.") && $0.contains("ready")
      }
      #expect(screen.contains("‹2/2›"))
    }
  }

  /// Who said what, in the order of an archive.
  private static func texts(_ json: String) throws -> [String] {
    let archive = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let conversations = try #require(archive["conversations"] as? [[String: Any]])
    let texts = conversations.flatMap { $0["messages"] as? [[String: Any]] ?? [] }.compactMap {
      "\($0["role"] ?? "?"): \($0["text"] ?? "?")"
    }
    return texts
  }
}
