import ScriptedBackend
import SpecCore
import SpecEngine
import Synchronization
import TestSupport
import Testing

/// Whatever a predictor says, the text's law is the target's and every token's fate is told once.
@Suite struct PosteriorPredictionTests {
  /// Says classes without sense: by turns, at random, or always the worst for what it can know.
  final class SenselessPredictor: PosteriorPredictor {
    enum Manner: Int, CaseIterable {
      case random, byTurns, alwaysRejected, alwaysAccepted, byLastTokens
    }

    let featureCount = 2
    let manner: Manner
    private let state = Mutex((SeededUniforms(seed: 77, stream: 9), 0))

    init(_ manner: Manner) { self.manner = manner }

    var calls: Int { state.withLock(\.1) }

    func predict(_ features: [Float]) -> PosteriorProbabilities? {
      let chosen = state.withLock { state in
        state.1 += 1
        switch manner {
        case .random: return Int(state.0.next() * 3)
        case .byTurns: return state.1 % 3
        case .alwaysRejected: return 0
        case .alwaysAccepted: return 2
        case .byLastTokens: return Int(features[0] + 2 * features[1]) % 3
        }
      }
      return PosteriorProbabilities(
        allRejected: chosen == 0 ? 0.94 : 0.03, mixed: chosen == 1 ? 0.94 : 0.03,
        allAccepted: chosen == 2 ? 0.94 : 0.03)
    }
  }

  @Test(
    "The joint law of three tokens is the target's, whatever is predicted",
    arguments: SenselessPredictor.Manner.allCases)
  func jointLaw(manner: SenselessPredictor.Manner) async throws {
    let sampling = SamplingSettings(temperature: 0.8)
    let predictor = SenselessPredictor(manner)
    let pair = try await ToyPair(target: LosslessLawTests.target, draft: LosslessLawTests.draft)
    try await pair.coordinator.use(predictor)
    let observed = try await LosslessLawTests.observe(
      pair,
      DecodingParameters(
        mode: .specbranch, draftLength: 3, confidenceThreshold: 0.5, branchCount: 3, branchStop: 0.1,
        sampling: sampling, schedule: .fixed(steps: 3)))
    let test = ChiSquare(observed: observed, expected: LosslessLawTests.law(sampling))
    #expect(test.pValue > 1e-5, "χ² \(test.statistic) with \(test.degreesOfFreedom) degrees of freedom")
    #expect(predictor.calls > 500)
  }

  @Test(
    "Greedy text is the target's, fates are told once, and the caches hold the text",
    arguments: SenselessPredictor.Manner.allCases, [DraftSchedule.fixed(steps: 4), .clock])
  func greedyRuns(manner: SenselessPredictor.Manner, schedule: DraftSchedule) async throws {
    let target = ScriptedModel.table(seed: 31, vocabularySize: 40, order: 3)
    let draft = target.mixed(with: .table(seed: 32, vocabularySize: 40, order: 3), share: 0.3)
    let pair = try await ToyPair(target: target, draft: draft, forwardSeconds: (0.0004, 0.0001))
    let expected = try await pair.run([1, 2, 3], DecodingParameters(mode: .autoregressive), maxTokens: 120)
    try await pair.coordinator.use(SenselessPredictor(manner))
    let result = try await pair.run(
      [1, 2, 3],
      DecodingParameters(
        mode: .specbranch, draftLength: 5, confidenceThreshold: 0.3, branchCount: 4, schedule: schedule),
      maxTokens: 120)
    #expect(result.tokens == expected.tokens)
    let fates = pair.events.fates()
    #expect(fates.values.allSatisfy { $0.count == 1 })
    #expect(
      result.metrics.drafted
        == result.metrics.accepted + result.metrics.rolledBack + result.metrics.discarded)
    let caches = await pair.coordinator.cacheStates()
    #expect(caches.target.committed == [1, 2, 3] + result.tokens)
    #expect(caches.target.actualLength == caches.target.cachedLength)
    #expect(caches.draft?.actualLength == caches.draft?.cachedLength)
  }

  /// A table whose last token, which ends a reply, is never said.
  static func endless(seed: UInt64) -> ScriptedModel {
    let table = ScriptedModel.table(seed: seed, vocabularySize: 40, order: 3)
    return ScriptedModel(vocabularySize: 40) { tokens in
      var logits = table.logits(tokens)
      logits[39] = -50
      return logits
    }
  }

  @Test("What it sees is the last verified token and the one after it, after a correction, too")
  func features() async throws {
    final class Witness: PosteriorPredictor {
      let featureCount = 2
      let seen = Mutex<[[Float]]>([])
      func predict(_ features: [Float]) -> PosteriorProbabilities? {
        seen.withLock { $0.append(features) }
        return nil
      }
    }
    let target = Self.endless(seed: 31)
    let draft = target.mixed(with: Self.endless(seed: 32), share: 0.3)
    let pair = try await ToyPair(target: target, draft: draft)
    let witness = Witness()
    try await pair.coordinator.use(witness)
    let result = try await pair.run(
      [1, 2, 3], DecodingParameters(mode: .specbranch, draftLength: 4, schedule: .fixed(steps: 4)),
      maxTokens: 120)
    // A round's last committed token, and the one before it, of each round but the last.
    var length = 3
    var expected: [[Float]] = []
    let text = [1, 2, 3] + result.tokens
    var (corrections, asked) = (0, 0)
    for timed in pair.events {
      guard case .committed(let committed) = timed.event else { continue }
      length += committed.tokens.count
      expected.append([Float(text[length - 2]), Float(text[length - 1])])
      let isCorrection = committed.tokens.last?.origin != .branch
      corrections += isCorrection ? 1 : 0
      asked += isCorrection && witness.seen.withLock { $0.contains(expected[expected.count - 1]) } ? 1 : 0
    }
    #expect(corrections > 5 && asked >= corrections - 1)
    let seen = witness.seen.withLock(\.self)
    // In order; a survivor with nothing after it is not asked about.
    var next = 0
    for features in seen {
      let place = try #require(expected[next...].firstIndex(of: features))
      next = place + 1
    }
  }

  @Test("Off means that nobody is asked")
  func off() async throws {
    let predictor = SenselessPredictor(.alwaysRejected)
    let pair = try await ToyPair(target: LosslessLawTests.target, draft: LosslessLawTests.draft)
    try await pair.coordinator.use(predictor)
    var parameters = DecodingParameters(mode: .specbranch, schedule: .fixed(steps: 3))
    parameters.hrad = false
    _ = try await pair.run([0, 1], parameters, maxTokens: 40)
    #expect(predictor.calls == 0)
    #expect(
      pair.events.allSatisfy {
        if case .roundFinished(let round) = $0.event { round.posteriorClass ?? 1 == 1 } else { true }
      })
  }

  @Test("A round tells what was predicted, and what was cut off for it")
  func told() async throws {
    // A draft that agrees for long: branches survive with long continuations.
    let target = ScriptedModel.reciting(
      Array(repeating: [5, 6, 7, 8], count: 30).flatMap { $0 }, vocabularySize: 16, endOfGeneration: 15)
    let pair = try await ToyPair(target: target, draft: target)
    try await pair.coordinator.use(SenselessPredictor(.alwaysRejected))
    _ = try await pair.run(
      [5], DecodingParameters(mode: .specbranch, draftLength: 4, schedule: .fixed(steps: 4)), maxTokens: 40)
    let rounds = pair.events.compactMap { timed -> RoundFinished? in
      if case .roundFinished(let round) = timed.event { round } else { nil }
    }
    let predicted = rounds.filter { $0.posteriorClass != nil && $0.posteriorProbabilities != nil }
    #expect(predicted.count > 5)
    #expect(predicted.allSatisfy { $0.posteriorClass == 0 && $0.nextDraftLength == 0 })
    #expect(
      pair.events.contains {
        if case .discarded(let ended) = $0.event { ended.reason == .posteriorTrim } else { false }
      })
  }

  @Test("A predictor for other features is refused with a sentence")
  func otherFeatures() async throws {
    struct Wide: PosteriorPredictor {
      let featureCount = 1280
      func predict(_ features: [Float]) -> PosteriorProbabilities? { nil }
    }
    let pair = try await ToyPair(target: LosslessLawTests.target, draft: LosslessLawTests.draft)
    await #expect(throws: PosteriorObstacle.self) { try await pair.coordinator.use(Wide()) }
  }
}
