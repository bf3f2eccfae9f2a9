import ScriptedBackend
import SpecCore
import SpecEngine
import Synchronization
import TestSupport
import Testing

/// The places where a runtime may lose the target's law: steps in flight, changes of mode, a full cache.
@Suite struct LossyPlacesTests {
  static let vocabulary = 5
  static let sampling = SamplingSettings(temperature: 1.5)

  /// A random table that never ends a reply.
  static func endless(_ seed: UInt64) -> ScriptedModel {
    let model = ScriptedModel.table(seed: seed, vocabularySize: vocabulary)
    return ScriptedModel(vocabularySize: vocabulary) { model.logits($0).dropLast() + [-1e4] }
  }

  /// Pearson's statistic of every token given the two before it, over many runs.
  struct ConditionalLaw {
    private var counts: [[Token]: [Token: Int]] = [:]

    mutating func add(_ prompt: [Token], _ reply: [Token]) {
      let all = prompt + reply
      for index in prompt.count..<all.count {
        counts[Array(all[index - 2..<index]), default: [:]][all[index], default: 0] += 1
      }
    }

    /// The smallest p-value over the contexts, multiplied by their number (Bonferroni).
    func pValue(_ target: ScriptedModel) -> Double {
      let values = counts.filter { $0.value.values.reduce(0, +) >= 100 }.map { context, observed in
        let p = target.logits(context).withUnsafeBufferPointer {
          LogitFilter(sampling).distribution(of: $0, after: [])
        }
        let expected = Dictionary(
          uniqueKeysWithValues: (0..<Token(vocabulary)).map { ($0, p.probability(of: $0)) })
        return ChiSquare(observed: observed, expected: expected).pValue
      }
      return min(1, (values.min() ?? 0) * Double(max(values.count, 1)))
    }
  }

  static func law(
    runs: Int, _ pair: ToyPair, _ parameters: DecodingParameters,
    check: (ToyPair, DecodingResult) async throws -> Void = { _, _ in },
    change: @escaping @Sendable (LiveParameters, RoundFinished) -> Void = { _, _ in }
  ) async throws -> ConditionalLaw {
    var law = ConditionalLaw()
    for seed in 0..<UInt64(runs) {
      let live = LiveParameters(parameters)
      let result = try await pair.run([0, 1], parameters, live: live, seed: seed, maxTokens: 8) { timed in
        if case .roundFinished(let finished) = timed.event { change(live, finished) }
      }
      law.add([0, 1], result.tokens)
      try await check(pair, result)
    }
    return law
  }

  @Test("On the clock, with steps in flight, carried-over candidates and branches that open late")
  func clock() async throws {
    let target = Self.endless(11)
    let pair = try await ToyPair(
      target: target, draft: target.mixed(with: Self.endless(12), share: 0.5),
      forwardSeconds: (0.0015, 0.0006))
    let parameters = DecodingParameters(
      mode: .specbranch, draftLength: 2, confidenceThreshold: 0.6, branchCount: 4,
      sampling: Self.sampling)
    let carried = Mutex(0)
    let law = try await Self.law(
      runs: 500, pair, parameters,
      check: { pair, result in
        try await expectConsistent(pair, result)
        let count = pair.events.count {
          if case .branchOpened(let branch) = $0.event { branch.carriedOver } else { false }
        }
        carried.withLock { $0 += count }
      })
    #expect(carried.withLock { $0 } > 50)
    #expect(law.pValue(target) > 1e-5)
  }

  @Test("Changing the mode with a step in flight: no drafted token gets a twin of its rank")
  func modeChangeOnTheClock() async throws {
    let target = Self.endless(11)
    let pair = try await ToyPair(target: target, draft: Self.endless(12), forwardSeconds: (0.001, 0.0006))
    let parameters = DecodingParameters(
      mode: .specbranch, draftLength: 1, confidenceThreshold: 1, branchCount: 4,
      sampling: Self.sampling)
    let law = try await Self.law(
      runs: 400, pair, parameters,
      check: { pair, result in
        try await expectConsistent(pair, result)
        Self.expectNoTwins(pair.events)
      },
      change: { live, finished in
        live.current.mode = finished.round % 2 == 1 ? .speculative : .specbranch
      })
    #expect(law.pValue(target) > 1e-5)
  }

  /// Of the judged children of one token, only one can be the top-ranked.
  private static func expectNoTwins(_ events: [TimedEvent]) {
    var parents: [NodeID: NodeID] = [:]
    var topRanked: [NodeID: Int] = [:]
    for timed in events {
      switch timed.event {
      case .draftExtended(let extended): for token in extended.tokens { parents[token.node] = token.parent }
      case .branchOpened(let branch): parents[branch.candidate.node] = branch.candidate.parent
      case .verdict(let verdict) where verdict.rank == 0:
        if let parent = parents[verdict.node] { topRanked[parent, default: 0] += 1 }
      default: break
      }
    }
    #expect(topRanked.values.allSatisfy { $0 == 1 })
  }

  @Test("A draft cache with too little room, which overflows by what was drawn", arguments: [3])
  func fullCache(cells: Int) async throws {
    // One candidate in five ends the reply and then needs no cell: what is drawn decides the overflow.
    let target = ScriptedModel.table(seed: 11, vocabularySize: Self.vocabulary)
    let flat = ScriptedModel(vocabularySize: Self.vocabulary) { _ in
      .init(repeating: 0, count: Self.vocabulary)
    }
    let pair = try await ToyPair(target: target, draft: flat, draftCellLimit: cells)
    let parameters = DecodingParameters(
      mode: .specbranch, draftLength: 2, confidenceThreshold: 0.9, branchCount: 3,
      sampling: LosslessLawTests.conditions[0].sampling, schedule: .fixed(steps: 2))
    var counts: [[Token]: Int] = [:]
    let overflows = Mutex(0)
    for seed in 0..<UInt64(4000) {
      let result = try await pair.run([0, 1], parameters, seed: seed, maxTokens: 3) { timed in
        if case .notice = timed.event { overflows.withLock { $0 += 1 } }
      }
      counts[result.tokens, default: 0] += 1
      try await expectConsistent(pair, result)
    }
    #expect(overflows.withLock { $0 } > 100)
    let test = ChiSquare(observed: counts, expected: LosslessLawTests.law(parameters.sampling))
    #expect(test.pValue > 1e-5, "χ² \(test.statistic) with \(test.degreesOfFreedom) degrees of freedom")
  }
}
