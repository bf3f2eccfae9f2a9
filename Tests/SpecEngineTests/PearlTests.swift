import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// PEARL's two kinds of rounds (2408.11850), on a draft whose mistakes are known.
@Suite struct PearlTests {
  private static func rounds(mismatches: Set<Int>, draftLength: Int, slowDraft: Bool = false) async throws
    -> (
      [RoundFinished], ToyPair
    )
  {
    let pair = try await ToyPair(
      target: GreedyEqualityTests.target,
      draft: GreedyEqualityTests.draft(mismatches: mismatches, confidence: 0.9),
      forwardSeconds: slowDraft ? (0, 0.002) : (0, 0))
    let result = try await pair.run(
      GreedyEqualityTests.prompt,
      DecodingParameters(mode: .pearl, draftLength: draftLength, confidenceThreshold: 1, branchCount: 8))
    #expect(result.tokens == GreedyEqualityTests.reply)
    try await expectConsistent(pair, result)
    let rounds = pair.events.compactMap { timed -> RoundFinished? in
      if case .roundFinished(let round) = timed.event { round } else { nil }
    }
    return (rounds, pair)
  }

  @Test("Pre-verify, then post-verify with γ − 1 tokens, and pre-verify again after a rejection")
  func rounds() async throws {
    // The reply has 15 tokens; the draft is wrong about its seventh.
    let (rounds, _) = try await Self.rounds(mismatches: [6], draftLength: 4)
    // d₁ accepted; d₂…d₄ and the first of the next four; a rejection in the chain; then the same anew.
    #expect(rounds.map(\.draftLength) == [0, 3, 3, 0, 3, 3])
    #expect(rounds.map(\.committed) == [1, 4, 2, 1, 4, 3])
  }

  @Test("A round lasts until γ tokens are drafted, however slow the draft is")
  func waitsForTheDraft() async throws {
    let (slow, _) = try await Self.rounds(mismatches: [6], draftLength: 4, slowDraft: true)
    let (fast, _) = try await Self.rounds(mismatches: [6], draftLength: 4)
    #expect(slow.map(\.draftLength) == fast.map(\.draftLength))
    #expect(slow.map(\.drafted) == fast.map(\.drafted))
    #expect(slow.first?.drafted == 4)
  }

  @Test("One branch only, and no confidence stop: k, ε and branchStop change nothing")
  func onlyGammaMatters() async throws {
    let (_, pair) = try await Self.rounds(mismatches: [2, 3, 9], draftLength: 3)
    for timed in pair.events {
      if case .branchOpened(let branch) = timed.event {
        #expect(branch.branchCount == 1)
        #expect(!branch.carriedOver)
      }
    }
  }

  @Test("A rejection rolls back that token and everything drafted after it")
  func fates() async throws {
    let (_, pair) = try await Self.rounds(mismatches: [2, 3, 9], draftLength: 4)
    let finished = try #require(
      pair.events.compactMap { timed -> RunFinished? in
        if case .runFinished(let run) = timed.event { run } else { nil }
      }.last)
    for timed in pair.events {
      if case .discarded(let ended) = timed.event { #expect(ended.reason == .replyEnded) }
    }
    #expect(finished.metrics.rolledBack > 0)
  }
}
