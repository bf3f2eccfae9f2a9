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
      let row = LogitRow(logits)
      return settings.isGreedy ? Distribution(certain: row.argmax) : filtered(row)
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
      let row = LogitRow(logits)
      return settings.isGreedy
        ? DraftDistribution(ranked: Self.ranked(row, DraftDistribution.rankedLimit))
        : DraftDistribution(sampled: filtered(row))
    }
  }

  /// The most likely tokens as the logits say, at temperature 1; for people to read where p itself tells
  /// nothing, being certain of one token.
  public func likelihoods(
    of logits: UnsafeBufferPointer<Float>, after recent: [Token]
  ) -> [RankedToken] {
    penalising(logits, recent) { Self.ranked(LogitRow($0), JudgementBackground.rankedCount) }
  }

  // MARK: Greedy

  private static func ranked(_ row: LogitRow, _ count: Int) -> [RankedToken] {
    guard row.peak.isFinite else { return [RankedToken(token: row.argmax, probability: 1)] }
    let total = SamplingKernels.mass(row.logits, peak: row.peak)
    let ranked = row.largest(count).map {
      RankedToken(token: $0.token, probability: exp($0.probability - Double(row.peak)) / total)
    }
    return ranked.filter { $0.probability > 0 }
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

  private func filtered(_ row: LogitRow) -> Distribution {
    // Where nothing is a finite number, there is no distribution to draw from.
    guard row.peak.isFinite else { return Distribution(certain: row.argmax) }
    var cut = LogitCut.all
    if settings.topK > 0 { cut = topK(row) }
    if settings.topP < 1 { cut = .stricter(cut, topP(row, after: cut)) }
    if settings.minP > 0 {
      cut = .stricter(cut, LogitCut(floor: row.peak + Float(log(settings.minP)), lastToken: .max))
    }
    return row.distribution(cut, temperature: settings.temperature)
  }

  /// So many are found by keeping the largest in order; more by a histogram.
  private static let rankedLimit = 256

  private func topK(_ row: LogitRow) -> LogitCut {
    guard settings.topK < row.logits.count else { return .all }
    guard settings.topK <= Self.rankedLimit else {
      return CutSearch(peak: row.peak, measure: .count).cut(row, reaching: Double(settings.topK))
    }
    guard let last = row.largest(settings.topK).last else { return .all }
    return LogitCut(floor: Float(last.probability), lastToken: last.token)
  }

  /// - Parameter cut: what top-k leaves; top-p is a share of the mass of that.
  private func topP(_ row: LogitRow, after cut: LogitCut) -> LogitCut {
    let search = CutSearch(peak: row.peak, measure: .mass)
    return cut == .all
      ? search.cut(row, share: settings.topP) : search.cut(row, reaching: settings.topP * row.mass(cut))
  }
}
