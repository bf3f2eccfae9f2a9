import Foundation
import Testing

/// A conversation as a tree, and finding one's way back to what was said.
@Suite(.serialized) struct TreeAndSearchTests {
  /// Replies come at once.
  private static let fast = "--panes none --temperature 0 --emulate-target 1 --emulate-draft 1"

  private static func say(
    _ message: String, _ session: TmuxSession, until condition: (String) -> Bool
  ) async throws {
    try ChatScreenTests.say(message, session)
    try await session.wait(for: "the reply to \(message)") {
      $0.contains("▌ \(message)") && $0.contains("Write a message") && $0.contains("ready") && condition($0)
    }
  }

  private static func tune(_ session: TmuxSession) async throws {
    try session.keys("Escape")
    try await session.wait(for: "tuning") { $0.contains("╭ Tuning") }
  }

  @Test("An edited message stands beside the one before, both can be shown, and a fork goes on by itself")
  func editsAndForks() async throws {
    try await ChatScreenTests.withChat(Self.fast) { session, _ in
      try await Self.say("Hello! My name is Sofia.", session) { $0.contains("Nice to meet you, Sofia") }
      try await Self.say("What is my name?", session) { $0.contains("Your name is Sofia") }
      try await Self.tune(session)
      try session.keys("M")
      try await session.wait(for: "the messages") { $0.contains("╭ Messages") }
      try session.keys("Home", "e")
      try await session.wait(for: "the edit") {
        $0.contains("Editing a message") && $0.contains("❯ Hello! My name is Sofia.")
      }
      try session.keys("C-u")
      try await Self.say("Hello! My name is Ruth.", session) { $0.contains("Ruth!") }
      let edited = try await session.wait(for: "the second version") { $0.contains("You  ‹2/2›") }
      #expect(!edited.contains("Your name is Sofia"))

      // The first version comes back with all that followed it.
      try await Self.tune(session)
      try session.keys("M")
      try await session.wait(for: "the messages") { $0.contains("╭ Messages") }
      try session.keys("Home", "Left")
      try await session.wait(for: "the first version") {
        $0.contains("You  ‹1/2›") && $0.contains("Nice to meet you, Sofia")
          && $0.contains("Your name is Sofia") && !$0.contains("Ruth")
      }
      try session.keys("Right")
      try await session.wait(for: "the second version") {
        $0.contains("You  ‹2/2›") && $0.contains("Ruth") && !$0.contains("Your name is Sofia")
      }

      // A conversation of its own, from the start to the second version's reply.
      try session.keys("Down", "f")
      try await session.wait(for: "the fork") {
        $0.contains("Ruth!") && !$0.contains("‹2/2›")
      }
      try session.keys("i")
      try await Self.say("What is my name?", session) { $0.contains("Your name is Ruth") }
      try session.keys("M-L")
      let list = try await session.wait(for: "both conversations") {
        $0.contains("type to find a title") && $0.contains("1 of 2")
      }
      #expect(list.contains("Hello! My name is"))
      try session.keys("Down")
      try await session.wait(for: "the older one") { $0.contains("2 of 2") }
      try session.keys("Enter")
      try await session.wait(for: "the conversation as it was") {
        $0.contains("You  ‹2/2›") && !$0.contains("Your name is Ruth")
      }
    }
  }

  @Test("The search finds a message in another conversation and opens it there")
  func searches() async throws {
    try await ChatScreenTests.withChat(Self.fast, width: 100, height: 24) { session, _ in
      try await Self.say("What is the capital of France?", session) { $0.contains("Paris") }
      try await Self.say("Hello! My name is Sofia.", session) { $0.contains("Nice to meet you, Sofia") }
      try await Self.say("Spell the word elephant.", session) { _ in true }
      let long = "List the numbers from 29 to 44 in steps of 3."
      try await Self.say(long, session) { $0.contains("44") && !$0.contains("Sofia") }
      try session.keys("M-n")
      try await session.wait(for: "a new conversation") {
        $0.contains("Write a message") && !$0.contains("44")
      }
      try await Self.say("What is 12 plus 7?", session) { _ in true }

      try await Self.tune(session)
      try session.keys("/")
      try await session.wait(for: "the search") { $0.contains("type what was said") }
      try session.text("zebra")
      try await session.wait(for: "nothing") { $0.contains("Nothing was found.") }
      try session.keys("C-u")
      try session.text("meet sofia")
      let found = try await session.wait(for: "the reply") {
        $0.contains("reply") && $0.contains("Nice to meet you, Sofia") && $0.contains("1 of 1")
      }
      // Under the title of its conversation.
      #expect(found.contains("What is the capital of France?"))
      try session.keys("Enter")
      let opened = try await session.wait(for: "the message") {
        $0.contains("Nice to meet you, Sofia") && !$0.contains("1 of 1")
      }
      // At the message, not at the conversation's end.
      #expect(!opened.contains("12 plus 7") && !opened.contains("steps of 3"))
    }
  }
}
