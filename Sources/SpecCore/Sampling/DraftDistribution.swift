/// The draft's distribution q at one position, with what drawing from it needs.
public struct DraftDistribution: Sendable, Equatable {
  /// How many of the most likely tokens are kept for branching and display.
  public static let rankedLimit = DecodingParameters.branchCountRange.upperBound

  /// The most likely tokens in descending order, ties to the lower id; at most `rankedLimit`.
  public let ranked: [RankedToken]
  /// The exact filtered q that tokens are sampled from; nil if they are taken by rank (temperature 0).
  public let exact: Distribution?

  /// Tokens are taken by rank; `ranked` is not empty.
  public init(ranked: [RankedToken]) {
    self.ranked = ranked
    exact = nil
  }

  /// Tokens are sampled from `exact`.
  public init(sampled exact: Distribution) {
    ranked = exact.ranked(Self.rankedLimit)
    self.exact = exact
  }

  /// max q, the draft's confidence.
  public var confidence: Double { ranked.first?.probability ?? 0 }

  /// How many different tokens can be drawn.
  public var supportCount: Int { exact?.supportCount ?? ranked.count }

  /// The rule by which a token drawn from here is judged.
  public var draw: DrawMethod { exact == nil ? .deterministic : .sampled }

  public func probability(of token: Token) -> Double {
    exact?.probability(of: token) ?? ranked.first { $0.token == token }?.probability ?? 0
  }

  /// Draws `count` different tokens in order: by rank, or sampled without replacement.
  ///
  /// - Parameters:
  ///   - first: a token that was drawn from here earlier and stays the first one.
  ///   - count: at least 1; capped at `supportCount`.
  public func draw(
    _ count: Int, first: Token? = nil, uniforms: inout some UniformSource
  ) -> [Token] {
    let count = min(max(count, 1), supportCount)
    guard let exact else {
      let others = ranked.map(\.token).filter { $0 != first }
      return Array(((first.map { [$0] } ?? []) + others).prefix(count))
    }
    var drawn: [Token] = first.map { [$0] } ?? []
    var rest: Distribution? = first.map { exact.removing($0) } ?? exact
    while drawn.count < count, let current = rest {
      let token = current.sample(uniform: uniforms.next())
      drawn.append(token)
      rest = current.removing(token)
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
