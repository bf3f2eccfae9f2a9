import ArgumentParser
import ChatUI
import SpecCore
import SpecEngine
import Synchronization
import Testing

@testable import specbranch

extension RealPairTests {
  /// The real pair sums up what does not fit, and goes on from its summary.
  @Suite struct SummaryTests {
    private static let questions = [
      "Hello! My name is Sofia.", "Tell me a story about Ruth the dog.", "Tell me a story about a fox.",
      "Tell me a story about a cat.", "Tell me a story about a bird.", "Tell me a story about a horse.",
    ]

    @Test(
      "A long conversation is summarised, goes on, and says what the same note in the instructions makes it say"
    )
    func goesOn() async throws {
      let starter = try await StarterPair.shared.value
      let pair = try loaded(starter)
      var earlier: [AnswerRequest.Turn] = []
      var tokens: [MessageID: [Token]] = [:]
      func request(_ question: String, _ summary: TurnSummary.InUse? = nil) -> AnswerRequest {
        AnswerRequest(
          turn: TurnID(1), kind: .newMessage, message: MessageID(1), question: question, reply: MessageID(2),
          earlier: earlier, summary: summary, contextPolicy: .summarise)
      }
      func prompt(_ request: AnswerRequest) throws -> PathPrompt {
        try PathPrompt(
          request, system: "Be kind.", pair, usesTemplate: true, maxTokens: nil, replyTokens: tokens)
      }
      func say(_ question: String, _ path: PathPrompt) async throws -> DecodingResult {
        let result = try await starter.run(path.conversation.tokens, DecodingParameters(mode: .specbranch))
        let reply = MessageID(UInt64(10 + earlier.count))
        earlier.append(
          .init(message: reply, question: question, reply: reply, replyText: result.text))
        tokens[reply] = result.tokens
        return result
      }
      var questions = Self.questions[...]
      while let question = questions.first, try prompt(request(question)).turnsToSummarise == 0 {
        let path = try prompt(request(question))
        #expect(path.roomNeeded(beyond: 0) == nil)
        // What is counted of the path that is shown is what the prompt begins with.
        let shown = try Conversation(
          ShownPath(turns: earlier), system: "Be kind.", codec: starter.codec, usesTemplate: true,
          replyTokens: tokens)
        #expect(path.conversation.tokens.starts(with: shown.tokens))
        _ = try await say(question, path)
        questions.removeFirst()
      }
      let question = try #require(questions.first, "The conversation fits.")
      var path = try prompt(request(question))
      let covered = path.turnsToSummarise
      #expect(covered > 0 && covered < earlier.count && path.messagesToSummarise == 2 * covered)
      #expect(path.roomNeeded(beyond: 0) == .summarising(messages: 2 * covered))
      var dropping = request(question)
      dropping.contextPolicy = .dropOldest
      let dropped = try prompt(dropping).dropped
      #expect(try dropped > 0 && prompt(dropping).roomNeeded(beyond: 0) == .dropping(turns: dropped))
      #expect(try prompt(dropping).roomNeeded(beyond: dropped) == nil)

      let progress = Mutex<[SummaryProgress]>([])
      let outcome = try await path.summarise(DecodingParameters(mode: .specbranch), CancellationFlag()) {
        step in
        progress.withLock { $0.append(step) }
      }
      guard case .summarised(let summary) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(
        progress.withLock { $0.contains { if case .writing(let tokens) = $0 { tokens > 0 } else { false } } })
      #expect(summary.reply == earlier[covered - 1].reply)
      #expect(path.dropped == 0 && path.conversation.tokens.count <= StarterPair.contextLength * 3 / 4)

      // Nothing but the note and the turns after it is in the prompt.
      var plain = Conversation(
        system: SummaryNote.instructions("Be kind.", summary.text), codec: starter.codec)
      for turn in earlier.dropFirst(covered) { try plain.add(turn.past(tokens)) }
      try plain.ask(question)
      let expected = try await starter.run(plain.tokens, DecodingParameters(mode: .autoregressive))
      let answer = try await say(question, path)
      #expect(answer.tokens == expected.tokens)

      // And on, with the summary as it is found again on the path.
      let next = "What is my name?"
      let inUse = try #require(TurnSummary.inUse([summary], on: earlier))
      #expect(inUse == TurnSummary.InUse(text: summary.text, turns: covered))
      let second = try prompt(request(next, inUse))
      plain.answer(expected.tokens, text: expected.text)
      try plain.ask(next)
      #expect(second.turnsToSummarise == 0 && second.conversation.tokens == plain.tokens)
      let last = try await starter.run(plain.tokens, DecodingParameters(mode: .autoregressive))
      #expect(try await say(next, second).tokens == last.tokens)
    }

    @Test("One that is stopped leaves everything as it was")
    func stopped() async throws {
      let starter = try await StarterPair.shared.value
      let turns = [Conversation.PastTurn(question: "Hello!", replyText: "Hello!", replyTokens: nil)]
      let cancellation = CancellationFlag()
      cancellation.set()
      let summariser = Summariser(
        coordinator: starter.coordinator, codec: starter.codec, system: nil,
        contextLength: StarterPair.contextLength, parameters: DecodingParameters())
      #expect(try await summariser.summary(of: turns, cancellation: cancellation) { _ in } == .cancelled)
    }

    @Test("One that is longer than what it is of, or of a message that cannot be read, is not used")
    func unusable() async throws {
      let starter = try await StarterPair.shared.value
      let summariser = Summariser(
        coordinator: starter.coordinator, codec: starter.codec, system: nil,
        contextLength: StarterPair.contextLength, parameters: DecodingParameters())
      let short = [Conversation.PastTurn(question: "Hi", replyText: "Hi", replyTokens: nil)]
      let outcome = try await summariser.summary(of: short, cancellation: CancellationFlag()) { _ in }
      #expect(outcome == .unusable(.tooLong))
      let long = String(repeating: "one two three ", count: 400)
      let unreadable = [Conversation.PastTurn(question: long, replyText: "Hi", replyTokens: nil)]
      #expect(
        try await summariser.summary(of: unreadable, cancellation: CancellationFlag()) { _ in }
          == .unusable(.unreadable))
    }

    private func loaded(_ starter: StarterPair) throws -> LoadedPair {
      let options = try PairOptions.parse([
        "--target", StarterPair.path("starter/starter-target-f16.gguf"), "--draft",
        StarterPair.path("starter/starter-draft-f16.gguf"),
      ])
      return LoadedPair(
        source: try PairSource(options, folders: []), coordinator: starter.coordinator, threads: [],
        codec: starter.codec, contextLength: StarterPair.contextLength, targetSummary: "", draftSummary: nil,
        targetPlace: nil, threadSplits: [], predictor: nil, learning: nil, notices: [],
        predictorObstacle: nil)
    }
  }
}
