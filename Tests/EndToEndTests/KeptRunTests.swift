import Foundation
import TestSupport
import Testing

/// Runs that are kept, and the numbers by which scripts find them again.
@Suite struct KeptRunTests {
  private struct Report: Decodable {
    let text: String
    let conversation: Int?
  }

  private struct Listed: Decodable {
    let number: Int
    let title: String
    let messages: Int
    let pinned: Bool
  }

  private static func run(_ home: URL, _ arguments: String...) throws -> FinishedProcess {
    try ProgramUnderTest.run(arguments + ["--temperature", "0"], home: home)
  }

  private static func list(_ home: URL, _ arguments: String...) throws -> [Listed] {
    let outcome = try ProgramUnderTest.run(["conversations", "--json"] + arguments, home: home)
    #expect(outcome.status == 0, "\(outcome.error)")
    return try JSONDecoder().decode([Listed].self, from: Data(outcome.output.utf8))
  }

  private static func report(_ line: some StringProtocol) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(line.utf8))
  }

  @Test("--keep begins a conversation, and its number goes on with it")
  func keeps() async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      #expect(try Self.list(home).isEmpty)
      #expect(try Self.report(Self.run(home, "run", "Hello!", "--json").output).conversation == nil)
      #expect(try Self.list(home).isEmpty)
      let begun = try Self.run(home, "run", "My name is Ruth.", "--keep", "--json")
      #expect(begun.status == 0 && begun.error.isEmpty, "\(begun.error)")
      let number = try #require(try Self.report(begun.output).conversation)
      let asked = try Self.run(
        home, "run", "What is my name?", "--conversation", "\(number)", "--json-lines")
      let last = try Self.report(try #require(asked.output.split(separator: "\n").last))
      #expect(last.conversation == number && last.text.contains("Ruth"), "\(asked.output) \(asked.error)")
      let kept = try Self.list(home)
      #expect(kept.map(\.number) == [number] && kept.map(\.messages) == [4] && !kept[0].pinned)
      #expect(kept.map(\.title) == ["My name is Ruth."])
      let missing = try Self.run(home, "run", "Hello!", "--conversation", "99")
      #expect(missing.status == 1 && missing.error.contains("There is no conversation 99"))
    }
  }

  @Test("--continue --keep begins where there is nothing to continue, and says the number")
  func continuesOrBegins() async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      let refused = try Self.run(home, "run", "Hello!", "--continue")
      #expect(refused.status == 1 && refused.error.contains("add --keep to begin one"))
      let begun = try Self.run(home, "run", "Hello!", "--continue", "--keep")
      #expect(begun.status == 0 && begun.error.contains("Kept as conversation 1; "), "\(begun.error)")
      let again = try Self.run(home, "run", "What is 12 plus 7?", "--continue", "--keep")
      #expect(again.status == 0 && again.error.isEmpty, "\(again.error)")
      #expect(try Self.list(home).map(\.messages) == [4])
      #expect(try Self.list(home, "--search", "12 plus").map(\.number) == [1])
      #expect(try Self.list(home, "--search", "nothing of this kind").isEmpty)
      let text = try ProgramUnderTest.run(["conversations"], home: home).output
      #expect(text.contains("1  ") && text.contains("4 messages  Hello!"), "\(text)")
    }
  }

  @Test("--persona gives a run its instructions, and the conversation keeps them")
  func persona() async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      let folder = home.appending(path: "specbranch/personas")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try "Be brief.\n".write(to: folder.appending(path: "brief.md"), atomically: true, encoding: .utf8)
      let begun = try Self.run(home, "run", "Hello!", "--persona", "brief", "--keep")
      #expect(begun.status == 0, "\(begun.error)")
      let archive = try ProgramUnderTest.run(["export", "--format", "json"], home: home).output
      #expect(archive.contains("\"persona\" : \"brief\""))
      #expect(archive.contains("\"systemPrompt\" : \"Be brief.\""))
      let unknown = try Self.run(home, "run", "Hello!", "--persona", "breif")
      #expect(unknown.status == 1 && unknown.error.contains("There is no persona “breif”"))
    }
  }
}
