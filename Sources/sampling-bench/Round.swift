import SpecCore

/// How a row's logits are spread.
enum LogitShape: String, CaseIterable {
  /// Normal with a standard deviation of 3, and a few tokens far above: what a model says most of the time.
  case peaked
  /// Normal with a standard deviation of 1: most of the vocabulary matters.
  case flat
}

/// The logits of one round's chain, from both models, and the distributions drawn from.
final class Round {
  let targetLogits: [[Float]]
  let draftLogits: [[Float]]
  /// p and q of temperature 0.8 without filters.
  let targets: [Distribution]
  let drafts: [Distribution]
  private var drawn: [DraftDistribution] = []
  private var settings: SamplingSettings?

  init(_ shape: LogitShape, vocabulary: Int) {
    var uniforms = SeededUniforms(seed: 7, stream: UInt64(vocabulary))
    targetLogits = (0..<SamplingBench.positions).map { _ in Self.logits(shape, vocabulary, &uniforms) }
    // The draft agrees roughly.
    draftLogits = targetLogits.map { row in row.map { $0 + Float(uniforms.next() - 0.5) } }
    let filter = LogitFilter(SamplingSettings(temperature: 0.8))
    func distribution(_ row: [Float]) -> Distribution {
      row.withUnsafeBufferPointer { filter.distribution(of: $0, after: []) }
    }
    targets = targetLogits.map(distribution)
    drafts = draftLogits.map(distribution)
  }

  /// The draft's q under these settings: computed when the token was drafted, so once here, too.
  func drawnFrom(_ settings: SamplingSettings, _ position: Int) -> DraftDistribution {
    if settings != self.settings {
      self.settings = settings
      drawn = draftLogits.map { row in
        row.withUnsafeBufferPointer { LogitFilter(settings).draftDistribution(of: $0, after: []) }
      }
    }
    return drawn[position]
  }

  private static func logits(
    _ shape: LogitShape, _ vocabulary: Int, _ uniforms: inout SeededUniforms
  ) -> [Float] {
    let deviation = shape == .peaked ? 3.0 : 1.0
    var row = (0..<vocabulary).map { _ in
      // The sum of twelve uniforms is normal enough, with variance 1.
      Float(deviation * (0..<12).reduce(-6.0) { sum, _ in sum + uniforms.next() })
    }
    if shape == .peaked {
      for height in [24, 22.5, 21, 20, 18] as [Float] {
        row[Int(uniforms.next() * Double(vocabulary))] = height
      }
    }
    return row
  }
}
