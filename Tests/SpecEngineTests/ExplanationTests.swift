import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// Telling why changes nothing, and what is told is what was used.
@Suite struct ExplanationTests {
  static let vocabulary = 12
  static let prompt: [Token] = [0, 1]

  static var target: ScriptedModel { .table(seed: 31, vocabularySize: vocabulary) }
  static var draft: ScriptedModel {
    target.mixed(with: .table(seed: 32, vocabularySize: vocabulary), share: 0.5)
  }

  static func parameters(_ mode: DecodingMode, _ temperature: Double) -> DecodingParameters {
    DecodingParameters(
      mode: mode, draftLength: 3, confidenceThreshold: 0.5, branchCount: 4,
      sampling: SamplingSettings(temperature: temperature), schedule: .fixed(steps: 2))
  }

  static func verdicts(_ events: [TimedEvent]) -> [VerdictGiven] {
    events.compactMap { if case .verdict(let verdict) = $0.event { verdict } else { nil } }
  }

  static func explanations(_ events: [TimedEvent]) -> [JudgementExplained] {
    events.compactMap { if case .judgementExplained(let explained) = $0.event { explained } else { nil } }
  }

  @Test(
    "With and without explanations a seed gives the same tokens and the same verdicts",
    arguments: DecodingMode.allCases, [0, 0.8])
  func changesNothing(mode: DecodingMode, temperature: Double) async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let parameters = Self.parameters(mode, temperature)
    for seed in 1...30 as ClosedRange<UInt64> {
      let plain = try await pair.run(Self.prompt, parameters, seed: seed)
      let verdicts = Self.verdicts(pair.events)
      #expect(Self.explanations(pair.events).isEmpty)
      let explained = try await pair.run(Self.prompt, parameters, seed: seed, explains: true)
      #expect(explained.tokens == plain.tokens && explained.text == plain.text)
      #expect(Self.verdicts(pair.events) == verdicts)
      #expect(Self.explanations(pair.events).count == plain.tokens.count)
    }
  }

  @Test("Every judgement is explained by the p and q that its verdict was given by")
  func agreesWithVerdicts() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    var (compared, residuals) = (0, 0)
    for seed in 1...30 as ClosedRange<UInt64> {
      let result = try await pair.run(
        Self.prompt, Self.parameters(.specbranch, 0.8), seed: seed, explains: true)
      let explanations = Self.explanations(pair.events)
      #expect(explanations.flatMap(\.judged) == Self.verdicts(pair.events).map(\.node))
      let first = Dictionary(
        uniqueKeysWithValues: Self.verdicts(pair.events).map { ($0.node, $0) })
      for explained in explanations {
        #expect(explained.target.map(\.probability) == explained.target.map(\.probability).sorted(by: >))
        #expect(explained.targetLikelihoods == nil)
        #expect(explained.judged.count <= explained.candidateCount)
        if let verdict = explained.judged.first.flatMap({ first[$0] }) {
          // Only the first of several is judged by the unchanged p and q.
          for (ranked, value) in [(explained.target, verdict.p), (explained.draft ?? [], verdict.q)] {
            guard let shown = ranked.first(where: { $0.token == verdict.token }) else { continue }
            #expect(shown.probability == value)
            compared += 1
          }
        }
        let accepted = explained.judged.contains { first[$0]?.accepted == true }
        #expect((explained.finalUniform == nil) == accepted)
        if let probability = explained.finalProbability {
          #expect(probability > 0 && probability <= 1)
          residuals += explained.judged.isEmpty ? 0 : 1
        }
      }
      #expect(!result.tokens.isEmpty)
    }
    #expect(compared > 100 && residuals > 20)
  }

  @Test("At temperature 0 p is certain, and the logits' own ranking stands beside it")
  func greedy() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    _ = try await pair.run(Self.prompt, Self.parameters(.speculative, 0), explains: true)
    let explanations = Self.explanations(pair.events)
    #expect(!explanations.isEmpty)
    for explained in explanations {
      #expect(explained.target.map(\.probability) == [1])
      let likelihoods = try #require(explained.targetLikelihoods)
      #expect(likelihoods.count == JudgementBackground.rankedCount)
      #expect(likelihoods[0].token == explained.target[0].token && likelihoods[0].probability < 1)
    }
  }
}
