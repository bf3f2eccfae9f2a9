public enum ForwardKind: String, Codable, Sendable {
  /// Tokens of the prompt, or committed tokens that a lane has to catch up with.
  case prompt
  /// The draft's work on a chain.
  case chain
  /// The draft's work on branches, beside the target's forward.
  case branches
  /// The target's verification of the last committed token and the chain.
  case verification
}

public struct ForwardStarted: Codable, Sendable, Equatable {
  public var lane: Lane
  /// Counts this lane's forwards in the run, from 1.
  public var forward: Int
  public var round: Int
  public var kind: ForwardKind
  /// Tokens in the batch, and different sequences.
  public var tokens: Int
  public var sequences: Int

  public init(
    lane: Lane, forward: Int, round: Int, kind: ForwardKind, tokens: Int, sequences: Int
  ) {
    self.lane = lane
    self.forward = forward
    self.round = round
    self.kind = kind
    self.tokens = tokens
    self.sequences = sequences
  }
}

public struct ForwardFinished: Codable, Sendable, Equatable {
  public var lane: Lane
  public var forward: Int
  public var round: Int
  public var kind: ForwardKind
  public var tokens: Int
  public var sequences: Int
  /// Seconds of real compute, and from start to end with the emulated wait.
  public var computeS: Double
  public var durationS: Double
  /// Whether the lane waited to look slower than it is.
  public var emulated: Bool
  /// Whether it came to its end: not cancelled, not failed, not refused for want of room.
  public var completed: Bool

  public init(
    _ start: ForwardStarted, computeS: Double, durationS: Double, emulated: Bool, completed: Bool
  ) {
    lane = start.lane
    forward = start.forward
    round = start.round
    kind = start.kind
    tokens = start.tokens
    sequences = start.sequences
    self.computeS = computeS
    self.durationS = durationS
    self.emulated = emulated
    self.completed = completed
  }
}
