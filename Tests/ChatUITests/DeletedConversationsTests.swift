import TerminalCore
import Testing

@testable import ChatUI

/// The list of deleted conversations, where one restores them.
@Suite struct DeletedConversationsTests {
  private static func deleted(_ titles: [String]) -> [ConversationSummary] {
    titles.enumerated().map {
      ConversationSummary(
        key: ConversationKey(Int64($0.offset + 11)), title: $0.element, isPinned: false, when: "29 days left")
    }
  }

  /// A chat that shows the deleted ones.
  private func chat(_ titles: [String] = ["Old plans", "A poem", "Sums"]) -> Chat {
    var chat = Chat(width: 100, height: 30)
    chat.press(.alt("L"))
    chat.receive(.library(.listed(ConversationListTests.kept(["Kept"]))))
    expect(&chat, pressing: .alt("t"), asks: [.library(.listDeleted)])
    chat.receive(.library(.listedDeleted(Self.deleted(titles))))
    return chat
  }

  private func shows(_ text: String, _ chat: Chat) -> Bool { chat.lines().contains { $0.contains(text) } }

  @Test func theyAreThereAfterARestartWithTheTimeThatIsLeft() {
    var chat = Chat(width: 100, height: 30)
    // Nothing has been deleted in this chat, which says where what was deleted before is.
    chat.tune()
    expect(&chat, pressing: .character("D"), asks: [])
    #expect(chat.state.notice?.sentence.contains("Alt-t in the list of conversations") == true)
    chat = self.chat()
    #expect(shows("Deleted conversations", chat) && shows("A poem", chat) && shows("29 days left", chat))
    #expect(!shows("Kept", chat))
    chat = self.chat([])
    #expect(shows("There is no deleted conversation", chat))
    // Enter has nothing to restore.
    expect(&chat, pressing: .enter, asks: [])
  }

  @Test func enterRestoresTheChosenOneAndGoesToItInTheList() {
    var chat = chat()
    chat.type("poem")
    expect(
      &chat, pressing: .enter, asks: [.library(.restore(ConversationKey(12))), .library(.list)])
    #expect(chat.state.keyContext == .conversations)
    let restored = ConversationSummary(
      key: ConversationKey(12), title: "A poem", isPinned: false, when: "yesterday")
    chat.receive(.library(.listed(ConversationListTests.kept(["Kept"]) + [restored])))
    #expect(shows("“A poem” is back in the list.", chat))
    expect(&chat, pressing: .enter, asks: [.library(.open(ConversationKey(12), message: nil))])
  }

  @Test func altURestoresSeveralAndTheListFollows() {
    var chat = chat()
    expect(&chat, pressing: .alt("u"), asks: [.library(.restore(ConversationKey(11)))])
    chat.receive(.library(.listedDeleted(Array(Self.deleted(["Old plans", "A poem", "Sums"])[1...]))))
    #expect(chat.state.keyContext == .deleted)
    #expect(!chat.lines().contains { $0.contains("Old plans") && $0.contains("days left") })
    expect(&chat, pressing: .alt("u"), asks: [.library(.restore(ConversationKey(12)))])
  }

  @Test func whatIsRestoredThereIsNotBroughtBackTwice() {
    var chat = Chat(width: 100, height: 30)
    chat.press(.alt("L"))
    chat.receive(.library(.listed(ConversationListTests.kept(["One", "Two"]))))
    chat.press(.alt("d"), .alt("t"))
    chat.receive(
      .library(.listedDeleted([ConversationListTests.kept(["One", "Two"])[0]])))
    expect(&chat, pressing: .alt("u"), asks: [.library(.restore(ConversationKey(1)))])
    chat.press(.escape)
    expect(&chat, pressing: .alt("u"), asks: [])
  }

  @Test(arguments: [KeyEvent.escape, .alt("t"), .control("c")])
  func theListOfConversationsIsBehindIt(key: KeyEvent) {
    var chat = chat()
    // The keys of the other list do nothing here.
    for other in [KeyEvent.alt("d"), .alt("p"), .alt("r"), .alt("n")] {
      expect(&chat, pressing: other, asks: [])
    }
    #expect(chat.state.keyContext == .deleted)
    expect(&chat, pressing: key, asks: [])
    #expect(chat.state.keyContext == .conversations && shows("Kept", chat))
    chat.press(.escape)
    #expect(chat.state.list == nil)
  }
}
