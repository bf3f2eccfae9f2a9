import SpecCore

/// Speeds of autoregressive decoding measured in this session, by pair and pace: what ratios are taken of.
struct Baseline: Equatable, Sendable {
  private struct Measurement: Equatable, Sendable {
    let pair: String
    let pace: EmulatedLanes?
    var tokens: Double
    var seconds: Double
  }

  /// Replies shorter than this say too little about a speed.
  static let fewestTokens = 8

  private var measurements: [Measurement] = []

  /// Takes in a finished autoregressive reply that ran at one pace.
  mutating func add(_ metrics: DecodingMetrics, pair: String, pace: EmulatedLanes?) {
    guard metrics.generatedTokens >= Self.fewestTokens, metrics.tokensPerSecond > 0 else { return }
    let tokens = Double(metrics.generatedTokens)
    let seconds = tokens / metrics.tokensPerSecond
    if let index = index(pair: pair, pace: pace) {
      measurements[index].tokens += tokens
      measurements[index].seconds += seconds
    } else {
      measurements.append(Measurement(pair: pair, pace: pace, tokens: tokens, seconds: seconds))
    }
  }

  /// Tokens per second; nil where nothing was measured.
  func tokensPerSecond(pair: String, pace: EmulatedLanes?) -> Double? {
    index(pair: pair, pace: pace).map { measurements[$0].tokens / measurements[$0].seconds }
  }

  private func index(pair: String, pace: EmulatedLanes?) -> Int? {
    measurements.firstIndex { $0.pair == pair && $0.pace == pace }
  }
}
