/// A next-token distribution after temperature and filters: the tokens that have probability, and it.
///
/// Rows are kept in ascending token order, so that inverting the cumulative distribution with a given
/// uniform always picks the same token.
public struct Distribution: Sendable, Equatable {
  /// Token ids in ascending order, or nil if they are `0 ..< probabilities.count`.
  private let tokens: [Token]?
  /// Probability of each token; sums to 1.
  private let probabilities: [Float]

  /// All mass on one token.
  public init(certain token: Token) {
    tokens = [token]
    probabilities = [1]
  }

  /// Normalises `weights`, which are non-negative with a positive sum.
  ///
  /// - Parameter tokens: the ids in ascending order, or nil for `0 ..< weights.count`.
  public init(tokens: [Token]?, weights: [Float]) {
    precondition(tokens == nil || tokens?.count == weights.count, "one weight per token")
    var sum = 0.0
    for weight in weights { sum += Double(weight) }
    let scale = 1 / sum
    self.tokens = tokens
    probabilities = weights.map { Float(Double($0) * scale) }
  }

  /// How many tokens have probability above 0.
  public var supportCount: Int { probabilities.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } }

  public func probability(of token: Token) -> Double {
    guard let row = row(of: token) else { return 0 }
    return Double(probabilities[row])
  }

  /// The token at which the cumulative probability passes `uniform`, which is in [0, 1).
  public func sample(uniform: Double) -> Token {
    var cumulative = 0.0
    var last = 0
    for (row, probability) in probabilities.enumerated() where probability > 0 {
      cumulative += Double(probability)
      last = row
      if uniform < cumulative { break }
    }
    return token(at: last)
  }

  /// The most likely tokens, ties to the lower id.
  public func ranked(_ count: Int) -> [RankedToken] {
    probabilities.withUnsafeBufferPointer { RankedToken.largest(count, of: $0) }.map {
      RankedToken(token: token(at: Int($0.token)), probability: $0.probability)
    }
  }

  /// norm(max(self − other, 0)), or self where that sums to zero by rounding.
  public func residual(subtracting other: Distribution) -> Distribution {
    var weights = probabilities
    for row in weights.indices {
      weights[row] = max(weights[row] - Float(other.probability(of: token(at: row))), 0)
    }
    guard weights.contains(where: { $0 > 0 }) else { return self }
    return Distribution(tokens: tokens, weights: weights)
  }

  /// norm(self without `token`), or nil if nothing is left.
  public func removing(_ token: Token) -> Distribution? {
    guard let row = row(of: token) else { return self }
    var weights = probabilities
    weights[row] = 0
    guard weights.contains(where: { $0 > 0 }) else { return nil }
    return Distribution(tokens: tokens, weights: weights)
  }

  private func token(at row: Int) -> Token { tokens?[row] ?? Token(row) }

  private func row(of token: Token) -> Int? {
    guard let tokens else {
      return probabilities.indices.contains(Int(token)) ? Int(token) : nil
    }
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens[low] == token ? low : nil
  }
}
