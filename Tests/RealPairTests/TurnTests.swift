import SpecCore
import SpecEngine
import Synchronization
import Testing

extension RealPairTests {
  /// Several turns on the real pair: the caches are kept, and keeping them changes nothing.
  @Suite struct TurnTests {
    @Test("A second turn evaluates only its own tokens and answers as a fresh context would")
    func secondTurn() async throws {
      let pair = try await StarterPair.shared.value
      var conversation = Conversation(codec: pair.codec)
      try conversation.ask("Hello! My name is Sofia.")
      let first = try await pair.run(conversation.tokens, DecodingParameters(mode: .specbranch))
      conversation.answer(first.tokens, text: first.text)
      try conversation.ask("What is my name?")
      let counter = PromptCounter()
      let kept = try await pair.run(
        conversation.tokens, DecodingParameters(mode: .specbranch), onEvent: counter.add)
      #expect(counter.evaluated[.target] == conversation.turns[1].questionTokens.count)
      // The same tokens from nothing: another prompt in between empties the caches.
      _ = try await pair.run([1, 2, 3], DecodingParameters(mode: .autoregressive), maxTokens: 1)
      let fresh = try await pair.run(conversation.tokens, DecodingParameters(mode: .autoregressive))
      #expect(kept.tokens == fresh.tokens)
      #expect(kept.text.contains("Sofia"))
    }

    @Test("Cancelled within a forward, the next turn still gets the right text")
    func cancelledTurn() async throws {
      let pair = try await StarterPair.shared.value
      let prompt = try pair.tokens([ChatMessage(role: .user, content: "Tell me a story about Ruth the dog.")])
      let expected = try await pair.run(prompt, DecodingParameters(mode: .autoregressive))
      let cancellation = CancellationFlag()
      let cut = try await pair.coordinator.run(
        DecodingRequest(prompt: prompt, maxTokens: 96, seed: 1, program: "test", pair: "starter"),
        parameters: LiveParameters(DecodingParameters(mode: .specbranch)), cancellation: cancellation,
        onEvent: { if case .roundFinished(let done) = $0.event, done.round == 3 { cancellation.set() } })
      #expect(cut.finish == .cancelled)
      #expect(expected.tokens.starts(with: cut.tokens))
      let again = try await pair.run(prompt, DecodingParameters(mode: .specbranch))
      #expect(again.tokens == expected.tokens)
    }
  }
}

/// Counts the prompt tokens that each lane evaluated.
private final class PromptCounter: Sendable {
  private let counts = Mutex<[Lane: Int]>([:])

  @Sendable func add(_ event: TimedEvent) {
    guard case .forwardFinished(let forward) = event.event, forward.kind == .prompt else { return }
    counts.withLock { $0[forward.lane, default: 0] += forward.tokens }
  }

  var evaluated: [Lane: Int] { counts.withLock { $0 } }
}
