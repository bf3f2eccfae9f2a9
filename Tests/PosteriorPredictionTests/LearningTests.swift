import Foundation
import SpecCore
import Testing

@testable import PosteriorPrediction

@Suite struct LearningTests {
  /// A predictor as its file gives it: what learns starts from one.
  static let shipped: HRADPredictor = {
    guard let data = try? TrainingTests.trained().data(), let read = try? HRADPredictor(reading: data) else {
      fatalError("a trained predictor has a file")
    }
    return read
  }()

  /// Where the shipped predictor learned class 2, this user's text has class 1, nine times out of ten.
  static func shifted(_ count: Int, seed: UInt64) -> [PosteriorSample] {
    var uniforms = SeededUniforms(seed: seed, stream: 1)
    return TrainingTests.samples(count, seed: seed).map { sample in
      var sample = sample
      if sample.label == 2, uniforms.next() < 0.9 { sample.label = 1 }
      return sample
    }
  }

  static func loss(_ predictor: HRADPredictor, _ samples: [PosteriorSample]) -> Double {
    var sum = 0.0
    for sample in samples {
      guard let expected = predictor.predict(sample.features) else { return .infinity }
      let probabilities = [expected.allRejected, expected.mixed, expected.allAccepted]
      sum -= Foundation.log(max(probabilities[sample.label], 1e-6))
    }
    return sum / Double(samples.count)
  }

  static func learned(replies: Int, of samples: (Int, UInt64) -> [PosteriorSample]) -> LearnedPredictor {
    var learned = LearnedPredictor(shipped: shipped)
    for reply in 0..<replies { learned.learn(from: samples(40, UInt64(100 + reply))) }
    return learned
  }

  @Test("Learning helps where the user's text is another than the training's")
  func shift() {
    let learned = Self.learned(replies: 25, of: Self.shifted)
    let fresh = Self.shifted(400, seed: 50)
    #expect(Self.loss(learned.current, fresh) < 0.6 * Self.loss(Self.shipped, fresh))
    #expect(learned.current.report(fresh).accuracy > Self.shipped.report(fresh).accuracy + 0.1)
    let isUsed = usesLearned(learned)
    #expect(isUsed)
    #expect(learned.foresight.sampleCount == 1000)
  }

  @Test("Where there is nothing new to learn, nothing gets worse")
  func sameDistribution() {
    let learned = Self.learned(replies: 25, of: TrainingTests.samples)
    let fresh = TrainingTests.samples(400, seed: 51)
    #expect(Self.loss(learned.better, fresh) < Self.loss(Self.shipped, fresh) + 0.02)
  }

  @Test("One that foretells worse than the shipped one is not used")
  func worse() {
    var learned = Self.learned(replies: 2, of: Self.shifted)
    let usedBefore = usesLearned(learned)
    #expect(usedBefore)
    // Whatever was learned, the text now turns out to be what it has become less sure of.
    for sample in TrainingTests.samples(300, seed: 9) {
      guard let before = Self.shipped.predict(sample.features),
        let now = learned.current.predict(sample.features)
      else { continue }
      let gains = [
        now.allRejected - before.allRejected, now.mixed - before.mixed, now.allAccepted - before.allAccepted,
      ]
      var unlucky = sample
      unlucky.label = gains.indices.min { gains[$0] < gains[$1] } ?? 0
      learned.learn(from: [unlucky])
    }
    let (usedAfter, isShipped) = (usesLearned(learned), learned.better == Self.shipped)
    #expect(!usedAfter && isShipped)
    #expect(learned.distance > 0)
  }

  /// Predictors are too long to be shown where a comparison fails.
  private func usesLearned(_ learned: LearnedPredictor) -> Bool { learned.better == learned.current }

  @Test("A reply teaches a bounded number of samples, and nothing if it has none")
  func boundedSteps() {
    let samples = Self.shifted(500, seed: 7)
    var (all, first) = (LearnedPredictor(shipped: Self.shipped), LearnedPredictor(shipped: Self.shipped))
    all.learn(from: samples)
    first.learn(from: Array(samples.prefix(LearnedPredictor.samplesPerReply)))
    let isBounded = all == first
    #expect(isBounded && all.foresight.sampleCount == 64)
    first.learn(from: [])
    // Features that are no numbers, or of another model, teach nothing.
    for features in [[Float](repeating: .nan, count: 8), [1, 2, 3]] {
      first.learn(from: [PosteriorSample(features: features, label: 0, confidences: [1], prompt: 0)])
    }
    let isUnchanged = all == first
    #expect(isUnchanged)
  }

  @Test("Only the last layer changes, and it stays near, whatever is taught for however long")
  func boundedDistance() {
    var learned = LearnedPredictor(shipped: Self.shipped)
    var furthest: Float = 0
    for reply in 0..<120 {
      // Labels that contradict the features.
      learned.learn(
        from: TrainingTests.samples(64, seed: UInt64(reply)).map { sample in
          var sample = sample
          sample.label = [2, 0, 1][sample.label]
          return sample
        })
      furthest = max(furthest, learned.distance)
    }
    #expect(furthest > 0.3 && furthest <= LearnedPredictor.distanceLimit * 1.0001)
    let (isKept, sharesLayers) = (
      learned.shipped == Self.shipped, Self.shipped.sharesHiddenLayers(with: learned.current)
    )
    #expect(isKept && sharesLayers)
  }

  // MARK: Its file

  @Test("What was learned survives its file, and the file is a predictor's")
  func roundTrip() throws {
    let learned = Self.learned(replies: 3, of: Self.shifted)
    let data = try learned.data()
    let isRead = try LearnedPredictor(reading: data, shipped: Self.shipped) == learned
    let isPredictor = try HRADPredictor(reading: data) == learned.current
    #expect(isRead && isPredictor)
  }

  @Test("What was learned from another predictor is left alone")
  func otherShipped() throws {
    let data = try Self.learned(replies: 1, of: Self.shifted).data()
    let retrained = try HRADPredictor(reading: TrainingTests.trained(seed: 2, epochs: 1).data())
    #expect(try LearnedPredictor(reading: data, shipped: retrained) == nil)
    // The same weights for another pair are another predictor, too.
    var renamed = Self.shipped
    renamed.record.pair = "other"
    #expect(try LearnedPredictor(reading: data, shipped: renamed) == nil)
  }

  @Test("A file that is broken, or further away than learning goes, is refused")
  func hostile() throws {
    let learned = Self.learned(replies: 1, of: Self.shifted)
    let data = try learned.data()
    for length in [0, 8, 200, data.count / 2, data.count - 1] {
      #expect(throws: PredictorError.self) {
        try LearnedPredictor(reading: data.prefix(length), shipped: Self.shipped)
      }
    }
    // A predictor's own file says nothing about foresight.
    #expect(throws: PredictorError.self) {
      try LearnedPredictor(reading: Self.shipped.data(), shipped: Self.shipped)
    }
    for (key, value) in [
      ("learned_samples", "-1"), ("learned_samples", "99999999999999999999"), ("learned_loss", "nan"),
      ("shipped_loss", "-3"), ("learned_loss", "inf"), ("shipped_loss", ""),
    ] {
      var file = try SafetensorsFile(reading: data)
      file.metadata[key] = value
      #expect(throws: PredictorError.self) {
        try LearnedPredictor(reading: file.data(), shipped: Self.shipped)
      }
    }
    for change: Float in [100, .nan] {
      var file = try SafetensorsFile(reading: data)
      file.tensors["layers.2.bias"]?.values[1] += change
      #expect(throws: PredictorError.self) {
        try LearnedPredictor(reading: file.data(), shipped: Self.shipped)
      }
    }
  }
}
