internal import CSampling
import Foundation

/// Finds where the cumulative mass, or count, of tokens in order of likelihood reaches a bound, without
/// sorting them: a histogram names the bucket in which it does, then only that bucket's tokens are looked at.
struct CutSearch {
  enum Measure {
    case count
    /// exp(logit − peak) of each token.
    case mass
  }

  let peak: Float
  let measure: Measure

  /// So few tokens are sorted.
  private static let sortedLimit = 48
  /// Logits below the peak that the first histogram of a row spans. Less likely tokens share a bucket.
  private static let firstSpan: Float = 32

  /// The shortest start of the order that has a share of the whole row, or all of it; at least one token.
  func cut(_ row: LogitRow, share: Double) -> LogitCut {
    let near = row.tokens(from: peak - 10, capacity: 4096)
    if near == nil, let found = sampledCut(row.logits, share: share) { return found }
    return cut(row, near, reaching: share * SamplingKernels.mass(row.logits, peak: peak))
  }

  /// The shortest start of the order that reaches `needed`, or all of it; at least one token.
  func cut(_ row: LogitRow, reaching needed: Double) -> LogitCut {
    let near = measure == .mass ? row.tokens(from: peak - 10, capacity: 4096) : nil
    return cut(row, near, reaching: needed)
  }

  private func cut(_ row: LogitRow, _ near: [Token]?, reaching needed: Double) -> LogitCut {
    if let near, let found = nearCut(row, near, reaching: needed) { return found }
    return cut(row.logits, nil, reaching: needed, high: peak, low: peak - Self.firstSpan)
  }

  /// Most rows have what is needed close to the peak; nil where this one has not.
  private func nearCut(_ row: LogitRow, _ near: [Token], reaching needed: Double) -> LogitCut? {
    let logits = near.map { row.logits[Int($0)] }
    return logits.withUnsafeBufferPointer { values in
      guard SamplingKernels.mass(values, peak: peak) >= needed else { return nil }
      return cut(values, near, reaching: needed, high: peak, low: logits.min() ?? peak)
    }
  }

  /// Blocks of a row to each one of a sample, and the least length of a row worth sampling.
  private static let (sampleStride, sampledLength) = (8, 32_768)

  /// Where the mass is spread over many tokens, a sample says well enough in which few buckets the cut
  /// is, and one pass whether that is true; nil where it is not.
  private func sampledCut(_ logits: UnsafeBufferPointer<Float>, share: Double) -> LogitCut? {
    guard logits.count >= Self.sampledLength, let base = logits.baseAddress else { return nil }
    let kernels = SamplingKernels.best
    let sample = Self.sample(logits)
    var histogram = sampling_histogram()
    (histogram.high, histogram.density) = (peak, Float(sampling_buckets - 1) / Self.firstSpan)
    kernels.histogram(sample, sample.count, peak, true, &histogram)
    // A share of the sample's own mass: what makes that vary makes both vary.
    let sampled = share * Self.total(histogram)
    let bucket = Float(Self.bucket(of: histogram, reaching: sampled).bucket)
    let high = peak - (bucket - 1) / histogram.density
    let low = peak - (bucket + 2) / histogram.density

    var above = 0.0
    let needed = share * kernels.exp_sum_above(base, logits.count, peak, high, &above)
    guard above < needed else { return nil }
    // As one bucket of its own.
    (histogram.high, histogram.density) = (high, 1 / (high - low))
    let members = Self.members(logits, histogram, 0)
    let values = members.map { logits[Int($0)] }
    return values.withUnsafeBufferPointer {
      guard above + SamplingKernels.mass($0, peak: peak) >= needed else { return nil }
      return cut(
        $0, members, reaching: needed - above, high: values.max() ?? high, low: values.min() ?? low)
    }
  }

  private static func total(_ histogram: sampling_histogram) -> Double {
    withUnsafeBytes(of: histogram.amounts) { $0.bindMemory(to: Double.self).reduce(0, +) }
  }

  /// Some blocks of a row.
  private static func sample(_ logits: UnsafeBufferPointer<Float>) -> [Float] {
    var sample: [Float] = []
    sample.reserveCapacity(logits.count / sampleStride + SamplingKernels.blockSize)
    let step = SamplingKernels.blockSize * sampleStride
    for start in stride(from: 0, to: logits.count - SamplingKernels.blockSize, by: step) {
      sample.append(
        contentsOf: UnsafeBufferPointer(rebasing: logits[start..<start + SamplingKernels.blockSize]))
    }
    return sample
  }

  /// - Parameters:
  ///   - tokens: whose logits these are, ascending; nil for all.
  ///   - high: the largest of the logits.
  ///   - low: the smallest, or any bound below `high`.
  private func cut(
    _ logits: UnsafeBufferPointer<Float>, _ tokens: [Token]?, reaching needed: Double, high: Float,
    low: Float
  ) -> LogitCut {
    let density = Float(sampling_buckets - 1) / (high - low)
    guard tokens == nil || logits.count > Self.sortedLimit, density.isFinite, density > 0 else {
      return walk(logits, tokens, reaching: needed)
    }
    var histogram = sampling_histogram()
    (histogram.high, histogram.density) = (high, density)
    SamplingKernels.best.histogram(
      logits.baseAddress!, logits.count, peak, measure == .mass, &histogram)
    let (bucket, above) = Self.bucket(of: histogram, reaching: needed)
    let members = Self.members(logits, histogram, bucket)
    guard members.count < logits.count || tokens == nil else {
      return walk(logits, tokens, reaching: needed)
    }
    let values = members.map { logits[Int($0)] }
    return values.withUnsafeBufferPointer {
      cut(
        $0, tokens.map { tokens in members.map { tokens[Int($0)] } } ?? members,
        reaching: needed - above, high: values.max() ?? high, low: values.min() ?? low)
    }
  }

  /// The bucket in which the sum reaches `needed`, or the last that holds something; and the sum before it.
  private static func bucket(
    of histogram: sampling_histogram, reaching needed: Double
  ) -> (bucket: Int32, above: Double) {
    withUnsafeBytes(of: histogram.amounts) { bytes in
      let amounts = bytes.bindMemory(to: Double.self)
      var sum = 0.0
      var last = (bucket: Int32(0), above: 0.0)
      for (bucket, amount) in amounts.enumerated() where amount > 0 {
        last = (Int32(bucket), sum)
        sum += amount
        if sum >= needed { break }
      }
      return last
    }
  }

  /// Indices of a bucket's logits, ascending, without those that weigh nothing.
  private static func members(
    _ logits: UnsafeBufferPointer<Float>, _ histogram: sampling_histogram, _ bucket: Int32
  ) -> [Token] {
    var members = [Token](unsafeUninitializedCapacity: logits.count) { buffer, initialized in
      initialized = withUnsafePointer(to: histogram) {
        SamplingKernels.best.bucket_members(
          logits.baseAddress!, logits.count, $0, bucket, buffer.baseAddress!)
      }
    }
    if bucket == sampling_buckets { members.removeAll { !(logits[Int($0)] > -.infinity) } }
    return members
  }

  /// Goes through the tokens in order; those of one logit are in order already.
  private func walk(
    _ logits: UnsafeBufferPointer<Float>, _ tokens: [Token]?, reaching needed: Double
  ) -> LogitCut {
    let token = { (index: Int) in tokens?[index] ?? Token(index) }
    if let first = logits.first, logits.allSatisfy({ $0 == first }) {
      let wanted = (needed / amount(first)).rounded(.up)
      return LogitCut(
        floor: first, lastToken: token(Int(min(max(wanted, 1), Double(logits.count))) - 1))
    }
    let order = logits.indices.filter { logits[$0] > -.infinity }
      .sorted { (logits[$0], $1) > (logits[$1], $0) }
    var sum = 0.0
    for index in order {
      sum += amount(logits[index])
      if sum >= needed { return LogitCut(floor: logits[index], lastToken: token(index)) }
    }
    return order.last.map { LogitCut(floor: logits[$0], lastToken: token($0)) } ?? .all
  }

  private func amount(_ logit: Float) -> Double {
    measure == .count ? 1 : exp(Double(logit) - Double(peak))
  }
}
