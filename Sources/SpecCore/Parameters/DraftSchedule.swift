/// What ends the draft's work while the target computes.
public enum DraftSchedule: Sendable, Equatable {
  /// The target's completion: the fastest choice, and one that depends on the clock.
  case clock
  /// Exactly `steps` batched draft steps a round (fewer if every branch has stopped), whatever the
  /// clock says: the same seed then gives the same text and the same events.
  case fixed(steps: Int)
}

/// In JSON: `"clock"`, or `"fixed:N"` with the number of steps.
extension DraftSchedule: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    if text == "clock" {
      self = .clock
    } else if text.hasPrefix("fixed:"), let steps = Int(text.dropFirst("fixed:".count)) {
      self = .fixed(steps: steps)
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no draft schedule")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .clock: try container.encode("clock")
    case .fixed(let steps): try container.encode("fixed:\(steps)")
    }
  }
}
