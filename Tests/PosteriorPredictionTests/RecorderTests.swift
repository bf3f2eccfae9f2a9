import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

@testable import PosteriorPrediction

/// What the recorder tells of the decisions of scripted runs.
@Suite struct RecorderTests {
  /// Says one class always.
  struct Stubborn: PosteriorPredictor {
    let featureCount = 2
    let expectedClass: Int

    func predict(_ features: [Float]) -> PosteriorProbabilities? {
      PosteriorProbabilities(
        allRejected: expectedClass == 0 ? 0.8 : 0.1, mixed: expectedClass == 1 ? 0.8 : 0.1,
        allAccepted: expectedClass == 2 ? 0.8 : 0.1)
    }
  }

  static let target = endless(.table(seed: 31, vocabularySize: 40, order: 3))
  static let draft = endless(target.mixed(with: .table(seed: 32, vocabularySize: 40, order: 3), share: 0.3))

  /// The same, but its last token, which ends a reply, is never said.
  static func endless(_ model: ScriptedModel) -> ScriptedModel {
    ScriptedModel(vocabularySize: model.vocabularySize) { tokens in
      var logits = model.logits(tokens)
      logits[model.vocabularySize - 1] = -50
      return logits
    }
  }

  static func samples(
    draft: ScriptedModel = draft, expectedClass: Int?, temperature: Double = 0, draftLength: Int = 4,
    sampleLimit: Int = .max, seed: UInt64 = 1, maxTokens: Int = 300
  ) async throws -> (samples: [PosteriorSample], tokens: [Token]) {
    let pair = try await ToyPair(target: target, draft: draft)
    let recorder = SampleRecorder(
      featureCount: 2, draftLength: draftLength, sampleLimit: sampleLimit,
      asking: expectedClass.map(Stubborn.init))
    try await pair.coordinator.use(recorder)
    var parameters = DecodingParameters(
      mode: .specbranch, draftLength: 4, confidenceThreshold: 0.3, branchCount: 4, branchStop: 0,
      schedule: .fixed(steps: 4))
    parameters.sampling.temperature = temperature
    let result = try await pair.run(
      [1, 2, 3], parameters, seed: seed, maxTokens: maxTokens, onEvent: recorder.add)
    return (recorder.takeSamples(prompt: 0), result.tokens)
  }

  @Test("A greedy reply tells the labels of what was cut off, too", arguments: [0, 1, 2, nil])
  func greedy(expectedClass: Int?) async throws {
    let (same, _) = try await Self.samples(draft: Self.target, expectedClass: expectedClass)
    #expect(same.count > 20 && same.allSatisfy { $0.label == 2 })
    let (mixed, _) = try await Self.samples(expectedClass: expectedClass)
    // Class 0 keeps a token only, and yet the labels know of longer continuations.
    #expect(Set(mixed.map(\.label)) == [0, 1, 2])
    #expect(mixed.contains { $0.label == 2 && $0.confidences.count > 1 })
  }

  @Test("A sampled reply tells only what was kept for being expected to be accepted")
  func sampled() async throws {
    for expectedClass in [0, 1] {
      let (samples, _) = try await Self.samples(expectedClass: expectedClass, temperature: 0.9)
      #expect(samples.isEmpty)
    }
    var labels: [Int] = []
    for seed in 0..<4 as Range<UInt64> {
      labels += try await Self.samples(expectedClass: 2, temperature: 0.9, seed: seed).samples.map(\.label)
    }
    #expect(Set(labels) == [0, 1, 2])
    // With a shorter γ than the labels are about, the rest was never verified.
    let (longer, _) = try await Self.samples(expectedClass: 2, temperature: 0.9, draftLength: 6)
    #expect(longer.isEmpty)
  }

  @Test("A long reply gives no more samples than asked for, from all of it")
  func limited() async throws {
    let (all, _) = try await Self.samples(expectedClass: 2, temperature: 0.9)
    let (some, _) = try await Self.samples(expectedClass: 2, temperature: 0.9, sampleLimit: 12)
    #expect(all.count > 40)
    // One whose end the reply's end hides may be among them.
    #expect((11...12).contains(some.count))
    let places = some.compactMap { sample in all.firstIndex(of: sample) }
    #expect(places.count == some.count && places.contains { $0 >= 24 })
  }

  @Test("What is verified under other settings than it was decided under is left out")
  func changedSettings() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.target)
    let recorder = SampleRecorder(featureCount: 2, draftLength: 4, asking: Stubborn(expectedClass: 2))
    try await pair.coordinator.use(recorder)
    let live = LiveParameters(
      DecodingParameters(mode: .specbranch, draftLength: 4, branchStop: 0, schedule: .fixed(steps: 4)))
    // Temperature 0 and 0.9 by turns: the draft is the target, but a sampled text leaves the greedy line.
    _ = try await pair.run([1, 2, 3], live.current, live: live, maxTokens: 300) { event in
      recorder.add(event)
      if case .roundFinished(let round) = event.event {
        live.current.sampling.temperature = round.round % 2 == 0 ? 0 : 0.9
      }
    }
    #expect(recorder.takeSamples(prompt: 0).allSatisfy { $0.label == 2 })
  }

  @Test("Where a stop string ended the reply, nobody knows what would have followed")
  func stopped() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.target)
    let recorder = SampleRecorder(featureCount: 2, draftLength: 4)
    try await pair.coordinator.use(recorder)
    let parameters = DecodingParameters(
      mode: .specbranch, draftLength: 4, branchStop: 0, schedule: .fixed(steps: 4))
    let text = try await pair.run([1, 2, 3], parameters, maxTokens: 60).text
    var (told, mistaken): ([Int], [Int]) = ([], [])
    for start in stride(from: 10, to: text.count - 10, by: 3) {
      let stop = [String(text.dropFirst(start).prefix(6))]
      for mayBeStopped in [true, false] {
        let result = try await pair.run(
          [1, 2, 3], parameters, maxTokens: 60, stop: stop, onEvent: recorder.add)
        #expect(result.finish == .stop)
        let labels = recorder.takeSamples(prompt: 0, stopStrings: mayBeStopped ? stop : []).map(\.label)
        if mayBeStopped { told += labels } else { mistaken += labels }
      }
    }
    // The draft is the target, so all is accepted; without knowing of the stop it looks otherwise.
    #expect(!told.isEmpty && told.allSatisfy { $0 == 2 })
    #expect(mistaken.contains { $0 != 2 })
  }
}
