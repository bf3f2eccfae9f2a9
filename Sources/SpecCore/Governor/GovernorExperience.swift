/// What a governor has seen of a pair's text, for another one to start from.
public struct GovernorExperience: Codable, Sendable, Equatable {
  /// From oldest to newest.
  public var outcomes: [PositionOutcome]
  /// The settings that the text was sampled with: under others it counts for less.
  public var sampling: SamplingSettings

  public init(outcomes: [PositionOutcome], sampling: SamplingSettings) {
    self.outcomes = outcomes
    self.sampling = sampling
  }

  /// Whether a file from a disk can be what was once seen.
  public var isPlausible: Bool {
    outcomes.count <= 2 * OutcomeHistory.capacity
      && outcomes.allSatisfy { (0...1).contains($0.confidence) && $0.rank ?? 0 >= 0 }
  }
}
