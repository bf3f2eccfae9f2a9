/// Where a reply comes from.
public struct ReplyProvenance: Equatable, Sendable {
  /// The name of the pair of models.
  public var pair: String
  public var seed: UInt64?
  /// When it was asked for, in words; empty where that is not known.
  public var when: String
  /// The trace that was recorded of it, if any.
  public var tracePath: String?
  /// Which of the replies in it this is, counted from 1; nil where that is not known.
  public var traceReply: Int?

  public init(
    pair: String, seed: UInt64?, when: String = "", tracePath: String? = nil, traceReply: Int? = nil
  ) {
    self.pair = pair
    self.seed = seed
    self.when = when
    self.tracePath = tracePath
    self.traceReply = traceReply
  }
}
