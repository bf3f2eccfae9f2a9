import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// What the bench asks of the runtime beside replies.
@Suite struct DraftHitsTests {
  static let greedy = DecodingParameters(mode: .autoregressive)

  @Test("A draft that is the target hits every token, another one those that it would have said")
  func hits() async throws {
    let target = RuntimeBehaviourTests.endless
    let same = try await ToyPair(target: target, draft: target)
    let reply = try await same.run([1, 2, 3], Self.greedy, maxTokens: 100).tokens
    #expect(
      try await same.coordinator.draftHits(
        of: reply, after: [1, 2, 3], sampling: SamplingSettings(), cancellation: CancellationFlag())
        == Array(repeating: true, count: 100))

    let draft = RuntimeBehaviourTests.draft
    let pair = try await ToyPair(target: target, draft: draft)
    // The reference: the draft alone, asked for the next token after every start of the text.
    let alone = try await ToyPair(target: draft, draft: nil)
    var wanted: [Bool] = []
    for length in reply.indices {
      let said = try await alone.run([1, 2, 3] + reply[..<length], Self.greedy, maxTokens: 1).tokens
      wanted.append(said == [reply[length]])
    }
    let found = try await pair.coordinator.draftHits(
      of: reply, after: [1, 2, 3], sampling: SamplingSettings(), cancellation: CancellationFlag())
    #expect(found == wanted)
    #expect(wanted.contains(true) && wanted.contains(false))
  }

  @Test("Without a draft there are no hits")
  func noDraft() async throws {
    let pair = try await ToyPair(target: RuntimeBehaviourTests.target, draft: nil)
    #expect(
      try await pair.coordinator.draftHits(
        of: [1], after: [2], sampling: SamplingSettings(), cancellation: CancellationFlag()) == nil)
  }

  @Test("After forgetting, a prompt is read as if for the first time, with the same reply")
  func forgetting() async throws {
    let pair = try await ToyPair(target: RuntimeBehaviourTests.target, draft: RuntimeBehaviourTests.draft)
    let parameters = DecodingParameters(mode: .specbranch, draftLength: 4, branchCount: 3)
    func cachedTokens() -> [Int] {
      pair.events.compactMap {
        if case .runStarted(let start) = $0.event {
          start.cachedTargetTokens + start.cachedDraftTokens
        } else {
          nil
        }
      }
    }
    let first = try await pair.run([1, 2, 3, 4], parameters)
    _ = try await pair.run([1, 2, 3, 4], parameters)
    #expect(cachedTokens() == [6])
    for _ in 0..<2 {
      _ = try await pair.coordinator.draftHits(
        of: first.tokens, after: [1, 2, 3, 4], sampling: SamplingSettings(), cancellation: CancellationFlag())
      try await pair.coordinator.forgetConversation()
      #expect(try await pair.run([1, 2, 3, 4], parameters).tokens == first.tokens)
      #expect(cachedTokens() == [0])
    }
  }
}
