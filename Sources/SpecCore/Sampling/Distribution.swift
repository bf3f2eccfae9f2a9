/// A next-token distribution after temperature and filters: the tokens that have probability, and it.
///
/// Rows are kept in ascending token order, so that inverting the cumulative distribution with a given
/// uniform always picks the same token. Weights stay as they are computed, with their sum; dividing all
/// of a large vocabulary's would take a pass of its own.
public struct Distribution: Sendable, Equatable {
  /// Token ids in ascending order, or nil if they are `0 ..< weights.count`.
  private let tokens: [Token]?
  /// Weight of each token, in proportion to its probability.
  private var weights: [Float]
  private var total: Double

  /// All mass on one token.
  public init(certain token: Token) {
    self.init(tokens: [token], weights: [1], total: 1)
  }

  /// Normalises `weights`, which are non-negative with a positive sum.
  ///
  /// - Parameter tokens: the ids in ascending order, or nil for `0 ..< weights.count`.
  public init(tokens: [Token]?, weights: [Float]) {
    precondition(tokens == nil || tokens?.count == weights.count, "one weight per token")
    self.init(tokens: tokens, weights: weights, total: SamplingKernels.sum(weights))
  }

  /// - Parameter total: the sum of the weights.
  init(tokens: [Token]?, weights: [Float], total: Double) {
    self.tokens = tokens
    self.weights = weights
    self.total = total
  }

  /// How many tokens have probability above 0.
  public var supportCount: Int {
    weights.withUnsafeBufferPointer { weights in
      weights.baseAddress.map { SamplingKernels.best.count_positive($0, weights.count) } ?? 0
    }
  }

  /// Whether it was made with all mass on one token.
  var isCertain: Bool { weights.count == 1 && tokens != nil }

  public func probability(of token: Token) -> Double {
    guard let row = row(of: token) else { return 0 }
    return Double(weights[row]) / total
  }

  /// The probability of the most likely token.
  public var largestProbability: Double {
    Double(weights.withUnsafeBufferPointer { SamplingKernels.blockMaxima($0).peak }) / total
  }

  /// The token at which the cumulative probability passes `uniform`, which is in [0, 1).
  public func sample(uniform: Double) -> Token {
    weights.withUnsafeBufferPointer { weights in
      guard let base = weights.baseAddress, !weights.isEmpty else { return token(at: 0) }
      return token(at: SamplingKernels.best.find(base, weights.count, uniform * total))
    }
  }

  /// The most likely tokens, ties to the lower id.
  public func ranked(_ count: Int) -> [RankedToken] {
    weights.withUnsafeBufferPointer { RankedToken.largest(count, of: $0) }.map {
      RankedToken(token: token(at: Int($0.token)), probability: $0.probability / total)
    }
  }

  /// norm(max(self − other, 0)), or self where that sums to zero by rounding.
  public func residual(subtracting other: Distribution) -> Distribution {
    var rest = self
    if tokens == nil, other.tokens == nil, weights.count == other.weights.count {
      (rest.weights, rest.total) = SamplingKernels.subtract(
        weights, other.weights, scale: total / other.total)
    } else {
      if tokens == nil, let others = other.tokens {
        for (row, token) in others.enumerated() where weights.indices.contains(Int(token)) {
          rest.subtract(Double(other.weights[row]) / other.total, at: Int(token))
        }
      } else {
        for row in weights.indices { rest.subtract(other.probability(of: token(at: row)), at: row) }
      }
      rest.total = SamplingKernels.sum(rest.weights)
    }
    return rest.total > 0 ? rest : self
  }

  /// norm(self without `token`), or nil if nothing is left.
  public func removing(_ token: Token) -> Distribution? {
    var rest = self
    return rest.remove(token) ? rest : nil
  }

  /// Takes a token out.
  ///
  /// - Returns: false if nothing is left.
  mutating func remove(_ token: Token) -> Bool {
    guard let row = row(of: token) else { return true }
    let weight = Double(weights[row])
    weights[row] = 0
    // What is left of a sum after its largest part is taken away would be mostly rounding.
    total = weight > total / 2 ? SamplingKernels.sum(weights) : total - weight
    return total > 0
  }

  /// Lowers one weight by a probability of this distribution, to no less than 0.
  private mutating func subtract(_ probability: Double, at row: Int) {
    weights[row] = max(Float(Double(weights[row]) - probability * total), 0)
  }

  private func token(at row: Int) -> Token { tokens?[row] ?? Token(row) }

  private func row(of token: Token) -> Int? {
    guard let tokens else {
      return weights.indices.contains(Int(token)) ? Int(token) : nil
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
