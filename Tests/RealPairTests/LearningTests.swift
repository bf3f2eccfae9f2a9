import Foundation
import PosteriorPrediction
import SpecCore
import Synchronization
import Testing

extension RealPairTests {
  /// The real pair's predictor learns between replies, and the text never notices.
  @Suite struct LearningTests {
    @Test("Greedy text is the target's while H-RAD learns", arguments: [DecodingMode.specbranch, .auto])
    func greedyText(mode: DecodingMode) async throws {
      let pair = try await StarterPair.shared.value
      let file = URL(fileURLWithPath: StarterPair.path("starter/starter-draft-predictor.safetensors"))
      var learned = LearnedPredictor(shipped: try HRADPredictor(reading: Data(contentsOf: file)))
      for messages in try StarterPair.heldOutPrompts(12) {
        let prompt = try pair.tokens(messages)
        let expected = try await pair.run(prompt, DecodingParameters(mode: .autoregressive))
        let recorder = SampleRecorder(
          featureCount: learned.shipped.featureCount, draftLength: learned.shipped.record.draftLength,
          sampleLimit: LearnedPredictor.samplesPerReply, asking: learned.current)
        try await pair.coordinator.use(recorder)
        let result = try await pair.run(prompt, DecodingParameters(mode: mode), onEvent: recorder.add)
        learned.learn(from: recorder.takeSamples(prompt: 0))
        guard result.tokens != expected.tokens else { continue }
        let common = zip(result.tokens, expected.tokens).prefix { $0 == $1 }.count
        let gap = try GreedyTextTests.topGap(pair, after: prompt + expected.tokens.prefix(common))
        #expect(gap < GreedyTextTests.nearTie)
      }
      try await pair.coordinator.use(nil)
      if mode == .specbranch { #expect(learned.foresight.sampleCount > 10) }
    }
  }
}
