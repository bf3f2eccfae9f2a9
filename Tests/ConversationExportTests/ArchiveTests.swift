import ConversationStore
import Foundation
import SpecCore
import Testing

@testable import ConversationExport
@testable import specbranch

/// JSON is the archive, which comes back as it went.
@Suite struct ExportArchiveTests {
  @Test func aConversationOfTheScreenComesBackFromJSON() async throws {
    var conversation = Samples.branching("raw \u{1b}[31m\u{0} text\r\n", reply: "é\u{301}\u{202e}")
    conversation.messages[0].attachments = [.init(name: "a.txt", byteCount: 2, text: "hi")]
    conversation.messages[1].summaries = [
      .init(text: "All", pair: "big", replyLength: 4, created: Date(timeIntervalSince1970: 7))
    ]
    let folder = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "talk.json").path
    try ConversationFile.write(conversation, as: .json, to: path)

    let library = try ConversationLibrary(ConversationLocation(folder: folder.appending(path: "store")))
    let ids = try await library.importArchive(try ConversationFile.archive(at: path))
    let kept = try await library.archive(ids)
    try library.close()
    var back = ExportedConversation(kept.conversations[0])
    #expect(back.created != nil)
    back.created = nil
    #expect(back == conversation)
    #expect(ConversationFile.summary(kept) == "Imported 1 conversation with 4 messages: “A talk”.")
    // An archive that came from the file of conversations is the same again.
    let again = try ConversationArchive(json: ConversationFile.data(kept, as: .json))
    #expect(again == kept)
  }

  @Test func figuresOfTheScreenAreKept() throws {
    let facts = ReplyFacts(
      pair: "p",
      values: .known(
        DecodingParameters(mode: .pearl), KeptFigures(DecodingMetrics(), finish: .length)))
    #expect(facts.mode == "pearl")
    #expect(facts.parametersJSON.contains("\"draftLength\""))
    #expect(facts.rows.contains { $0.name == "accepted" && $0.value == "0" })
    #expect(facts.rows.contains { $0.name == "finish" && $0.value == "length" })
  }

  @Test func whatIsNoArchiveIsRefusedInOneSentence() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "no-\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: CommandFailure.self) { try ConversationFile.archive(at: path) }
    try Data("{\"format\":1}".utf8).write(to: URL(fileURLWithPath: path))
    let failure = #expect(throws: CommandFailure.self) { try ConversationFile.archive(at: path) }
    #expect(failure?.description == "\(path): \(ArchiveProblem.notAnArchive)")
  }
}
