import ChatUI
import ConversationStore
import Foundation
import Testing

@testable import specbranch

/// What the screen asks about other conversations.
@Suite(.timeLimit(.minutes(1))) struct LibraryDeskTests {
  @Test func aSearchDoesNotListAllConversationsAgain() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: Instructions(system: nil))
      var talk = Talk(keeper)
      _ = try await talk.say("a question of foxes", "first")
      let inbox = ChatInbox()
      let desk = LibraryDesk(keeper: keeper, inbox: inbox)
      await desk.perform(.list)
      #expect(inbox.news().contains { if case .listed = $0 { true } else { false } })
      await desk.perform(.search("foxes"))
      var news: [LibraryNews] = []
      for await _ in inbox.signals {
        news += inbox.news()
        if !news.isEmpty { break }
      }
      guard case .found? = news.first else {
        Issue.record("\(news)")
        return
      }
      #expect(news.count == 1)
      await desk.close()
    }
  }

  @Test func whatAnEarlierStartDeletedIsListedAndRestored() async throws {
    try await LibraryFolder.with { location in
      let earlier = try ConversationLibrary(location)
      let key = ConversationKey(try await earlier.startConversation(text: "old plans").conversation.id.number)
      try await earlier.delete(ConversationID(key.number))
      try earlier.close()
      let inbox = ChatInbox()
      let desk = LibraryDesk(
        keeper: ConversationKeeper(location, instructions: Instructions(system: nil)), inbox: inbox)
      await desk.perform(.list)
      await desk.perform(.listDeleted)
      let deleted = ConversationSummary(key: key, title: "old plans", isPinned: false, when: "29 days left")
      #expect(inbox.news() == [.listed([]), .listedDeleted([deleted])])
      await desk.perform(.restore(key))
      let news = inbox.news()
      #expect(news.contains(.listedDeleted([])))
      #expect(
        news.contains { if case .listed(let kept) = $0 { kept.map(\.key) == [key] } else { false } })
      await desk.close()
    }
  }
}

extension ChatInbox {
  /// What has been told of conversations since the last call.
  func news() -> [LibraryNews] {
    takeAll().compactMap { item in
      if case .chat(.library(let news)) = item { news } else { nil }
    }
  }
}
