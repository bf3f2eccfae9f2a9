internal import CSampling
import Foundation

/// A row of logits and the maximum of each of its blocks: one pass, after which most questions about the
/// likeliest tokens concern a few blocks only.
struct LogitRow {
  let logits: UnsafeBufferPointer<Float>
  /// The largest logit; −∞ where there is no number.
  let peak: Float
  private let blockMaxima: [Float]

  init(_ logits: UnsafeBufferPointer<Float>) {
    self.logits = logits
    (blockMaxima, peak) = SamplingKernels.blockMaxima(logits)
  }

  /// The most likely token, ties to the lower id.
  var argmax: Token {
    guard let block = blockMaxima.firstIndex(of: peak) else { return 0 }
    let start = block * SamplingKernels.blockSize
    let index = logits[start..<min(start + SamplingKernels.blockSize, logits.count)].firstIndex(of: peak)
    return Token(index ?? 0)
  }

  /// The most likely tokens in order, with their logits; ties to the lower id.
  func largest(_ count: Int) -> [RankedToken] {
    RankedToken.largest(count, of: logits, blockMaxima: blockMaxima)
  }

  /// The tokens whose logits are at least `floor`, ascending; nil if there are more than `capacity`.
  func tokens(from floor: Float, capacity: Int) -> [Token]? {
    guard let base = logits.baseAddress else { return [] }
    var isComplete = true
    // The branch-free collector writes one past what it has found.
    let tokens = [Token](unsafeUninitializedCapacity: capacity + 1) { buffer, initialized in
      let found = sampling_collect(
        base, logits.count, blockMaxima, floor, buffer.baseAddress!, capacity)
      isComplete = found <= capacity
      initialized = min(found, capacity)
    }
    return isComplete ? tokens : nil
  }

  /// The sum of exp(logit − peak) of the tokens that a cut keeps.
  func mass(_ cut: LogitCut) -> Double {
    if cut.floor > -.infinity, let kept = keptTokens(cut, capacity: 4096) {
      return kept.reduce(0) { $0 + exp(Double(logits[Int($1)]) - Double(peak)) }
    }
    let tied = min(Int(cut.lastToken) + 1, logits.count)
    return SamplingKernels.mass(.init(rebasing: logits[..<tied]), peak: peak, floor: cut.floor)
      + SamplingKernels.mass(.init(rebasing: logits[tied...]), peak: peak, floor: cut.floor.nextUp)
  }

  /// The tokens that a cut keeps, ascending; nil if there are more than `capacity`.
  private func keptTokens(_ cut: LogitCut, capacity: Int) -> [Token]? {
    var kept = tokens(from: cut.floor, capacity: capacity)
    kept?.removeAll { $0 > cut.lastToken && logits[Int($0)] == cut.floor }
    return kept
  }

  /// The distribution of the tokens that a cut keeps.
  ///
  /// - Parameter temperature: above 0; `peak` is finite.
  func distribution(_ cut: LogitCut, temperature: Double) -> Distribution {
    let scale = Float(1 / temperature)
    // Up to some share of the vocabulary a list costs less than a weight for every token; tokens in every
    // block are taken for more than that.
    if blockMaxima.contains(where: { $0 < cut.floor }),
      let kept = keptTokens(cut, capacity: logits.count / 8)
    {
      let keptLogits = kept.map { logits[Int($0)] }
      return keptLogits.withUnsafeBufferPointer {
        Self.weigh($0, tokens: kept, peak: peak, scale: scale, cut: LogitCut.all)
      }
    }
    return Self.weigh(logits, tokens: nil, peak: peak, scale: scale, cut: cut)
  }

  private static func weigh(
    _ logits: UnsafeBufferPointer<Float>, tokens: [Token]?, peak: Float, scale: Float, cut: LogitCut
  ) -> Distribution {
    var total = 0.0
    let weights = [Float](unsafeUninitializedCapacity: logits.count) { buffer, initialized in
      initialized = logits.count
      guard let base = logits.baseAddress, let result = buffer.baseAddress else { return }
      let pass = SamplingKernels.best.exp_weights
      // Tokens equal to the floor are kept up to the last one only.
      let tied = min(Int(cut.lastToken) + 1, logits.count)
      total = pass(base, tied, peak, scale, cut.floor, result)
      total += pass(base + tied, logits.count - tied, peak, scale, cut.floor.nextUp, result + tied)
    }
    return Distribution(tokens: tokens, weights: weights, total: total)
  }
}
