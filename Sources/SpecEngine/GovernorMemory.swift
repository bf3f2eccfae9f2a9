public import SpecCore

/// What mode `auto` knows from earlier, and who keeps what it learns.
public struct GovernorMemory: Sendable {
  /// Measured earlier on this machine, one for each thread split; none where they have to be measured.
  public var costs: [PairCosts] = []
  public var experience: GovernorExperience?
  /// Told once they have been measured.
  public var keepCosts: @Sendable ([PairCosts]) -> Void = { _ in }
  /// Told after each reply in mode `auto`, on the target's thread.
  public var keepExperience: @Sendable (GovernorExperience) -> Void = { _ in }

  public init() {}
}
