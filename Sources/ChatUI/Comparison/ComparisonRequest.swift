public import SpecCore

/// Asks for the last prompt to be answered twice: with the same seed, under two settings.
public struct ComparisonRequest: Equatable, Sendable {
  /// Tells answers to an earlier comparison apart.
  public var number: Int
  /// A and B.
  public var first: DecodingParameters
  public var second: DecodingParameters
  public var seed: UInt64

  public init(number: Int, first: DecodingParameters, second: DecodingParameters, seed: UInt64) {
    self.number = number
    self.first = first
    self.second = second
    self.seed = seed
  }

  public subscript(side: ComparisonSide) -> DecodingParameters { side == .first ? first : second }
}

public enum ComparisonSide: Equatable, Sendable, CaseIterable {
  case first
  case second
}

/// What comes of a comparison, in order.
public enum ComparisonNews: Equatable, Sendable {
  /// More of one side's text.
  case text(ComparisonSide, String)
  case answered(ComparisonSide, DecodingMetrics)
  /// Both sides have been answered.
  case finished
  case stopped
  /// The sentence says why.
  case failed(String)
}
