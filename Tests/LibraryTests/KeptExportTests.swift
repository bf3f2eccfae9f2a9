import ChatUI
import ConversationExport
import ConversationStore
import Foundation
import SpecCore
import Testing

@testable import specbranch

/// A conversation leaves the chat with all that is known of it.
@Suite(.timeLimit(.minutes(1))) struct KeptExportTests {
  private static var parameters: DecodingParameters {
    DecodingParameters(mode: .speculative, draftLength: 5, sampling: SamplingSettings(temperature: 0.5))
  }

  private static var figures: DecodingMetrics {
    var figures = DecodingMetrics()
    (figures.generatedTokens, figures.tokensPerSecond, figures.drafted) = (12, 3.5, 20)
    return figures
  }

  /// What the screen has of a conversation of one message.
  private static func shown(_ facts: ReplyFacts?) -> ExportedConversation {
    ExportedConversation(
      title: "On the screen",
      messages: [
        ExportedMessage(id: 1, parent: nil, role: .user, text: "one"),
        ExportedMessage(id: 2, parent: 1, role: .assistant, text: "first", facts: facts),
      ])
  }

  private static func export(_ key: ConversationKey, to file: URL, _ format: ExportFormat = .json)
    -> KeptExport
  {
    KeptExport(key: key, format: format, path: file.path, shown: shown(nil), isReplyComing: false)
  }

  @Test func itIsWhatTheFileOfConversationsHas() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: Instructions(system: "Rhyme.", persona: "poet"))
      var talk = Talk(keeper)
      let first = try await talk.say("one", "first")
      // Another pair gives another reply, with a seed, a trace and figures of its own.
      var again = first
      (again.kind, again.reply, again.conversation) = (.anotherReply, MessageID(50), talk.key)
      let details = ReplyDetails(
        pair: "other", mode: "speculative", parameters: try #require(StoredJSON.text(Self.parameters)),
        seed: 7,
        tracePath: "/tmp/trace.jsonl")
      let (reply, _) = try await keeper.begin(again, details)
      reply.text.add("second")
      try await reply.finish(.complete, KeptFigures(Self.figures, finish: .length))
      let key = try #require(talk.key)
      try await keeper.library().setPinned(true, ConversationID(key.number))

      let file = location.folder.appending(path: "talk.json")
      let news = await KeptConversationExport(keeper: keeper, export: Self.export(key, to: file)).write()
      #expect(news == .done("The conversation was exported to \(file.path)."))
      let archive = try ConversationFile.archive(at: file.path)
      #expect(try await keeper.library().archive([ConversationID(key.number)]) == archive)
      let talked = try #require(archive.conversations.first)
      #expect(talked.isPinned && talked.persona == "poet" && talked.systemPrompt == "Rhyme.")
      #expect(talked.messages.map { $0.details?.pair } == [nil, "p", "other"])
      #expect(talked.messages[2].details?.seed == 7)
      #expect(talked.messages[2].details?.tracePath == "/tmp/trace.jsonl")

      let page = location.folder.appending(path: "talk.md")
      _ = await KeptConversationExport(keeper: keeper, export: Self.export(key, to: page, .markdown)).write()
      let text = try String(contentsOf: page, encoding: .utf8)
      #expect(text.contains("The reply was cut at the length limit."))
      #expect(text.contains("## p") && text.contains("## other") && text.contains("| seed | 7 |"))
    }
  }

  @Test func whereTheFileCannotBeReadItIsWhatTheScreenShows() async throws {
    try await LibraryFolder.with { location in
      // A file stands where the folder should be.
      try Data().write(to: location.folder)
      let file = location.folder.deletingLastPathComponent().appending(path: "\(UUID().uuidString).json")
      defer { try? FileManager.default.removeItem(at: file) }
      let keeper = ConversationKeeper(location, instructions: Instructions(system: nil))
      let news = await KeptConversationExport(
        keeper: keeper, export: Self.export(ConversationKey(1), to: file)
      ).write()
      guard case .done(let sentence) = news else {
        Issue.record("\(news)")
        return
      }
      #expect(sentence.contains("as the screen shows it"))
      #expect(try ConversationFile.archive(at: file.path).conversations.map(\.title) == ["On the screen"])
      // What is there already stays.
      guard
        case .effectFailed = await KeptConversationExport(
          keeper: keeper, export: Self.export(ConversationKey(1), to: file)
        ).write()
      else {
        Issue.record("written over")
        return
      }
    }
  }

  @Test func repliesOfAnImportedExportHaveTheirFiguresOnTheScreen() async throws {
    try await LibraryFolder.with { location in
      let facts = ReplyFacts(
        pair: "big", seed: 3, values: .known(Self.parameters, KeptFigures(Self.figures, finish: .length)),
        tracePath: "/tmp/t.jsonl")
      let file = location.folder.deletingLastPathComponent().appending(path: "\(UUID().uuidString).json")
      defer { try? FileManager.default.removeItem(at: file) }
      try ConversationFile.write(Self.shown(facts), as: .json, to: file.path)
      let keeper = ConversationKeeper(location, instructions: Instructions(system: nil))
      let ids = try await keeper.library().importArchive(ConversationFile.archive(at: file.path))
      let opened = try await keeper.open(ConversationKey(try #require(ids.first).number))
      let reply = try #require(opened.messages.last)
      #expect(reply.parameters == Self.parameters && reply.metrics == Self.figures)
      #expect(reply.ending == .cut)
      let provenance = try #require(reply.provenance)
      #expect(provenance.pair == "big" && provenance.seed == 3 && provenance.tracePath == "/tmp/t.jsonl")
      #expect(!provenance.when.isEmpty)
    }
  }
}
