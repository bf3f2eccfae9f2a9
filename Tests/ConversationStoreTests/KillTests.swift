import ConversationStore
import Foundation
import Testing

/// A process that writes is killed at random moments: 60 times, or as often as STORE_KILLS says.
@Suite("A killed process", .serialized)
struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["STORE_KILLS"].flatMap(Int.init) ?? 60

  @Test("loses nothing that was promised")
  func keepsPromises() async throws {
    try await LibraryUnderTest.withFolder { location in
      var draft = 0
      var promises = 0
      for round in 1...Self.kills {
        let writer = try WriterProcess(location, firstDraft: draft)
        try await writer.sayings(1)
        try await Task.sleep(for: .microseconds(Int.random(in: 0...60_000)))
        let said = writer.kill()
        promises += said.count
        let library = try ConversationLibrary(location)
        draft = try await check(said, library, draft: draft)
        if round.isMultiple(of: 20) || round == Self.kills { try await library.checkIntegrity() }
        try library.close()
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: location.folder.path)
      #expect(Set(left).subtracting(["", "-wal", "-shm"].map { "conversations.sqlite" + $0 }).isEmpty)
      print("\(promises) promises kept over \(Self.kills) kills")
    }
  }

  @Test("leaves its reply to others only when it is gone")
  func owner() async throws {
    try await LibraryUnderTest.withFolder { location in
      let writer = try WriterProcess(location, firstDraft: 0)
      try await writer.sayings(12)
      writer.pause()
      let library = try ConversationLibrary(location)
      let streaming = try await library.messages(.streaming)
      #expect(try await library.messages(.interrupted).isEmpty)
      _ = writer.kill()
      let later = try ConversationLibrary(location)
      #expect(try await later.messages(.streaming).isEmpty)
      #expect(try await later.messages(.interrupted).map(\.text) == streaming.map(\.text))
      try later.close()
      try library.close()
    }
  }

  /// - Returns: the number of the stored draft.
  private func check(_ said: [String], _ library: ConversationLibrary, draft last: Int) async throws -> Int {
    var promised: Int?
    var trees: [ConversationID: ConversationTree] = [:]
    for line in said {
      let words = line.split(separator: " ", maxSplits: 3).map(String.init)
      guard words[0] != "draft" else {
        promised = Int(words[1])
        continue
      }
      let conversation = try #require(Int64(words[1]))
      let id = ConversationID(conversation)
      if trees[id] == nil { trees[id] = try await library.tree(id) }
      let number = try #require(Int64(words[2]))
      let message = try #require(trees[id]?[MessageID(number)], "lost: \(line)")
      switch words[0] {
      case "user": #expect(message.text == words[3])
      case "checkpoint":
        #expect(message.text.utf8.count >= Int(words[3])! && Self.isPrefixOfReply(message.text))
        #expect(message.state != .streaming)
      default: #expect(message.text.utf8.count == Int(words[3])! && message.state == .complete)
      }
    }
    let typed = try await library.draft(of: nil)
    // It was the writer's and is ours now; the next one has a text of its own.
    try await library.saveDraft("", of: nil)
    if promised == nil, typed.isEmpty { return last }
    let stored = try #require(Int(typed.dropFirst("draft ".count)), "lost: \(promised ?? 0), left: \(typed)")
    #expect(stored >= promised ?? last)
    return stored
  }

  private static func isPrefixOfReply(_ text: String) -> Bool {
    text.split(separator: " ").enumerated().allSatisfy { $1 == "word\($0)" }
  }
}

extension ConversationLibrary {
  fileprivate func messages(_ state: MessageState) async throws -> [StoredMessage] {
    var messages: [StoredMessage] = []
    for title in try await titles() {
      messages += try await tree(title.id).messages.filter { $0.state == state }
    }
    return messages
  }
}
