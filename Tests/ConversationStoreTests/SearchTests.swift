import Foundation
import GRDB
import TestSupport
import Testing

@testable import ConversationStore

@Suite("Search")
struct SearchTests {
  @Test("finds words, their starts and quotations, whatever the accents, and marks where")
  func words() async throws {
    try await LibraryUnderTest.with { library in
      _ = try await library.startConversation(text: "Résumé writing")
      let (conversation, first) = try await library.startConversation(
        text: "Tell me about C++ and naïve bayes")
      let reply = try await library.finishedReply(
        to: first, "A naive classifier counts words; a NAÏVE one, at least.")
      #expect(try await library.found("resume") == ["Résumé"])
      #expect(try await library.found("naiv") == ["naïve", "naive", "NAÏVE"])
      #expect(try await library.search("naive classifier").map(\.message) == [reply])
      #expect(try await library.search("\"classifier naive\"").isEmpty)
      #expect(try await library.found("\"naive classifier\"") == ["naive classifier"])
      // A space says that the word is complete.
      #expect(try await library.search("classi").count == 1)
      #expect(try await library.search("classi ").isEmpty)
      #expect(try await library.search("C++").contains { $0.message == first.id })
      try await library.rename(conversation.id, to: "Statistics")
      let hit = try await library.search("stat")[0]
      #expect(hit.message == nil && hit.title == "Statistics" && hit.conversation == conversation.id)
      #expect(try await library.search("about").map(\.message) == [first.id])
      try await library.delete(conversation.id)
      #expect(try await library.search("naive").isEmpty)
      #expect(try await library.search("stat").isEmpty)
      try await library.restore(conversation.id)
      #expect(try await library.search("naive").count == 2)
    }
  }

  @Test("takes anything that can be typed as plain text")
  func hostile() async throws {
    try await LibraryUnderTest.with { library in
      _ = try await library.startConversation(text: "plain AND text OR NEAR NOT text:plain ^plain")
      let typed = [
        "\"", "\"\"", "\"\"\"", "'", "*", "plain*", "a AND", "NOT", "NEAR(", "NEAR(plain text", "text:plain",
        "^plain",
        "-plain", "{text}:", "plain\0text", "\0", "\u{FFFD}", "\u{1B}[31m", "(((((", "plain)",
        "; DROP TABLE message",
        "%_", "\\", "plain OR", "plain + text", "🙂", "e\u{301}\u{301}", "\u{202E}", "天\"気", "天*", "\0天",
        String(repeating: "plain ", count: 5_000), String(repeating: "\"", count: 999),
        String(repeating: "天", count: 9_999),
      ]
      for text in typed { _ = try await library.search(text) }
      #expect(try await library.search("NEAR( plain text").count == 2)
      #expect(try await library.search("plain NOT").count == 2)
      #expect(try await library.search("plain AND missing").isEmpty)
      var random = SeededGenerator(seed: 1)
      let pieces = [
        "\"", "\"\u{301}", "\0", "\0\u{301}", "*", "(", ")", ":", "^", " ", " AND ", "NEAR(", "plain", "天",
        "日は天", "\u{301}",
      ].map { Array($0.utf8) }
      for _ in 0..<1_000 {
        let noise = (0..<Int.random(in: 1...20, using: &random)).flatMap { _ in
          Bool.random(using: &random)
            ? pieces.randomElement(using: &random)! : [UInt8.random(in: 0 ... .max, using: &random)]
        }
        _ = try await library.search(String(decoding: noise, as: UTF8.self))
      }
    }
  }

  @Test("finds any part of text in scripts without spaces, even one character and at the end")
  func characters() async throws {
    try await LibraryUnderTest.with { library in
      let (conversation, first) = try await library.startConversation(text: "今日は天気がいいですね。Swiftで書きました日本")
      _ = try await library.finishedReply(to: first, "我们在学习中文。")
      for (typed, expected) in [
        ("天気がいい", "天気がいい"), ("天気", "天気"), ("本", "本"), ("日本", "日本"), ("中文", "中文"), ("學", nil),
      ] {
        let found = try await library.search(typed).filter { $0.message != nil }
          .flatMap { hit in hit.snippet.hits.map { String(hit.snippet.text[$0]) } }
        if let expected {
          #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix(expected) }, "\(typed): \(found)")
        } else {
          #expect(found.isEmpty)
        }
      }
      #expect(try await library.search("swift 天気").contains { $0.message == first.id })
      #expect(try await library.search("rust 天気").isEmpty)
      #expect(try await library.search("天気")[0].message == nil)
      try await library.delete(conversation.id)
      #expect(try await library.search("天気").isEmpty)
    }
  }
}

/// Search in files that were sent with messages, and how much is found.
@Suite("Search in attached files")
struct AttachmentSearchTests {
  private static let files = [
    MessageAttachment(name: "notes.txt", byteCount: 30, text: "Naïve ideas of a walrus.\nMore of them."),
    MessageAttachment(name: "zh.txt", byteCount: 24, text: "我们在学习中文。"),
    MessageAttachment(name: "picture.png", byteCount: 9_000, text: nil),
  ]

  @Test("finds their words and characters, and says which message and file it is")
  func found() async throws {
    try await LibraryUnderTest.with { library in
      let (conversation, first) = try await library.startConversation(
        text: "What is in these?", attachments: Self.files)
      for (typed, file, marked) in [
        ("naive wal", "notes.txt", ["Naïve", "walrus"]), ("中文", "zh.txt", ["中文。"]),
      ] {
        let hits = try await library.search(typed)
        #expect(hits.map(\.message) == [first.id] && hits.map(\.attachment) == [file])
        let snippet = try #require(hits.first?.snippet)
        #expect(snippet.hits.map { String(snippet.text[$0]) } == marked)
        let named = snippet.under(file)
        #expect(named.text.hasPrefix(file + ": "))
        #expect(named.hits.map { String(named.text[$0]) } == marked)
        #expect(try await library.hitCount(typed, upTo: 9) == 1)
      }
      // The words of one message and of its file are not one text.
      #expect(try await library.search("these walrus").isEmpty)
      try await library.delete(conversation.id)
      #expect(try await library.search("walrus").isEmpty)
      try await library.purge(deletedBefore: .distantFuture)
      try await library.checkIntegrity()
    }
  }

  @Test("finds those that an earlier program has kept")
  func migration() async throws {
    try await LibraryUnderTest.withFolder { location in
      try FileManager.default.createDirectory(at: location.folder, withIntermediateDirectories: true)
      let queue = try DatabaseQueue(path: location.path)
      try Schema.migrator.migrate(queue, upTo: "drafts by writer")
      try await queue.write { database in
        try database.execute(
          sql: """
            INSERT INTO conversation (id, created, updated) VALUES (7, 1, 1);
            INSERT INTO message (id, conversation, role, text, state, created)
              VALUES (3, 7, 'user', 'see file', 'complete', 1);
            INSERT INTO attachment VALUES (3, 1, 'b.txt', 6, '天気予報'), (3, 0, 'a.txt', 6, 'walrus' || char(0) || 'seal');
            """)
      }
      try queue.close()
      let library = try ConversationLibrary(location)
      #expect(try await library.search("walr").map(\.attachment) == ["a.txt"])
      #expect(try await library.search("天気").map(\.attachment) == ["b.txt"])
      let message = try await library.tree(ConversationID(7)).messages[0]
      #expect(message.attachments.map(\.name) == ["a.txt", "b.txt"])
      #expect(message.attachments[0].text == "walrus\0seal")
      try await library.checkIntegrity()
      try library.close()
    }
  }

  @Test("counts beyond the limit, up to another one")
  func counts() async throws {
    try await LibraryUnderTest.with { library in
      for number in 0..<20 {
        _ = try await library.startConversation(
          text: "fox \(number)", attachments: [MessageAttachment(name: "a", byteCount: 3, text: "fox")])
      }
      // The titles have it, too.
      #expect(try await library.hitCount("fox", upTo: 1_000) == 60)
      #expect(try await library.hitCount("fox", upTo: 50) == 50)
      #expect(try await library.hitCount("fox", upTo: 10) == 10)
      let hits = try await library.search("fox", limit: 50)
      #expect(hits.count == 50 && hits.count { $0.message == nil } == 20)
      #expect(hits.count { $0.attachment != nil } == 10)
      #expect(try await library.hitCount("...", upTo: 10) == 0)
    }
  }
}

extension ConversationLibrary {
  /// The marked parts of all hits in messages and of titles that the user gave.
  fileprivate func found(_ typed: String) async throws -> [String] {
    let hits = try await search(typed)
    let messages = hits.filter { $0.message != nil }.sorted { $0.time < $1.time }
    let titles = hits.filter { $0.message == nil && !messages.map(\.conversation).contains($0.conversation) }
    return (titles + messages).flatMap { hit in hit.snippet.hits.map { String(hit.snippet.text[$0]) } }
  }
}
