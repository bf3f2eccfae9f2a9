/// How decoding is slowed down so that people can follow it; changes no token that the fixed schedule gives.
public struct Pacing: Codable, Sendable, Equatable {
  /// A round takes so many times as long as it took, in `slowdownRange`; 1 is full speed.
  public var slowdown: Int
  /// No round starts, but for steps asked for one by one.
  public var isPaused: Bool

  public static let slowdownRange = 1...64

  public init(slowdown: Int = 1, isPaused: Bool = false) {
    self.slowdown = min(max(slowdown, Self.slowdownRange.lowerBound), Self.slowdownRange.upperBound)
    self.isPaused = isPaused
  }

  /// Whether decoding runs as fast as it can.
  public var isFullSpeed: Bool { slowdown == 1 && !isPaused }
}

/// How far one step goes while decoding is paused.
public enum PacingStep: Sendable, Equatable {
  /// To the next event that is shown.
  case event
  /// To the end of the round.
  case round
}
