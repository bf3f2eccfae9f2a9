/// What ends the draft's work while the target computes.
public enum DraftSchedule: Codable, Sendable, Equatable {
  /// The target's completion: the fastest choice, and one that depends on the clock.
  case clock
  /// Exactly `steps` batched draft steps a round (fewer if every branch has stopped), whatever the
  /// clock says: the same seed then gives the same text and the same events.
  case fixed(steps: Int)
}
