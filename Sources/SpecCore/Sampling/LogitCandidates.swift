import Foundation

/// A row of logits, of which only the most likely tokens are ever sorted.
///
/// One pass counts tokens and their probability mass by distance from the largest logit; that tells how
/// far down the tokens in question reach, and only those are sorted.
struct LogitCandidates {
  private static let bucketCount = 256
  /// Distance in logits that one bucket spans; the last takes everything beyond.
  private static let bucketSpan: Float = 0.125

  private let logits: UnsafeBufferPointer<Float>
  private let peak: Float
  private var counts = [Int](repeating: 0, count: bucketCount)
  private var masses = [Double](repeating: 0, count: bucketCount)

  /// - Parameter peak: the largest logit.
  init(_ logits: UnsafeBufferPointer<Float>, peak: Float) {
    self.logits = logits
    self.peak = peak
    for logit in logits {
      let bucket = Self.bucket(peak - logit)
      counts[bucket] += 1
      masses[bucket] += Double(expf(logit - peak))
    }
  }

  /// The sum of all tokens' weights, the most likely one's being 1.
  var totalWeight: Double { masses.reduce(0, +) }

  func weight(_ token: Token) -> Double { Double(expf(logits[Int(token)] - peak)) }

  /// The most likely tokens in order, ties to the lower id: at least `count` of them.
  func sorted(count: Int) -> [Token] {
    var sum = 0
    return sorted(
      downTo: lastBucket { bucket in
        sum += counts[bucket]
        return sum >= count
      })
  }

  /// The most likely tokens in order: at least those that make up a share of the mass.
  func sorted(mass share: Double) -> [Token] {
    let needed = share * totalWeight
    var sum = 0.0
    return sorted(
      downTo: lastBucket { bucket in
        sum += masses[bucket]
        return sum > needed
      })
  }

  /// The tokens in order whose logits are at least `floor`.
  func sorted(above floor: Float) -> [Token] {
    sort((0..<Token(logits.count)).filter { logits[Int($0)] >= floor })
  }

  /// The shortest start of `order` whose weights reach `weight`; at least one token.
  func prefix(of order: [Token], weight needed: Double) -> [Token] {
    var sum = 0.0
    var count = 0
    while count < order.count, sum < needed {
      sum += weight(order[count])
      count += 1
    }
    return Array(order.prefix(max(count, 1)))
  }

  private func lastBucket(where isEnough: (Int) -> Bool) -> Int {
    (0..<Self.bucketCount).first(where: isEnough) ?? Self.bucketCount - 1
  }

  private func sorted(downTo last: Int) -> [Token] {
    sort((0..<Token(logits.count)).filter { Self.bucket(peak - logits[Int($0)]) <= last })
  }

  private func sort(_ tokens: [Token]) -> [Token] {
    tokens.sorted { (logits[Int($0)], $1) > (logits[Int($1)], $0) }
  }

  private static func bucket(_ distance: Float) -> Int {
    let bucket = distance / bucketSpan
    return bucket < Float(bucketCount - 1) ? Int(bucket) : bucketCount - 1
  }
}
