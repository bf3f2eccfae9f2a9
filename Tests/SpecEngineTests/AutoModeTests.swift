import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// Mode `auto` on real lanes whose speeds are given.
@Suite struct AutoModeTests {
  private static func run(
    targetSeconds: Double, draftSeconds: Double, mismatches: Set<Int> = [], replies: Int = 1
  ) async throws -> (results: [DecodingResult], events: [TimedEvent]) {
    let pair = try await ToyPair(
      target: GreedyEqualityTests.target,
      draft: GreedyEqualityTests.draft(mismatches: mismatches, confidence: 0.9),
      forwardSeconds: (targetSeconds, draftSeconds))
    var (results, events): ([DecodingResult], [TimedEvent]) = ([], [])
    for _ in 0..<replies {
      results.append(try await pair.run(GreedyEqualityTests.prompt, DecodingParameters(mode: .auto)))
      events += pair.events
      try await expectConsistent(pair, results[results.count - 1])
    }
    #expect(results.allSatisfy { $0.tokens == GreedyEqualityTests.reply })
    return (results, events)
  }

  private static func modes(_ events: [TimedEvent]) -> [DecodingMode] {
    events.compactMap { timed in
      if case .roundFinished(let round) = timed.event { round.mode } else { nil }
    }
  }

  @Test("It measures the pair, chooses a drafting mode for a quick draft, and says why")
  func quickDraft() async throws {
    let (_, events) = try await Self.run(targetSeconds: 0.01, draftSeconds: 0.0005)
    #expect(Self.modes(events).allSatisfy { $0 != .autoregressive && $0 != .auto })
    let decision = try #require(
      events.compactMap { timed -> GovernorDecided? in
        if case .governorDecided(let decision) = timed.event { decision } else { nil }
      }.first)
    #expect(decision.expectedTokensPerSecond > decision.expectedAutoregressiveTokensPerSecond)
    #expect(decision.reason.hasPrefix(decision.mode.rawValue))
    // What the user wants stays told: mode auto.
    let start = try #require(
      events.compactMap { timed -> RunStarted? in
        if case .runStarted(let start) = timed.event { start } else { nil }
      }.first)
    #expect(start.parameters.mode == .auto)
  }

  @Test("A draft slower than the target is left alone, but for trials")
  func slowDraft() async throws {
    let (_, events) = try await Self.run(targetSeconds: 0.001, draftSeconds: 0.02, replies: 12)
    let modes = Self.modes(events)
    #expect(modes.count { $0 == .autoregressive } > modes.count * 9 / 10)
    #expect(modes.contains(.speculative), "180 tokens without a draft, and it is never tried")
  }

  @Test("With a fixed schedule it knows no clock: the same seed gives the same events")
  func reproducible() async throws {
    let sampling = SamplingSettings(temperature: 0.9)
    var traces: [[DecodingEvent]] = []
    for _ in 0..<3 {
      let pair = try await ToyPair(
        target: GreedyEqualityTests.target,
        draft: GreedyEqualityTests.draft(mismatches: [2, 5, 6, 11], confidence: 0.4))
      for seed: UInt64 in 1...2 {
        _ = try await pair.run(
          GreedyEqualityTests.prompt,
          DecodingParameters(mode: .auto, sampling: sampling, schedule: .fixed(steps: 3)), seed: seed,
          maxTokens: 60)
      }
      traces.append(
        pair.events.map(\.event).filter {
          switch $0 {
          case .forwardStarted, .forwardFinished, .runFinished: false
          default: true
          }
        })
    }
    #expect(traces[0] == traces[1] && traces[1] == traces[2])
  }
}
