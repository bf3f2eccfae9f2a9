import ChatUI
import SpecCore
import SpecEngine
import Synchronization
import Testing

@testable import specbranch

extension RealPairTests {
  /// The cache follows the conversation's tree: from reply to reply only what differs is read.
  @Suite struct CacheTreeTests {
    /// A prompt and what was decoded after it.
    private struct Visit {
      let prompt: [Token]
      let tokens: [Token]
      let cached: Int
      let evaluated: Int
    }

    @Test("Showing another reply and the first one again reads what differs, and says the same again")
    func toAndFro() async throws {
      let pair = try await StarterPair.shared.value
      var replyTokens: [MessageID: [Token]] = [:]
      func prompt(_ question: String, after earlier: [AnswerRequest.Turn]) throws -> [Token] {
        let request = AnswerRequest(
          turn: TurnID(1), kind: .newMessage, message: MessageID(90), question: question,
          reply: MessageID(91), earlier: earlier)
        return try Conversation(
          leadingTo: request, system: nil, codec: pair.codec, usesTemplate: true, replyTokens: replyTokens
        ).tokens
      }
      func turn(_ question: String, _ reply: UInt64, _ result: DecodingResult) -> AnswerRequest.Turn {
        replyTokens[MessageID(reply)] = result.tokens
        return AnswerRequest.Turn(
          message: MessageID(1), question: question, reply: MessageID(reply), replyText: result.text)
      }
      let (hello, story) = ("Hello! My name is Sofia.", "Tell me a story about a fox.")
      let greedy = DecodingParameters(mode: .specbranch)
      var free = greedy
      free.sampling.temperature = 1.2
      let first = turn(hello, 2, try await pair.run(try prompt(hello, after: []), greedy))
      // Two replies to the same message.
      let storyPrompt = try prompt(story, after: [first])
      let siblings = [
        turn(story, 4, try await pair.run(storyPrompt, greedy, maxTokens: 60)),
        turn(story, 5, try await pair.run(storyPrompt, free, maxTokens: 60)),
      ]
      try #require(replyTokens[MessageID(4)] != replyTokens[MessageID(5)])

      var visits: [Visit] = []
      for sibling in [0, 1, 0] {
        visits.append(
          try await visit(try prompt("What is my name?", after: [first, siblings[sibling]]), greedy, pair))
      }
      for (before, visit) in zip(visits, visits.dropFirst()) {
        // All but the last committed token is in the cache.
        let held = (before.prompt + before.tokens).dropLast()
        let common = zip(held, visit.prompt).prefix { $0 == $1 }.count
        #expect(common >= storyPrompt.count && common < visit.prompt.count - 1)
        #expect(visit.cached == common)
        #expect(visit.evaluated == visit.prompt.count - 1 - common)
      }
      #expect(visits[2].prompt == visits[0].prompt && visits[2].tokens == visits[0].tokens)
    }

    private func visit(
      _ prompt: [Token], _ parameters: DecodingParameters, _ pair: StarterPair
    ) async throws -> Visit {
      let counts = Mutex((cached: 0, evaluated: 0))
      let result = try await pair.run(prompt, parameters) { timed in
        switch timed.event {
        case .runStarted(let start): counts.withLock { $0.cached = start.cachedTargetTokens }
        case .forwardFinished(let forward) where forward.kind == .prompt && forward.lane == .target:
          counts.withLock { $0.evaluated += forward.tokens }
        default: break
        }
      }
      let (cached, evaluated) = counts.withLock { $0 }
      return Visit(prompt: prompt, tokens: result.tokens, cached: cached, evaluated: evaluated)
    }
  }
}
