import ConversationStore
import Testing

/// Messages that another program than the chat sends leave what is written in the chat as it is.
@Suite struct KeptUnsentTests {
  @Test func aMessageFromElsewhereLeavesUnsentInputAlone() async throws {
    try await LibraryUnderTest.with { library in
      try await library.saveDraft("for a new one", of: nil)
      let (conversation, message) = try await library.startConversation(text: "one", keepsUnsent: true)
      #expect(try await library.draft(of: nil) == "for a new one")
      let reply = try await library.beginReply(
        to: message.id, in: conversation.id, details: LibraryUnderTest.details)
      try await library.finishReply(reply.id, text: "first")
      try await library.saveDraft("for this one", of: conversation.id)
      _ = try await library.addUserMessage(
        to: conversation.id, after: reply.id, text: "two", keepsUnsent: true)
      #expect(try await library.draft(of: conversation.id) == "for this one")
      _ = try await library.addUserMessage(to: conversation.id, after: reply.id, text: "two")
      #expect(try await library.draft(of: conversation.id) == "")
      #expect(try await library.messageCounts() == [conversation.id: 4])
    }
  }

  @Test func aConversationThatIsTakenBackAddsItsUnsentInputToTheNewChats() async throws {
    try await LibraryUnderTest.with { library in
      for (unsent, expected) in [("", "for a new one"), ("one", "one\nfor a new one")] {
        try await library.saveDraft("for a new one", of: nil)
        let (conversation, message) = try await library.startConversation(text: "one", keepsUnsent: true)
        #expect(
          try await library.takeBack(reply: nil, message: message.id, of: conversation.id, unsent: unsent))
        #expect(try await library.draft(of: nil) == expected)
      }
    }
  }
}
