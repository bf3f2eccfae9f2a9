/// A reply's figures and how it ended, as they are kept: one object, whose keys are those of `DecodingMetrics` and `finish`.
public struct KeptFigures: Codable, Sendable, Equatable {
  public var metrics: DecodingMetrics
  /// Nil where an earlier program has kept them.
  public var finish: FinishReason?

  public init(_ metrics: DecodingMetrics, finish: FinishReason?) {
    self.metrics = metrics
    self.finish = finish
  }

  private enum CodingKeys: CodingKey {
    case finish
  }

  public init(from decoder: any Decoder) throws {
    metrics = try DecodingMetrics(from: decoder)
    // A reason that a newer program knows is no reason to lose the figures.
    finish = try? decoder.container(keyedBy: CodingKeys.self).decode(FinishReason.self, forKey: .finish)
  }

  public func encode(to encoder: any Encoder) throws {
    try metrics.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(finish, forKey: .finish)
  }
}
