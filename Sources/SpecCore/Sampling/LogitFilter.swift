import Foundation

/// Turns a row of logits into the next-token distribution under the user's sampling settings.
///
/// The order is llama.cpp's, which users of its models expect: repeat penalty, top-k, top-p, min-p,
/// temperature. At temperature 0 the distribution is certain of the most likely token.
public struct LogitFilter: Sendable {
  public let settings: SamplingSettings

  public init(_ settings: SamplingSettings) { self.settings = settings }

  /// The target's distribution p.
  ///
  /// - Parameters:
  ///   - logits: one row, `[vocabularySize]`.
  ///   - recent: the tokens before the position; the last `repeatWindow` are penalised.
  public func distribution(of logits: UnsafeBufferPointer<Float>, after recent: [Token]) -> Distribution {
    if settings.isGreedy, !penalises(recent) { return Distribution(certain: Self.argmax(logits)) }
    let logits = penalised(logits, after: recent)
    return logits.withUnsafeBufferPointer { logits in
      settings.isGreedy ? Distribution(certain: Self.argmax(logits)) : filtered(logits)
    }
  }

  /// The draft's distribution q at one position: ranked for display and branching, exact for judging.
  ///
  /// At temperature 0 q is what the logits say at temperature 1 (a certain q would be no confidence
  /// measure), and tokens are taken by rank instead of drawn.
  public func draftDistribution(
    of logits: UnsafeBufferPointer<Float>, after recent: [Token]
  ) -> DraftDistribution {
    guard settings.isGreedy else {
      return DraftDistribution(sampled: distribution(of: logits, after: recent))
    }
    guard penalises(recent) else { return Self.ranked(logits) }
    return penalised(logits, after: recent).withUnsafeBufferPointer(Self.ranked)
  }

  private static func ranked(_ logits: UnsafeBufferPointer<Float>) -> DraftDistribution {
    let largest = RankedToken.largest(DraftDistribution.rankedLimit, of: logits)
    let peak = Float(largest.first?.probability ?? 0)
    var sum = 0.0
    for logit in logits { sum += Double(expf(logit - peak)) }
    return DraftDistribution(
      ranked: largest.map {
        RankedToken(token: $0.token, probability: exp($0.probability - Double(peak)) / sum)
      })
  }

  private func penalises(_ recent: [Token]) -> Bool {
    settings.repeatPenalty != 1 && settings.repeatWindow > 0 && !recent.isEmpty
  }

  private func penalised(_ logits: UnsafeBufferPointer<Float>, after recent: [Token]) -> [Float] {
    var logits = Array(logits)
    guard penalises(recent) else { return logits }
    let penalty = Float(settings.repeatPenalty)
    for token in Set(recent.suffix(settings.repeatWindow)) where logits.indices.contains(Int(token)) {
      let logit = logits[Int(token)]
      logits[Int(token)] = logit > 0 ? logit / penalty : logit * penalty
    }
    return logits
  }

  private func filtered(_ logits: UnsafeBufferPointer<Float>) -> Distribution {
    let peak = logits.max() ?? 0
    let temperature = Float(settings.temperature)
    guard settings.topK > 0 || settings.topP < 1 || settings.minP > 0 else {
      return Distribution(tokens: nil, weights: logits.map { expf(($0 - peak) / temperature) })
    }
    let kept = keptTokens(logits, peak: peak).sorted()
    return Distribution(
      tokens: kept, weights: kept.map { expf((logits[Int($0)] - peak) / temperature) })
  }

  /// The tokens that top-k, top-p and min-p leave, most likely first.
  private func keptTokens(_ logits: UnsafeBufferPointer<Float>, peak: Float) -> [Token] {
    var order = (0..<Token(logits.count)).filter { logits[Int($0)] > -.infinity }
    order.sort { (logits[Int($0)], $1) > (logits[Int($1)], $0) }
    if settings.topK > 0 { order = Array(order.prefix(settings.topK)) }
    if settings.topP < 1 { order = topP(order, logits, peak) }
    if settings.minP > 0 {
      let floor = peak + Float(log(settings.minP))
      order = Array(order.prefix { logits[Int($0)] >= floor })
    }
    return order.isEmpty ? [Self.argmax(logits)] : order
  }

  private func topP(_ order: [Token], _ logits: UnsafeBufferPointer<Float>, _ peak: Float) -> [Token] {
    let weights = order.map { Double(expf(logits[Int($0)] - peak)) }
    let needed = settings.topP * weights.reduce(0, +)
    var sum = 0.0
    var count = 0
    while count < order.count, sum < needed {
      sum += weights[count]
      count += 1
    }
    return Array(order.prefix(max(count, 1)))
  }

  /// The most likely token, ties to the lower id.
  static func argmax(_ logits: UnsafeBufferPointer<Float>) -> Token {
    var best = 0
    for index in logits.indices where logits[index] > logits[best] { best = index }
    return Token(best)
  }
}
