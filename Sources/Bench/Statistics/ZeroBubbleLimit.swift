/// How fast greedy speculation with one chain could be if no lane ever waited.
///
/// Each target forward takes the same time and verifies a chain that was drafted meanwhile, so it commits
/// the draft's hits up to its first miss, at most γ of them, and one token more.
public struct ZeroBubbleLimit: Sendable, Equatable, Codable {
  /// γ: tokens that the draft makes in the time of one target forward.
  public var draftLength: Int
  public var tokens: Int
  public var targetForwards: Int
  /// Tokens where the draft's most likely one was the target's.
  public var hits: Int

  /// The most tokens per target forward, so the largest speed-up over autoregressive decoding.
  public var speedup: Double { targetForwards > 0 ? Double(tokens) / Double(targetForwards) : 0 }
  /// α, the draft's greedy agreement with the target.
  public var agreement: Double { tokens > 0 ? Double(hits) / Double(tokens) : 0 }

  /// Replays replies.
  ///
  /// - Parameters:
  ///   - replies: for each token of each reply, whether the draft hits it.
  ///   - draftLength: γ, at least 0.
  public init(replies: [[Bool]], draftLength: Int) {
    self.draftLength = draftLength
    (tokens, targetForwards, hits) = (0, 0, 0)
    for reply in replies {
      tokens += reply.count
      hits += reply.count(where: \.self)
      targetForwards += Self.forwards(reply, draftLength)
    }
  }

  private static func forwards(_ reply: [Bool], _ draftLength: Int) -> Int {
    var (position, forwards) = (0, 0)
    while position < reply.count {
      let accepted = reply[position...].prefix(draftLength).prefix { $0 }.count
      position += accepted + 1
      forwards += 1
    }
    return forwards
  }
}
