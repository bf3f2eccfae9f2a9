/// The draft's distribution q at one position, with what drawing from it needs.
public struct DraftDistribution: Sendable, Equatable {
  /// How many of the most likely tokens are kept for branching and display.
  public static let rankedLimit = DecodingParameters.branchCountRange.upperBound

  /// The exact filtered q that tokens are sampled from; nil if they are taken by rank (temperature 0).
  public let exact: Distribution?
  /// max q, the draft's confidence.
  public let confidence: Double
  /// What is taken by rank.
  private let byRank: [RankedToken]

  /// Tokens are taken by rank; `ranked` is not empty.
  public init(ranked: [RankedToken]) {
    exact = nil
    confidence = ranked.first?.probability ?? 0
    byRank = ranked
  }

  /// Tokens are sampled from `exact`.
  public init(sampled exact: Distribution) {
    self.exact = exact
    confidence = exact.largestProbability
    byRank = []
  }

  /// The most likely tokens in descending order, ties to the lower id; at most `rankedLimit`.
  public var ranked: [RankedToken] { exact?.ranked(Self.rankedLimit) ?? byRank }

  /// The first of them.
  func ranked(_ count: Int) -> [RankedToken] { exact?.ranked(count) ?? Array(byRank.prefix(count)) }

  /// How many different tokens can be drawn.
  public var supportCount: Int { exact?.supportCount ?? byRank.count }

  /// The rule by which a token drawn from here is judged.
  public var draw: DrawMethod { exact == nil ? .deterministic : .sampled }

  public func probability(of token: Token) -> Double {
    exact?.probability(of: token) ?? byRank.first { $0.token == token }?.probability ?? 0
  }

  /// Draws `count` different tokens in order: by rank, or sampled without replacement.
  ///
  /// - Parameters:
  ///   - first: a token that was drawn from here earlier and stays the first one.
  ///   - count: at least 1; capped at `supportCount`.
  public func draw(
    _ count: Int, first: Token? = nil, uniforms: inout some UniformSource
  ) -> [Token] {
    guard let exact else {
      let others = byRank.map(\.token).filter { $0 != first }
      return Array(((first.map { [$0] } ?? []) + others).prefix(max(count, 1)))
    }
    guard count > 1 else { return [first ?? exact.sample(uniform: uniforms.next())] }
    var drawn: [Token] = []
    var rest = exact
    while drawn.count < count {
      let token = drawn.isEmpty && first != nil ? first! : rest.sample(uniform: uniforms.next())
      drawn.append(token)
      guard drawn.count < count, rest.remove(token) else { break }
    }
    return drawn
  }
}

/// How a drafted token was chosen, which decides the rule that judges it.
public enum DrawMethod: String, Codable, Sendable {
  /// Drawn from q; judged by rule 1, or the sampled form of rule 3.
  case sampled
  /// A function of q alone; judged by rule 2, or the deterministic form of rule 3.
  case deterministic
}
