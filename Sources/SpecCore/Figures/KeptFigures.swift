/// A reply's figures and how it ended, as they are kept: one object, whose keys are those of `DecodingMetrics` and its own.
public struct KeptFigures: Codable, Sendable, Equatable {
  public var metrics: DecodingMetrics
  /// Nil where an earlier program has kept them.
  public var finish: FinishReason?
  /// Which of the replies in its trace it is, counted from 1; nil where no trace was written.
  public var traceReply: Int?

  public init(_ metrics: DecodingMetrics, finish: FinishReason?, traceReply: Int? = nil) {
    self.metrics = metrics
    self.finish = finish
    self.traceReply = traceReply
  }

  private enum CodingKeys: CodingKey {
    case finish
    case traceReply
  }

  public init(from decoder: any Decoder) throws {
    metrics = try DecodingMetrics(from: decoder)
    // A reason that a newer program knows is no reason to lose the figures.
    let container = try? decoder.container(keyedBy: CodingKeys.self)
    finish = try? container?.decode(FinishReason.self, forKey: .finish)
    traceReply = try? container?.decode(Int.self, forKey: .traceReply)
  }

  public func encode(to encoder: any Encoder) throws {
    try metrics.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(finish, forKey: .finish)
    try container.encodeIfPresent(traceReply, forKey: .traceReply)
  }
}
