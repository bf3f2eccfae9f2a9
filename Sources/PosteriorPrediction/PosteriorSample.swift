import SpecCore

/// A decision on a posterior length, and what would have been right.
public struct PosteriorSample: Sendable, Equatable {
  /// As `ModelBackend.posteriorFeatures(row:after:)` gives them.
  public var features: [Float]
  /// 0, 1 or 2: none, some or all of the continuation was what the target said.
  public var label: Int
  /// max q at each of its positions.
  public var confidences: [Double]
  /// The prompt it comes from.
  public var prompt: Int

  public init(features: [Float], label: Int, confidences: [Double], prompt: Int) {
    self.features = features
    self.label = label
    self.confidences = confidences
    self.prompt = prompt
  }
}

/// What the draft alone says: tokens are expected to be accepted as long as max q is at least a threshold.
public struct ConfidenceRule: Sendable, Equatable {
  public let threshold: Double

  public init(threshold: Double) { self.threshold = threshold }

  /// The threshold of highest macro-F1 on some samples.
  public init(bestOn samples: [PosteriorSample]) {
    let candidates = stride(from: 0.02, through: 0.995, by: 0.005).map(ConfidenceRule.init)
    self =
      candidates.max { $0.report(samples).macroF1 < $1.report(samples).macroF1 }
      ?? ConfidenceRule(threshold: 0.5)
  }

  public func predict(_ confidences: [Double]) -> Int {
    let sure = confidences.prefix { $0 >= threshold }.count
    return sure == 0 ? 0 : sure == confidences.count ? 2 : 1
  }

  public func report(_ samples: [PosteriorSample]) -> ClassificationReport {
    ClassificationReport(truths: samples.map(\.label), predictions: samples.map { predict($0.confidences) })
  }
}

/// One number tells: max q at the first position. Below a threshold one class is expected, from it on another.
public struct FirstConfidenceRule: Sendable, Equatable {
  public let threshold: Double
  public let below: Int
  public let above: Int

  init(threshold: Double, below: Int, above: Int) {
    self.threshold = threshold
    self.below = below
    self.above = above
  }

  /// The rule of highest macro-F1 on some samples.
  public init(bestOn samples: [PosteriorSample]) {
    var best = (rule: FirstConfidenceRule(threshold: 0.5, below: 0, above: 2), score: -1.0)
    for threshold in stride(from: 0.02, through: 0.99, by: 0.01) {
      for (below, above) in [(0, 1), (0, 2), (1, 2)] {
        let rule = FirstConfidenceRule(threshold: threshold, below: below, above: above)
        let score = rule.report(samples).macroF1
        if score > best.score { best = (rule, score) }
      }
    }
    self = best.rule
  }

  public func report(_ samples: [PosteriorSample]) -> ClassificationReport {
    ClassificationReport(
      truths: samples.map(\.label),
      predictions: samples.map { $0.confidences[0] < threshold ? below : above })
  }
}

extension HRADPredictor {
  public func report(_ samples: [PosteriorSample]) -> ClassificationReport {
    ClassificationReport(
      truths: samples.map(\.label),
      predictions: samples.map { predict($0.features)?.posteriorClass ?? 1 })
  }
}
