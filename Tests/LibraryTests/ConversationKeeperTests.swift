import ChatUI
import ConversationStore
import Foundation
import SpecCore
import SpecEngine
import Testing

@testable import specbranch

/// What is on the screen and what is in the file stay the same, whatever the disk does.
@Suite(.timeLimit(.minutes(1))) struct ConversationKeeperTests {
  private let none = Instructions(system: nil)

  @Test func whatCouldNotBeWrittenIsWrittenWithTheNextMessage() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      var talk = Talk(keeper)
      _ = try await talk.say("one", "first")

      try LibraryFolder.fill(location, true)
      for (question, text) in [("two", "second"), ("three", "third")] {
        let answer = talk.ask(question)
        #expect(await keeper.isCurrent(answer))
        await #expect(throws: ConversationStoreError.self) { try await keeper.begin(answer, Talk.details) }
        await keeper.missed(
          MissedReply(answer: answer, text: text, state: .complete, details: Talk.details))
        talk.hear(text, to: answer)
      }
      try LibraryFolder.fill(location, false)
      let last = talk.ask("four")
      #expect(await keeper.isCurrent(last))
      _ = try await talk.say("four", "fourth")
      let shown = try await LibraryFolder.shown(location)
      #expect(shown == [["one", "first", "two", "second", "three", "third", "four", "fourth"]])
    }
  }

  @Test func aReplyWhoseEndCouldNotBeWrittenIsWhole() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      var talk = Talk(keeper)
      let answer = talk.ask("one")
      let (reply, started) = try await keeper.begin(answer, Talk.details)
      talk.key = started.map { ConversationKey($0.id.number) }
      reply.text.add("half and whole")
      try LibraryFolder.fill(location, true)
      await #expect(throws: ConversationStoreError.self) { try await reply.finish(.complete, nil) }
      await keeper.missed(
        MissedReply(answer: answer, text: "half and whole", state: .complete, details: Talk.details))
      try LibraryFolder.fill(location, false)
      try await keeper.saveUnsent("not sent")
      try await keeper.catchUp()
      let tree = try await keeper.library().tree(try #require(await keeper.current))
      #expect(tree.chosenPath.map(\.text) == ["one", "half and whole"])
      #expect(tree.chosenPath.last?.state == .complete)
      #expect(try await keeper.library().draft(of: await keeper.current) == "not sent")
    }
  }

  @Test func aFileThatCanBeMadeLaterHasAllThatWasSaid() async throws {
    try await LibraryFolder.with { location in
      // A file stands where the folder should be.
      try Data().write(to: location.folder)
      let keeper = ConversationKeeper(location, instructions: none)
      var talk = Talk(keeper)
      let answer = talk.ask("one")
      await #expect(throws: ConversationStoreError.self) { try await keeper.begin(answer, Talk.details) }
      await keeper.missed(
        MissedReply(answer: answer, text: "first", state: .stopped, details: Talk.details))
      talk.hear("first", to: answer)
      try FileManager.default.removeItem(at: location.folder)
      #expect(await keeper.isCurrent(talk.ask("two")))
      _ = try await talk.say("two", "second")
      #expect(try await LibraryFolder.shown(location) == [["one", "first", "two", "second"]])
    }
  }

  @Test func onlyAnotherConversationIsAReasonToRefuse() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      var (first, second) = (Talk(keeper), Talk(keeper))
      #expect(await keeper.isCurrent(first.ask("of a new conversation")))
      _ = try await first.say("one", "first")
      await keeper.startNew()
      _ = try await second.say("two", "second")
      _ = try await keeper.open(try #require(first.key))
      // The screen has not taken the opened one in yet: neither the old one's answers nor a new one's belong to it.
      #expect(await !keeper.isCurrent(second.ask("late")))
      var unknown = Talk(keeper)
      #expect(await !keeper.isCurrent(unknown.ask("late")))
      #expect(await keeper.isCurrent(first.ask("more")))
    }
  }

  @Test func aConversationThatCameAfterANewOneWasAskedForIsFoundAgain() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      var talk = Talk(keeper)
      _ = try await talk.say("one", "first")
      let key = try #require(talk.key)
      let opened = try await keeper.open(key)
      await keeper.startNew()
      // The screen shows what was opened, by the file's own numbers.
      talk.earlier = [
        .init(
          message: opened.messages[0].id, question: "one", reply: opened.messages[1].id, replyText: "first")
      ]
      let answer = AnswerRequest(
        turn: TurnID(9), kind: .newMessage, message: MessageID(90), question: "two", reply: MessageID(91),
        earlier: talk.earlier, conversation: key)
      #expect(await keeper.isCurrent(answer))
      _ = try await keeper.begin(answer, Talk.details)
      #expect(try await LibraryFolder.shown(location).map { $0.prefix(3) } == [["one", "first", "two"]])
    }
  }

  @Test func aReplyThatWasCutIsOneAfterItWasOpenedAndForked() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      var talk = Talk(keeper)
      let answer = talk.ask("one")
      let (reply, started) = try await keeper.begin(answer, Talk.details)
      reply.text.add("first")
      let end = FinishReason.length
      try await reply.finish(end.state, KeptFigures(DecodingMetrics(), finish: end))
      let key = ConversationKey(try #require(started).id.number)
      #expect(try await keeper.open(key).messages.map(\.ending) == [.complete, .cut])
      let tree = try await keeper.library().tree(ConversationID(key.number))
      #expect(tree.messages.map(\.state) == [.complete, .complete])
      let fork = try await keeper.fork(ChatUI.MessageID(UInt64(tree.messages[1].id.number)))
      #expect(fork?.messages.map(\.ending) == [.complete, .cut])
      // Figures of earlier programs do not say how the reply ended.
      let old = try #require(StoredJSON.text(DecodingMetrics()))
      try await keeper.library().finishReply(
        tree.messages[1].id, text: "first",
        details: ReplyDetails(pair: "p", mode: "pearl", parameters: "{}", seed: 1, figures: old))
      let opened = try await keeper.open(key)
      #expect(opened.messages.map(\.ending) == [.complete, .complete])
      #expect(opened.messages[1].metrics == DecodingMetrics())
    }
  }

  // MARK: Taking back

  @Test func aFirstMessageThatNobodyAnsweredIsUnsentAgain() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      var talk = Talk(keeper)
      let answer = talk.ask("hello?")
      _ = try await keeper.begin(answer, Talk.details)
      try await keeper.saveUnsent("typed since")
      try await keeper.takeBack(answer)
      #expect(await keeper.current == nil)
      #expect(try await LibraryFolder.shown(location).isEmpty)
      #expect(try await keeper.library().draft(of: nil) == "hello?\ntyped since")
      // The next one begins another conversation.
      _ = try await talk.say("hello again", "hi")
      #expect(try await LibraryFolder.shown(location) == [["hello again", "hi"]])
    }
  }

  @Test func whatWasAnsweredBeforeIsShownAgain() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      var talk = Talk(keeper)
      let first = try await talk.say("one", "first")
      var again = first
      (again.kind, again.reply, again.conversation) = (.anotherReply, MessageID(50), talk.key)
      _ = try await keeper.begin(again, Talk.details)
      try await keeper.takeBack(again)
      #expect(try await LibraryFolder.shown(location) == [["one", "first"]])
      let more = talk.ask("two")
      _ = try await keeper.begin(more, Talk.details)
      try await keeper.takeBack(more)
      let library = try await keeper.library()
      let tree = try await library.tree(try #require(await keeper.current))
      #expect(tree.messages.map(\.text) == ["one", "first"])
      #expect(try await library.draft(of: await keeper.current) == "two")
      try await library.checkIntegrity()
    }
  }

  // MARK: Instructions

  @Test func aConversationIsOpenedWithWhatItBeganWith() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: Instructions(system: "Rhyme.", persona: "poet"))
      var (poem, plain) = (Talk(keeper), Talk(keeper))
      _ = try await poem.say("one", "first")
      await keeper.startNew()
      try await keeper.instruct(none)
      _ = try await plain.say("two", "second")
      let opened = try await keeper.open(try #require(poem.key))
      #expect(opened.instructions == Instructions(system: "Rhyme.", persona: "poet"))
      try await keeper.instruct(Instructions(system: "Be brief."))
      #expect(try await keeper.open(try #require(plain.key)).instructions == none)
      let changed = try await keeper.open(try #require(poem.key)).instructions
      #expect(changed == Instructions(system: "Be brief."))
    }
  }

  // MARK: Threads

  @Test func filesAreReadOnAThreadOfTheirOwn() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: none)
      let desk = LibraryDesk(keeper: keeper, inbox: ChatInbox())
      let isOwn = await keeper.isOnItsThread
      let isDesksOwn = await desk.isOnItsThread(keeper.executor)
      #expect(isOwn && isDesksOwn)
    }
  }

  @Test func whatWasDeletedCanBeRestoredForThirtyDaysAndIsRemovedThen() async throws {
    try await LibraryFolder.with { location in
      let keeper = ConversationKeeper(location, instructions: Instructions(system: nil))
      var talk = Talk(keeper)
      _ = try await talk.say("gone", "first")
      let deleted = try #require(await keeper.current)
      await keeper.startNew()
      talk = Talk(keeper)
      _ = try await talk.say("stays", "second")
      let library = try await keeper.library()
      try await library.delete(deleted)
      #expect(try await keeper.removeLongDeleted(now: Date() + 29 * 86_400) == 0)
      try await library.restore(deleted)
      try await library.delete(deleted)
      #expect(try await keeper.removeLongDeleted(now: Date() + 31 * 86_400) == 1)
      await #expect(throws: ConversationStoreError.unknownConversation(deleted)) {
        try await library.restore(deleted)
      }
      #expect(try await LibraryFolder.shown(location) == [["stays", "second"]])
    }
  }
}

extension ConversationKeeper {
  fileprivate var isOnItsThread: Bool { executor.isIsolatingCurrentContext() == true }
}

extension LibraryDesk {
  fileprivate func isOnItsThread(_ executor: ThreadExecutor) -> Bool {
    executor.isIsolatingCurrentContext() == true
  }
}
