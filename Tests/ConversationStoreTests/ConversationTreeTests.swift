import ConversationStore
import Foundation
import Testing

/// Conversations as the chat uses them.
@Suite("A conversation")
struct ConversationTreeTests {
  @Test("keeps every edit and reply as a sibling, and shows the path below one again")
  func siblings() async throws {
    try await LibraryUnderTest.with { library in
      let (conversation, first) = try await library.startConversation(text: "One")
      let reply = try await library.finishedReply(to: first, "Answer")
      let second = try await library.addUserMessage(to: conversation.id, after: reply, text: "Two")
      let edited = try await library.addUserMessage(to: conversation.id, after: nil, text: "Uno")
      var tree = try await library.tree(conversation.id)
      #expect(tree.chosenPath.map(\.text) == ["Uno"])
      #expect(tree.siblingPosition(of: edited.id)! == (1, 2))
      try await library.choose(first.id, in: conversation.id)
      tree = try await library.tree(conversation.id)
      #expect(tree.chosenPath.map(\.text) == ["One", "Answer", "Two"] && tree.chosenLeaf == second.id)
      let other = try await library.finishedReply(to: first, "Another")
      #expect(try await library.tree(conversation.id).chosenPath.map(\.text) == ["One", "Another"])
      try await library.choose(edited.id, in: conversation.id)
      // A message deep in another branch, as a search finds it.
      try await library.choose(second.id, in: conversation.id)
      tree = try await library.tree(conversation.id)
      #expect(tree.chosenLeaf == second.id && tree.path(to: other).map(\.text) == ["One", "Another"])
      #expect(tree.children(of: first.id).map(\.text) == ["Answer", "Another"])
    }
  }

  @Test("forks into one of its own, and refuses messages of others")
  func forks() async throws {
    try await LibraryUnderTest.with { library in
      let note = MessageAttachment(name: "a.txt", byteCount: 2, text: "a\0")
      let (conversation, first) = try await library.startConversation(
        systemPrompt: "Be brief.", persona: "brief", text: "Name a river", attachments: [note])
      let reply = try await library.finishedReply(to: first, "Rhine")
      _ = try await library.addUserMessage(to: conversation.id, after: reply, text: "Another")
      let fork = try await library.fork(conversation.id, at: reply)
      let copy = try await library.tree(fork.id)
      #expect(copy.chosenPath.map(\.text) == ["Name a river", "Rhine"] && fork.systemPrompt == "Be brief.")
      #expect(copy.messages[0].attachments == [note] && copy.messages[1].details == LibraryUnderTest.details)
      #expect(fork.title == "Name a river (fork)" && fork.persona == "brief")
      await #expect(throws: ConversationStoreError.unknownMessage(reply)) {
        try await library.addUserMessage(to: fork.id, after: reply, text: "No")
      }
      await #expect(throws: ConversationStoreError.unknownMessage(reply)) {
        try await library.choose(reply, in: fork.id)
      }
    }
  }

  @Test("is listed pinned first, then the latest, page by page, and can be deleted, restored and purged")
  func list() async throws {
    try await LibraryUnderTest.with { library in
      var ids: [ConversationID] = []
      for number in 0..<7 {
        ids.append(try await library.startConversation(text: "Talk \(number)").conversation.id)
      }
      try await library.setPinned(true, ids[2])
      let expected = [2, 6, 5, 4, 3, 1, 0].map { ids[$0] }
      var paged: [StoredConversation] = []
      while case let page = try await library.conversations(limit: 2, after: paged.last), !page.isEmpty {
        paged += page
      }
      #expect(paged.map(\.id) == expected)
      #expect(try await library.titles().map(\.id) == expected)
      try await library.delete(ids[2])
      #expect(try await library.conversations().map(\.id) == Array(expected.dropFirst()))
      #expect(try await library.deletedConversations().map(\.id) == [ids[2]])
      try await library.restore(ids[2])
      #expect(try await library.conversations().map(\.id) == expected)
      try await library.delete(ids[2])
      #expect(try await library.purge(deletedBefore: Date(timeIntervalSince1970: 0)) == 0)
      #expect(try await library.purge(deletedBefore: .now + 1) == 1)
      await #expect(throws: ConversationStoreError.unknownConversation(ids[2])) {
        try await library.restore(ids[2])
      }
      #expect(try await library.startConversation(text: "New").conversation.id > ids[6])
      try await library.checkIntegrity()
    }
  }

  @Test("can be purged however long it is")
  func purgesLong() async throws {
    try await LibraryUnderTest.with { library in
      let messages = (1...5_000).map { number in
        ArchivedMessage(
          id: number, parent: number == 1 ? nil : number - 1, role: .user, text: "m\(number)",
          state: .complete,
          created: Date(timeIntervalSince1970: 1))
      }
      let archive = ConversationArchive(conversations: [.holding(messages)])
      let id = try await library.importArchive(archive)[0]
      #expect(try await library.tree(id).chosenPath.count == 5_000)
      try await library.delete(id)
      #expect(try await library.purge(deletedBefore: .now + 1) == 1)
      #expect(try await library.search("m77").isEmpty)
      try await library.checkIntegrity()
    }
  }

  @Test("takes its title from the first message, until it is given one")
  func titles() async throws {
    try await LibraryUnderTest.with { library in
      let text =
        "\n## Why is the \u{1B}[31msky *blue*,\tand the sunset red, when both are made by one sun?\nmore"
      let (conversation, _) = try await library.startConversation(text: text)
      #expect(conversation.title == "Why is the [31msky *blue*, and the sunset red, when both…")
      try await library.rename(conversation.id, to: " # Sky\n")
      var renamed = try await library.conversation(conversation.id)
      #expect(renamed.title == "# Sky" && !renamed.titleIsAutomatic)
      _ = try await library.addUserMessage(to: conversation.id, after: nil, text: "Edited")
      #expect(try await library.conversation(conversation.id).title == "# Sky")
      try await library.rename(conversation.id, to: "")
      renamed = try await library.conversation(conversation.id)
      #expect(renamed.title == conversation.title && renamed.titleIsAutomatic)
      let empty = try await library.startConversation(text: "  \n").conversation
      #expect(empty.title == "")
    }
  }

  @Test("keeps unsent input, each its own, until it is sent")
  func drafts() async throws {
    try await LibraryUnderTest.with { library in
      try await library.saveDraft("new \0 chat", of: nil)
      let conversation = try await library.createConversation()
      try await library.saveDraft("here", of: conversation.id)
      #expect(try await library.draft(of: nil) == "new \0 chat")
      #expect(try await library.draft(of: conversation.id) == "here")
      _ = try await library.addUserMessage(to: conversation.id, after: nil, text: "here")
      #expect(try await library.draft(of: conversation.id) == "")
      #expect(try await library.draft(of: nil) == "new \0 chat")
      _ = try await library.startConversation(text: "new chat")
      #expect(try await library.draft(of: nil) == "")
    }
  }
}

extension ConversationLibrary {
  func finishedReply(to message: StoredMessage, _ text: String) async throws -> MessageID {
    let reply = try await beginReply(
      to: message.id, in: message.conversation, details: LibraryUnderTest.details)
    try await finishReply(reply.id, text: text)
    return reply.id
  }
}

extension ArchivedConversation {
  static func holding(_ messages: [ArchivedMessage]) -> Self {
    ArchivedConversation(
      title: "Held", titleIsAutomatic: false, isPinned: false, created: Date(timeIntervalSince1970: 1),
      updated: Date(timeIntervalSince1970: 2), systemPrompt: nil, persona: nil, chosenRoot: nil,
      messages: messages)
  }
}
