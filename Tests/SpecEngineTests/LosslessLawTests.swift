import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// At temperature above 0 the committed text has exactly the target's law: the whole runtime, not only
/// its rules.
@Suite struct LosslessLawTests {
  static let vocabulary = 5
  static let prompt: [Token] = [0, 1]
  static let runs: UInt64 = 4000

  static var target: ScriptedModel { .table(seed: 11, vocabularySize: vocabulary) }
  static var draft: ScriptedModel {
    target.mixed(with: .table(seed: 12, vocabularySize: vocabulary), share: 0.6)
  }

  /// The law of the first three tokens of a reply; a reply may end before.
  static func law(_ sampling: SamplingSettings) -> [[Token]: Double] {
    var law: [[Token]: Double] = [:]
    func extend(_ reply: [Token], _ probability: Double) {
      guard reply.count < 3, reply.last != Token(vocabulary - 1) else {
        law[reply, default: 0] += probability
        return
      }
      let logits = target.logits(prompt + reply)
      let p = logits.withUnsafeBufferPointer {
        LogitFilter(sampling).distribution(of: $0, after: prompt + reply)
      }
      for token in 0..<Token(vocabulary) { extend(reply + [token], probability * p.probability(of: token)) }
    }
    extend([], 1)
    return law
  }

  static func observe(
    _ pair: ToyPair, _ parameters: DecodingParameters,
    live: @Sendable (LiveParameters) -> (@Sendable (TimedEvent) -> Void) = { _ in { _ in } }
  ) async throws -> [[Token]: Int] {
    var counts: [[Token]: Int] = [:]
    for seed in 0..<runs {
      let parametersBox = LiveParameters(parameters)
      let result = try await pair.run(
        prompt, parameters, live: parametersBox, seed: seed, maxTokens: 3, onEvent: live(parametersBox))
      counts[result.tokens, default: 0] += 1
    }
    return counts
  }

  static let conditions: [DecodingParameters] = {
    let plain = SamplingSettings(temperature: 0.8)
    let filtered = SamplingSettings(temperature: 1.2, topK: 4, topP: 0.9, minP: 0.02, repeatPenalty: 1.2)
    let fixed = DraftSchedule.fixed(steps: 2)
    return [
      .init(mode: .autoregressive, sampling: plain),
      .init(mode: .speculative, draftLength: 2, sampling: plain),
      .init(mode: .speculative, draftLength: 3, confidenceThreshold: 0.5, adaptive: true, sampling: filtered),
      .init(mode: .specbranch, draftLength: 1, branchCount: 1, sampling: plain, schedule: fixed),
      .init(
        mode: .specbranch, draftLength: 2, confidenceThreshold: 0.5, branchCount: 4, sampling: plain,
        schedule: fixed),
      .init(
        mode: .specbranch, draftLength: 3, confidenceThreshold: 0.9, branchCount: 4, branchStop: 0.4,
        sampling: filtered, schedule: fixed),
      .init(mode: .specbranch, draftLength: 2, branchCount: 3, sampling: plain, schedule: .clock),
    ]
  }()

  @Test("The joint law of three tokens is the target's", arguments: conditions.indices)
  func jointLaw(condition: Int) async throws {
    let parameters = Self.conditions[condition]
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let observed = try await Self.observe(pair, parameters)
    let test = ChiSquare(observed: observed, expected: Self.law(parameters.sampling))
    #expect(test.pValue > 1e-5, "χ² \(test.statistic) with \(test.degreesOfFreedom) degrees of freedom")
  }

  @Test("Parameters that change every round leave the law as it is")
  func changingParameters() async throws {
    let sampling = SamplingSettings(temperature: 0.8)
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let base = DecodingParameters(
      mode: .specbranch, draftLength: 2, confidenceThreshold: 0.5, branchCount: 3, sampling: sampling,
      schedule: .fixed(steps: 2))
    let observed = try await Self.observe(pair, base) { live in
      { timed in
        guard case .roundFinished(let finished) = timed.event else { return }
        live.current.mode = finished.round % 3 == 1 ? .speculative : .specbranch
        live.current.branchCount = 1 + finished.round % 4
        live.current.draftLength = 1 + finished.round % 3
      }
    }
    #expect(ChiSquare(observed: observed, expected: Self.law(sampling)).pValue > 1e-5)
  }

  @Test("Negative control: the same test catches another target")
  func anotherLawIsCaught() async throws {
    let pair = try await ToyPair(target: Self.draft, draft: Self.target)
    let parameters = Self.conditions[4]
    let observed = try await Self.observe(pair, parameters)
    #expect(ChiSquare(observed: observed, expected: Self.law(parameters.sampling)).pValue < 1e-12)
  }
}
