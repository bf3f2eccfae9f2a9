import Foundation
import GRDB
import Testing

@testable import ConversationStore

/// The file itself: who may read it, and what is refused.
@Suite("The file of conversations")
struct ConversationFileTests {
  @Test("is for its owner alone, with its helpers, whatever the permissions were")
  func permissions() async throws {
    try await LibraryUnderTest.withFolder { location in
      let library = try ConversationLibrary(location)
      _ = try await library.startConversation(text: "Hello")
      func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(try permissions(location.folder.path) == 0o700)
      for suffix in ["", "-wal", "-shm"] { #expect(try permissions(location.path + suffix) == 0o600) }
      try library.close()
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: location.path)
      try ConversationLibrary(location).close()
      #expect(try permissions(location.path) == 0o600)
    }
  }

  @Test("lies in the XDG data folder, if that is an absolute path")
  func location() {
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    let set = ConversationLocation(environment: ["XDG_DATA_HOME": "/data"])
    #expect(set.path == "/data/specbranch/conversations.sqlite")
    let relative = ConversationLocation(environment: ["XDG_DATA_HOME": "data"])
    #expect(relative.path == home + "/.local/share/specbranch/conversations.sqlite")
  }

  @Test("opens again with what was in it, by the same migrations")
  func reopens() async throws {
    try await LibraryUnderTest.withFolder { location in
      let first = try ConversationLibrary(location)
      let made = try await first.startConversation(text: "Hello").conversation
      try first.close()
      let second = try ConversationLibrary(location)
      #expect(try await second.conversation(made.id) == made)
      #expect(
        try await second.pool.read {
          try $0.tableExists("message") && Schema.migrator.hasCompletedMigrations($0)
        })
      try await second.checkIntegrity()
      try second.close()
    }
  }

  @Test("is refused untouched if a newer program made it")
  func newer() async throws {
    try await LibraryUnderTest.withFolder { location in
      try ConversationLibrary(location).close()
      let queue = try DatabaseQueue(path: location.path)
      try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
      try queue.close()
      let bytes = try Data(contentsOf: URL(fileURLWithPath: location.path))
      #expect(throws: ConversationStoreError.newerProgram(path: location.path)) {
        try ConversationLibrary(location)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: location.path)) == bytes)
    }
  }

  @Test("is refused untouched if it is another program's, no database, or damaged", arguments: 0..<4)
  func foreign(kind: Int) async throws {
    try await LibraryUnderTest.withFolder { location in
      let url = URL(fileURLWithPath: location.path)
      var expected = ConversationStoreError.foreign(path: location.path)
      switch kind {
      case 0:
        try FileManager.default.createDirectory(at: location.folder, withIntermediateDirectories: true)
        try Data("Dear diary, today I wrote a long letter to a friend.".utf8).write(to: url)
      case 1:
        try FileManager.default.createDirectory(at: location.folder, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: location.path)
        try await queue.write { try $0.execute(sql: "CREATE TABLE bookmark (url)") }
        try queue.close()
      default:
        let library = try ConversationLibrary(location)
        _ = try await library.startConversation(text: "Hello")
        try library.close()
        var bytes = try Data(contentsOf: url)
        // Half a file, or one whose first pages are noise behind a good header.
        if kind == 2 {
          bytes = bytes.prefix(bytes.count / 2)
        } else {
          for index in 100..<12_000 { bytes[index] = 0xA5 }
        }
        try bytes.write(to: url)
        expected = .damaged(path: location.path)
      }
      let bytes = try Data(contentsOf: url)
      #expect(throws: expected) {
        try ConversationLibrary(location)
      }
      #expect(try Data(contentsOf: url) == bytes)
    }
  }

  @Test("that cannot be made or has no room costs one sentence, and what was there stays")
  func noRoom() async throws {
    let impossible = ConversationLocation(folder: URL(fileURLWithPath: "/dev/null/specbranch"))
    #expect(throws: ConversationStoreError.folderUnavailable(path: "/dev/null/specbranch")) {
      try ConversationLibrary(impossible)
    }
    try await LibraryUnderTest.with { library in
      let kept = try await library.startConversation(text: "Hello")
      // As a full disk answers.
      try await library.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
      let long = String(repeating: "long ", count: 100_000)
      await #expect(throws: ConversationStoreError.diskFull(path: library.location.path)) {
        try await library.addUserMessage(to: kept.conversation.id, after: kept.message.id, text: long)
      }
      #expect(try await library.tree(kept.conversation.id).messages == [kept.message])
    }
  }

  @Test("serves two at once, and tells the one what the other changed")
  func twoAtOnce() async throws {
    try await LibraryUnderTest.withFolder { location in
      let (one, other) = (try ConversationLibrary(location), try ConversationLibrary(location))
      var changes = one.listChanges(every: .milliseconds(5)).makeAsyncIterator()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for library in [one, other] {
          group.addTask {
            for number in 0..<50 { _ = try await library.startConversation(text: "Message \(number)") }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await one.titles().count == 100)
      #expect(try await one.titles() == other.titles())
      let id = try await one.titles()[0].id
      // Whatever came before the watcher's first look is not its business; this comes again until it is seen.
      let renaming = Task {
        while !Task.isCancelled {
          try await other.rename(id, to: "Name \(Int.random(in: 0...9_999))")
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      #expect(await changes.next() != nil)
      renaming.cancel()
      _ = await renaming.result
      try one.close()
      try other.close()
    }
  }
}
