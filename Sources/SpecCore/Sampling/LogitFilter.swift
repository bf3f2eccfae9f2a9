import Foundation

/// Turns a row of logits into the next-token distribution under the user's sampling settings.
///
/// The order is llama.cpp's, which users of its models expect: repeat penalty, top-k, top-p, min-p,
/// temperature. At temperature 0 the distribution is certain of the most likely token.
public struct LogitFilter: Sendable {
  public let settings: SamplingSettings

  public init(_ settings: SamplingSettings) { self.settings = settings }

  /// Whether the tokens before a position matter.
  public var looksBack: Bool { settings.repeatPenalty != 1 && settings.repeatWindow > 0 }

  /// The target's distribution p.
  ///
  /// - Parameters:
  ///   - logits: one row, `[vocabularySize]`.
  ///   - recent: the tokens before the position; the last `repeatWindow` are penalised. Needed only if
  ///     the filter `looksBack`.
  public func distribution(of logits: UnsafeBufferPointer<Float>, after recent: [Token]) -> Distribution {
    penalising(logits, recent) { logits in
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
    penalising(logits, recent) { logits in
      settings.isGreedy
        ? Self.ranked(logits) : DraftDistribution(sampled: filtered(logits))
    }
  }

  // MARK: Greedy

  private static func ranked(_ logits: UnsafeBufferPointer<Float>) -> DraftDistribution {
    let largest = RankedToken.largest(DraftDistribution.rankedLimit, of: logits)
    let peak = Float(largest.first?.probability ?? 0)
    var sum = 0.0
    for logit in logits where logit > peak - negligible { sum += Double(expf(logit - peak)) }
    return DraftDistribution(
      ranked: largest.map {
        RankedToken(token: $0.token, probability: exp($0.probability - Double(peak)) / sum)
      })
  }

  /// Logits this far below the largest add nothing that a sum in double precision would show.
  private static let negligible: Float = 40

  /// The most likely token, ties to the lower id.
  static func argmax(_ logits: UnsafeBufferPointer<Float>) -> Token {
    var best = 0
    for index in logits.indices where logits[index] > logits[best] { best = index }
    return Token(best)
  }

  // MARK: Penalty

  private func penalising<Result>(
    _ logits: UnsafeBufferPointer<Float>, _ recent: [Token],
    _ body: (UnsafeBufferPointer<Float>) -> Result
  ) -> Result {
    guard looksBack, !recent.isEmpty else { return body(logits) }
    var penalised = Array(logits)
    let penalty = Float(settings.repeatPenalty)
    for token in Set(recent.suffix(settings.repeatWindow)) where logits.indices.contains(Int(token)) {
      let logit = logits[Int(token)]
      penalised[Int(token)] = logit > 0 ? logit / penalty : logit * penalty
    }
    return penalised.withUnsafeBufferPointer(body)
  }

  // MARK: Sampling

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
    let candidates = LogitCandidates(logits, peak: peak)
    let floor = settings.minP > 0 ? peak + Float(log(settings.minP)) : -.infinity
    // What top-p leaves of everything depends on everything's mass, what it leaves of top-k on theirs.
    var order =
      settings.topK > 0
      ? Array(candidates.sorted(count: settings.topK).prefix(settings.topK))
      : settings.topP < 1
        ? candidates.sorted(mass: settings.topP) : candidates.sorted(above: floor)
    if settings.topP < 1 {
      let total =
        settings.topK > 0 ? order.reduce(0) { $0 + candidates.weight($1) } : candidates.totalWeight
      order = candidates.prefix(of: order, weight: settings.topP * total)
    }
    return Array(order.prefix(1) + order.dropFirst().prefix { logits[Int($0)] >= floor })
  }
}
