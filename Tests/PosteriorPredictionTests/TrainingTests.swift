import Foundation
import SpecCore
import Testing

@testable import PosteriorPrediction

@Suite struct TrainingTests {
  static let layout = PosteriorFeatureLayout(width: 4, layers: [1], sources: ["test"])

  static func record() -> PredictorRecord {
    PredictorRecord(
      pair: "toy", trainingDataChecksum: "ab", layout: layout, draftLength: 4, seed: 1, epochs: 20,
      sampleCount: 0, heldOutCount: 0, accuracy: 0, macroF1: 0)
  }

  /// Three classes in eight dimensions, told apart by the signs of two sums.
  static func samples(_ count: Int, seed: UInt64) -> [PosteriorSample] {
    var uniforms = SeededUniforms(seed: seed, stream: 0)
    return (0..<count).map { index in
      let features = (0..<8).map { _ in Float(10 + 4 * (uniforms.next() - 0.5)) }
      let (first, second) = (features[0] + features[1] - 20, features[2] - features[3])
      return PosteriorSample(
        features: features, label: first < 0 ? 0 : second < 0 ? 1 : 2, confidences: [0.5], prompt: index)
    }
  }

  static func trained(seed: UInt64 = 1, epochs: Int = 20) -> HRADPredictor {
    var training = PredictorTraining()
    training.seed = seed
    training.epochs = epochs
    return training.train(samples(600, seed: 1), record: record())
  }

  @Test("Learns a separable set, and says as much of new samples")
  func separable() {
    let report = Self.trained().report(Self.samples(300, seed: 2))
    #expect(report.accuracy > 0.88)
    #expect(report.macroF1 > 0.88)
  }

  @Test("The same seed gives the same file, another seed another")
  func seeded() throws {
    let first = try Self.trained(epochs: 1).data()
    #expect(try Self.trained(epochs: 1).data() == first)
    #expect(try Self.trained(seed: 2, epochs: 1).data() != first)
  }

  @Test("A predictor predicts probabilities, and nothing for features of another count")
  func probabilities() throws {
    let predictor = Self.trained(epochs: 1)
    let result = try #require(predictor.predict(Self.samples(1, seed: 3)[0].features))
    #expect(abs(result.allRejected + result.mixed + result.allAccepted - 1) < 1e-6)
    #expect(predictor.predict([1, 2, 3]) == nil)
    #expect(predictor.predict([Float](repeating: .nan, count: 8)) == nil)
  }

  @Test("Reports count right")
  func report() {
    let report = ClassificationReport(truths: [0, 0, 1, 2, 2, 2], predictions: [0, 1, 1, 2, 2, 0])
    #expect(report.confusion == [[1, 1, 0], [0, 1, 0], [1, 0, 2]])
    #expect(abs(report.accuracy - 4.0 / 6) < 1e-12)
    // F1: 2·1/(2+2), 2·1/(2+1), 2·2/(2+3).
    #expect(abs(report.macroF1 - (0.5 + 2.0 / 3 + 0.8) / 3) < 1e-12)
  }

  @Test("The threshold that a sample set calls for is found")
  func threshold() {
    let samples = [([0.2, 0.9], 0), ([0.8, 0.3], 1), ([0.9, 0.8], 2), ([0.4, 0.4], 0)].map {
      PosteriorSample(features: [], label: $0.1, confidences: $0.0, prompt: 0)
    }
    let rule = ConfidenceRule(bestOn: samples)
    #expect((0.4...0.8).contains(rule.threshold))
    #expect(rule.report(samples).accuracy == 1)
  }
}
