import ChatUI
import ConversationStore
import Foundation
import Testing

@testable import specbranch

/// What is typed is the conversation's in which it was typed.
@Suite(.timeLimit(.minutes(1))) struct UnsentTextTests {
  @Test func whatIsTypedBeforeAForkStaysWhereItWasTyped() async throws {
    try await LibraryFolder.with { location in
      let preferences = try Preferences(
        GivenOptions(pair: try PairOptions.parse([])), configured: ConfiguredSettings(environment: [:]))
      let given = GivenOptions(pair: try PairOptions.parse([]))
      let options = ChatOptions(
        preferences: preferences, given: given, decoding: try DecodingOptions.parse([]))
      let session = ChatSession(options, inbox: ChatInbox(), trace: nil, location: location)
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
}
