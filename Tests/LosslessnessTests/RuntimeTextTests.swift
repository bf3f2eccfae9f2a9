import Losslessness
import SpecCore
import SpecEngine
import Testing

/// The real runtime's text, seed by seed.
@Suite struct RuntimeTextTests {
  /// Tokens of a reply: a debug build is slow.
  static let length = 60
  /// Conditions of which the simulation knows every mode.
  static let simulated = Condition.all.filter { condition in
    condition.settings.allSatisfy {
      [.autoregressive, .speculative, .specbranch].contains($0.mode) && $0.schedule != .clock
    }
  }
  static let deterministic = Condition.all.filter { $0.settings.allSatisfy { $0.schedule != .clock } }

  @Test("The runtime commits, token for token, what the round written out once more commits")
  func equalsSimulation() async throws {
    #expect(Self.simulated.count > 50)
    for condition in Self.simulated {
      let text = try await RuntimeText(condition)
      for seed in 0..<UInt64(3) {
        let expected = RoundSimulation.reply(condition, .right, seed: seed, maxTokens: Self.length)
        let reply = try await text.reply(seed: seed, maxTokens: Self.length)
        #expect(reply.tokens == expected.tokens, "\(condition.name), seed \(seed)")
        if condition.settings.count > 1 { #expect(reply.rounds == expected.rounds) }
      }
    }
  }

  @Test("The same seed gives the same text in every mode, another seed another")
  func sameSeedSameText() async throws {
    for condition in Self.deterministic {
      let (first, second) = (try await RuntimeText(condition), try await RuntimeText(condition))
      let text = try await first.reply(seed: 3, maxTokens: Self.length).tokens
      // Another coordinator, other threads; and the first again, with caches and streams used before.
      #expect(try await second.reply(seed: 3, maxTokens: Self.length).tokens == text, "\(condition.name)")
      let other = try await first.reply(seed: 4, maxTokens: Self.length).tokens
      #expect(other != text, "\(condition.name)")
      #expect(try await first.reply(seed: 3, maxTokens: Self.length).tokens == text, "\(condition.name)")
    }
  }

  @Test("Both lanes on one thread give the text that they give on two")
  func oneThread() async throws {
    let thread = ThreadExecutor(name: "both lanes")
    defer { thread.shutDown() }
    for condition in Self.deterministic {
      let (together, apart) = (
        try await RuntimeText(condition, thread: thread), try await RuntimeText(condition)
      )
      #expect(
        try await together.reply(seed: 5, maxTokens: Self.length).tokens
          == apart.reply(seed: 5, maxTokens: Self.length).tokens, "\(condition.name)")
    }
  }
}
