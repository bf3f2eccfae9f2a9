/// What is expected of a surviving branch's continuation, before the target verifies it (H-RAD, 2506.01979).
///
/// The three sum to 1.
public struct PosteriorProbabilities: Codable, Sendable, Equatable {
  /// That the target rejects its first token (class 0).
  public var allRejected: Double
  /// That it accepts some tokens, but not all (class 1).
  public var mixed: Double
  /// That it accepts every token (class 2).
  public var allAccepted: Double

  public init(allRejected: Double, mixed: Double, allAccepted: Double) {
    self.allRejected = allRejected
    self.mixed = mixed
    self.allAccepted = allAccepted
  }

  /// The most probable class: 0, 1 or 2.
  public var posteriorClass: Int {
    if allRejected > mixed, allRejected > allAccepted { return 0 }
    return allAccepted > mixed ? 2 : 1
  }
}

/// Foretells the fate of a surviving branch's continuation.
///
/// It sees the target's states and the surviving token only. It must not see the continuation: whether a
/// drafted token is dropped may never depend on the token itself.
public protocol PosteriorPredictor: Sendable {
  /// How many features it expects.
  var featureCount: Int { get }

  /// - Parameter features: as `ModelBackend.posteriorFeatures(row:after:)` gives them.
  /// - Returns: nil where it cannot tell.
  func predict(_ features: [Float]) -> PosteriorProbabilities?
}
