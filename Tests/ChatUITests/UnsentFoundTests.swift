import Testing

@testable import ChatUI

/// What was written in the new chat comes back to it.
@Suite struct UnsentFoundTests {
  @Test func whatWasWrittenBeforeStandsAboveWhatHasBeenWrittenSince() {
    var chat = Chat()
    chat.receive(.unsentFound("before"))
    #expect(chat.state.unsentText == "before")
    chat.receive(.unsentFound("long before"))
    #expect(chat.state.unsentText == "long before\nbefore")
    chat.type("!")
    #expect(chat.state.unsentText == "long before\nbefore!")
  }

  @Test func aConversationThatTheProgramBeginsWithHasItsTextAboveWhatIsTypedAlready() {
    var chat = Chat()
    chat.type("typed")
    var opened = OpenedConversation(
      key: ConversationKey(1), title: "One", messages: [], unsent: "from before")
    opened.isResumed = true
    chat.receive(.conversationOpened(opened))
    #expect(chat.state.unsentText == "from before\ntyped")
  }
}
