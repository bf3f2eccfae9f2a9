import SpecCore

/// Tokens and seconds of one mode on one prompt, which a rate sums up.
struct RatedSample: Equatable {
  var tokens = 0
  var seconds = 0.0
}

/// A value with its 95 % interval.
public struct Estimate: Sendable, Equatable, Codable {
  public var value: Double
  public var low: Double
  public var high: Double

  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }
}

/// Ratios of rates with bootstrap intervals: prompts are drawn with replacement, the same ones for all
/// modes, and the quantiles of the ratios over many such draws bound the interval (Efron's percentile
/// bootstrap).
///
/// A rate is Σ tokens ÷ Σ seconds over the prompts of one pass; a ratio of two modes is the median over
/// the passes of the ratios of their rates.
struct PairedBootstrap {
  /// Rates by pass (nil where a pass has none), of all prompts and of each draw of prompts.
  struct Rates {
    fileprivate let whole: [Double?]
    fileprivate let drawn: [[Double?]]

    /// Σ tokens ÷ Σ seconds, the median over the passes; nil without any.
    var value: Double? { whole.compactMap(\.self).median }
  }

  static let confidence = 0.95
  private let draws: [[Int]]

  /// - Parameters:
  ///   - prompts: how many there are.
  ///   - draws: how many times they are drawn.
  ///   - seed: fixes the draws.
  init(prompts: Int, draws: Int = 2000, seed: UInt64 = 1) {
    var uniforms = SeededUniforms(seed: seed, stream: 0)
    self.draws = (0..<draws).map { _ in
      (0..<prompts).map { _ in Int(uniforms.next() * Double(prompts)) }
    }
  }

  /// The rates of one mode.
  ///
  /// - Parameter samples: `[pass][prompt]`.
  func rates(_ samples: [[RatedSample]]) -> Rates {
    Rates(
      whole: samples.map { Self.rate(of: $0, $0.indices) },
      drawn: draws.map { draw in samples.map { Self.rate(of: $0, draw) } })
  }

  /// `rates` ÷ `base`; nil where no pass has both.
  func ratio(_ rates: Rates, over base: Rates) -> Estimate? {
    guard let value = Self.ratio(rates.whole, base.whole) else { return nil }
    let ratios = zip(rates.drawn, base.drawn).compactMap(Self.ratio).sorted()
    guard !ratios.isEmpty else { return nil }
    let tail = (1 - Self.confidence) / 2
    return Estimate(
      value: value, low: ratios.sortedQuantile(tail), high: ratios.sortedQuantile(1 - tail))
  }

  private static func ratio(_ rates: [Double?], _ base: [Double?]) -> Double? {
    zip(rates, base).compactMap { rate, base in
      if let rate, let base { rate / base } else { nil }
    }.median
  }

  private static func rate(of samples: [RatedSample], _ prompts: some Sequence<Int>) -> Double? {
    var (tokens, seconds) = (0, 0.0)
    for prompt in prompts {
      tokens += samples[prompt].tokens
      seconds += samples[prompt].seconds
    }
    return tokens > 0 && seconds > 0 ? Double(tokens) / seconds : nil
  }
}
