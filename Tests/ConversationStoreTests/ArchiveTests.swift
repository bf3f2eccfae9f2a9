import ConversationStore
import Foundation
import Testing

@Suite("An archive")
struct ArchiveTests {
  @Test("comes back as it went, under new numbers")
  func roundTrip() async throws {
    try await LibraryUnderTest.with { library in
      let note = MessageAttachment(name: "ä.txt", byteCount: 3, text: "\0\u{1B}ä")
      let (conversation, first) = try await library.startConversation(
        systemPrompt: "Be brief.", persona: "brief", text: "One \0 </script>", attachments: [note])
      let reply = try await library.finishedReply(to: first, "Answer")
      _ = try await library.finishedReply(to: first, "Another")
      _ = try await library.addUserMessage(to: conversation.id, after: nil, text: "Uno")
      let empty = try await library.createConversation()
      try await library.choose(reply, in: conversation.id)
      try await library.setPinned(true, conversation.id)
      let archive = try await library.archive([conversation.id, empty.id])
      let read = try ConversationArchive(json: archive.json())
      #expect(read == archive)
      let ids = try await library.importArchive(read)
      #expect(ids.count == 2 && !ids.contains(conversation.id))
      #expect(try await library.archive(ids) == archive)
      let tree = try await library.tree(ids[0])
      #expect(tree.chosenPath.map(\.text) == ["One \0 </script>", "Answer"] && tree.messages.count == 4)
    }
  }

  @Test("that is wrong costs one sentence, and nothing of it is imported")
  func wrong() async throws {
    func message(_ id: Int, _ parent: Int?, child: Int? = nil, time: Double = 1) -> ArchivedMessage {
      ArchivedMessage(
        id: id, parent: parent, role: .user, text: "text", state: .complete,
        created: Date(timeIntervalSince1970: time), chosenChild: child)
    }
    var badDetails = message(1, nil)
    badDetails.details = ReplyDetails(pair: "p", mode: "m", parameters: "{", seed: 1)
    var badAttachment = message(1, nil)
    badAttachment.attachments = [MessageAttachment(name: "n", byteCount: -1, text: nil)]
    var badRoot = ArchivedConversation.holding([message(1, nil), message(2, 1)])
    badRoot.chosenRoot = 2
    let cases: [(ArchivedConversation, String)] = [
      (.holding([message(1, nil), message(2, 3), message(3, 2)]), "circle"),
      (.holding([message(1, 1)]), "circle"),
      (.holding([message(1, 9)]), "not there"),
      (.holding([message(1, nil), message(1, nil)]), "twice"),
      (.holding([message(1, nil, child: 2), message(2, nil)]), "not its own"),
      (.holding([message(1, nil, time: 1e18)]), "9999"),
      (.holding([message(1, nil, time: .nan)]), "9999"),
      (.holding([badDetails]), "no JSON"),
      (.holding([badAttachment]), "impossible size"),
      (badRoot, "not a first one"),
    ]
    try await LibraryUnderTest.with { library in
      for (conversation, words) in cases {
        let good = ArchivedConversation.holding([message(1, nil)])
        let archive = ConversationArchive(conversations: [good, conversation])
        var sentence: String?
        do throws(ConversationStoreError) { try await library.importArchive(archive) } catch {
          sentence = error.description
        }
        #expect(sentence?.contains(words) == true, "\(sentence ?? "imported")")
      }
      var limits = ArchiveLimits()
      limits.textByteCount = 3
      await #expect(throws: ConversationStoreError.self) {
        try await library.importArchive(
          ConversationArchive(conversations: [.holding([message(1, nil)])]), limits: limits)
      }
      let titles = try await library.titles()
      #expect(titles.isEmpty)
    }
  }

  @Test("in bytes that nobody exported is refused, never worse")
  func hostileBytes() async throws {
    func problem(_ text: String) -> ArchiveProblem? {
      do throws(ArchiveProblem) { _ = try ConversationArchive(json: Data(text.utf8)) } catch { return error }
      return nil
    }
    let head = #"{"format":"specbranch conversations","version":"#
    #expect(problem("") == .notAnArchive)
    #expect(problem("[]") == .notAnArchive)
    #expect(problem(#"{"format":"other","version":1,"conversations":[]}"#) == .notAnArchive)
    #expect(problem(head + #"2,"conversations":17}"#) == .newer)
    #expect(problem(head + "1}") == .invalid("conversations is missing"))
    #expect(
      problem(head + #"1,"conversations":[{"title":7}]}"#)?.description.contains("conversations.0") == true)
    #expect(problem(String(repeating: "[", count: 1_000_000)) == .notAnArchive)
    var limits = ArchiveLimits()
    limits.byteCount = 10
    #expect(throws: ArchiveProblem.tooLarge(megabytes: 0)) {
      try ConversationArchive(json: Data((head + "1}").utf8), limits: limits)
    }
    try await LibraryUnderTest.with { library in
      let (conversation, first) = try await library.startConversation(text: "One")
      _ = try await library.finishedReply(to: first, "Answer")
      let good = try await library.archive([conversation.id]).json()
      var refused = 0
      for round in 0..<2_000 {
        var bytes = good
        if round.isMultiple(of: 2) {
          bytes = bytes.prefix(round * bytes.count / 2_000)
        } else {
          for _ in 0..<Int.random(in: 1...4) {
            bytes[Int.random(in: 0..<bytes.count)] = .random(in: 0 ... .max)
          }
        }
        do throws(ArchiveProblem) { _ = try ConversationArchive(json: bytes) } catch { refused += 1 }
      }
      #expect(refused >= 1_000)
    }
  }
}
