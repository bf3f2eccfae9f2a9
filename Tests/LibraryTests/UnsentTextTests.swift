import ChatUI
import ConversationStore
import Foundation
import Testing

@testable import specbranch

/// What is typed is the conversation's in which it was typed.
@Suite(.timeLimit(.minutes(1))) struct UnsentTextTests {
  private func session(_ location: ConversationLocation, _ inbox: ChatInbox = ChatInbox()) throws
    -> ChatSession
  {
    let given = GivenOptions(pair: try PairOptions.parse([]))
    let preferences = try Preferences(given, configured: ConfiguredSettings(environment: [:]))
    let options = ChatOptions(
      preferences: preferences, given: given, decoding: try DecodingOptions.parse([]))
    return ChatSession(options, inbox: inbox, trace: nil, location: location)
  }

  @Test func whatIsTypedBeforeAForkStaysWhereItWasTyped() async throws {
    try await LibraryFolder.with { location in
      let session = try session(location)
      await session.resume()
      var talk = Talk(session.keeper)
      let answer = try await talk.say("one", "first")
      let source = try #require(await session.keeper.current)
      // The file's own numbers are the screen's here, so that the reply can be forked again and again.
      for number in 0..<20 {
        session.enqueue(.keepUnsent("thought \(number)"))
        await session.perform(.fork(answer.reply))
        let library = try await session.keeper.library()
        #expect(try await library.draft(of: source) == "thought \(number)")
        #expect(try await library.draft(of: await session.keeper.current) == "")
        _ = try await session.keeper.open(ConversationKey(source.number))
      }
      await session.shutDown()
    }
  }

  @Test func theNewChatsTextIsThereAgainAfterAnotherConversationWasOnTheScreen() async throws {
    try await LibraryFolder.with { location in
      let inbox = ChatInbox()
      let session = try session(location, inbox)
      await session.resume()
      var talk = Talk(session.keeper)
      _ = try await talk.say("one", "first")
      let other = try #require(await session.keeper.current)
      await session.newConversation()
      #expect(inbox.unsentFound().isEmpty)
      session.enqueue(.keepUnsent("abc"))
      await session.perform(.open(ConversationKey(other.number), message: nil))
      await session.newConversation()
      #expect(inbox.unsentFound() == ["abc"])
      let library = try await session.keeper.library()
      #expect(try await library.draft(of: nil) == "abc")
      await session.shutDown()
    }
  }

  @Test func whatIsWrittenGoesAlongBelowTheNewChatsText() async throws {
    try await LibraryFolder.with { location in
      let inbox = ChatInbox()
      let session = try session(location, inbox)
      await session.resume()
      var talk = Talk(session.keeper)
      _ = try await talk.say("one", "first")
      let left = try #require(await session.keeper.current)
      let library = try await session.keeper.library()
      try await library.saveDraft("abc", of: nil)
      session.enqueue(.keepUnsent("goes along"))
      await session.newConversation()
      #expect(inbox.unsentFound() == ["abc"])
      #expect(try await library.draft(of: nil) == "abc\ngoes along")
      #expect(try await library.draft(of: left) == "")
      // Left for a new chat again: there is nothing else to be found.
      await session.newConversation()
      #expect(inbox.unsentFound().isEmpty)
      #expect(try await library.draft(of: nil) == "abc\ngoes along")
      await session.shutDown()
    }
  }

  @Test func whatIsTypedBeforeAnEarlierStartsTextIsReadDoesNotReplaceIt() async throws {
    try await LibraryFolder.with { location in
      let earlier = try ConversationLibrary(location)
      try await earlier.saveDraft("abc", of: nil)
      try earlier.close()
      let inbox = ChatInbox()
      let session = try session(location, inbox)
      session.enqueue(.keepUnsent("x"))
      try await Task.sleep(for: .milliseconds(50))
      await session.resume()
      await session.unsent.settle()
      #expect(inbox.unsentFound() == ["abc"])
      #expect(try await session.keeper.library().draft(of: nil) == "abc\nx")
      await session.shutDown()
    }
  }
}

extension ChatInbox {
  /// What the new chat has been told to have had unsent, since the last call.
  fileprivate func unsentFound() -> [String] {
    takeAll().compactMap { item in
      if case .chat(.unsentFound(let text)) = item { text } else { nil }
    }
  }
}
