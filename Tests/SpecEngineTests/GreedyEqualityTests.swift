import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// At temperature 0 every mode gives the target's greedy text, wherever the draft goes wrong.
@Suite struct GreedyEqualityTests {
  static let vocabulary = 12
  static let endOfGeneration = Token(vocabulary - 1)
  static let prompt: [Token] = [1, 2, 3]
  static let reply: [Token] = [4, 7, 2, 9, 9, 0, 5, 3, 8, 1, 6, 4, 10, 2, endOfGeneration]

  static var target: ScriptedModel {
    .reciting(prompt + reply, vocabularySize: vocabulary, endOfGeneration: endOfGeneration)
  }

  /// Agrees with the target except at some positions of the reply, where the right token is its second
  /// choice.
  static func draft(mismatches: Set<Int>, confidence: Double) -> ScriptedModel {
    let right = prompt + reply
    return ScriptedModel(vocabularySize: vocabulary) { tokens in
      let next = tokens.count < right.count ? right[tokens.count] : endOfGeneration
      let wrong = (next + 1) % Token(vocabulary)
      let mismatched = mismatches.contains(tokens.count - prompt.count)
      var logits = [Float](repeating: -6, count: vocabulary)
      logits[Int(next)] = mismatched ? 1 : (confidence > 0.5 ? 6 : 1.5)
      logits[Int(wrong)] = mismatched ? 2 : -1
      return logits
    }
  }

  @Test(
    "Every draft length × first mismatch × branch count, in every mode",
    arguments: 1...8, 0...9)
  func everyMismatch(draftLength: Int, firstMismatch: Int) async throws {
    let pair = try await ToyPair(
      target: Self.target,
      draft: Self.draft(mismatches: [firstMismatch, firstMismatch + 3], confidence: 0.9))
    for mode in DecodingMode.allCases {
      for branches in mode == .specbranch ? [1, 2, 3, 8] : [1] {
        let result = try await pair.run(
          Self.prompt,
          DecodingParameters(
            mode: mode, draftLength: draftLength, branchCount: branches, schedule: .fixed(steps: 3)))
        #expect(
          result.tokens == Self.reply, "\(mode), γ \(draftLength), mismatch \(firstMismatch), k \(branches)")
        #expect(result.finish == .stop)
        try await expectConsistent(pair, result)
      }
    }
  }

  @Test("A draft that is never sure gives empty chains, and the same text", arguments: [0.0, 0.3, 0.99, 1.0])
  func unsureDraft(threshold: Double) async throws {
    let pair = try await ToyPair(
      target: Self.target, draft: Self.draft(mismatches: [2, 5], confidence: 0.3))
    for adaptive in [false, true] {
      for mode in DecodingMode.allCases {
        let result = try await pair.run(
          Self.prompt,
          DecodingParameters(
            mode: mode, draftLength: 4, confidenceThreshold: threshold, adaptive: adaptive, branchCount: 4,
            schedule: .fixed(steps: 2)))
        #expect(result.tokens == Self.reply)
        try await expectConsistent(pair, result)
      }
    }
  }

  @Test(
    "With the clock's schedule too, however slow either lane is",
    arguments: [(0.0, 0.0), (0.002, 0.0005), (0.0005, 0.002)])
  func clockSchedule(target: Double, draft: Double) async throws {
    let pair = try await ToyPair(
      target: Self.target, draft: Self.draft(mismatches: [1, 6], confidence: 0.9),
      forwardSeconds: (target, draft))
    for mode in DecodingMode.allCases {
      for _ in 0..<4 {
        let result = try await pair.run(Self.prompt, DecodingParameters(mode: mode, draftLength: 4))
        #expect(result.tokens == Self.reply, "\(mode)")
        try await expectConsistent(pair, result)
      }
    }
  }

  @Test("Stopping after n tokens leaves both caches at the committed text", arguments: 1...14)
  func stoppingLeavesCachesAtCommitted(count: Int) async throws {
    for mode in DecodingMode.allCases {
      let pair = try await ToyPair(
        target: Self.target, draft: Self.draft(mismatches: [3, 7], confidence: 0.9))
      let result = try await pair.run(
        Self.prompt, DecodingParameters(mode: mode, draftLength: 4, schedule: .fixed(steps: 3)),
        maxTokens: count)
      #expect(result.tokens == Array(Self.reply.prefix(count)), "\(mode)")
      #expect(result.finish == (count == Self.reply.count ? .stop : .length))
      try await expectConsistent(pair, result)
    }
  }

  @Test("A stop string inside an accepted chain ends the reply there")
  func stopString() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft(mismatches: [], confidence: 0.9))
    for mode in DecodingMode.allCases {
      // The reply reads "ehcjjafd…"; the stop string spans two tokens.
      let result = try await pair.run(
        Self.prompt, DecodingParameters(mode: mode, draftLength: 8, schedule: .fixed(steps: 3)), stop: ["ja"])
      #expect(result.text == "ehcj")
      #expect(result.finish == .stop)
      #expect(result.tokens == Array(Self.reply.prefix(6)))
      try await expectConsistent(pair, result)
    }
  }

  @Test("The end of the context ends the reply mid-chain")
  func contextEnd() async throws {
    let pair = try await ToyPair(
      target: Self.target, draft: Self.draft(mismatches: [], confidence: 0.9), contextLength: 10)
    let result = try await pair.run(
      Self.prompt, DecodingParameters(mode: .specbranch, draftLength: 8, schedule: .fixed(steps: 3)),
      maxTokens: 100)
    #expect(result.tokens == Array(Self.reply.prefix(7)))
    #expect(result.finish == .length)
    #expect(
      pair.events.contains {
        if case .notice(let notice) = $0.event { notice.message.contains("10 tokens is full") } else { false }
      })
    try await expectConsistent(pair, result)
  }
}
