import SpecCore

/// What people read of the policies.
extension ContextPolicy {
  var name: String {
    switch self {
    case .dropOldest: "drop the oldest turns"
    case .summarise: "summarise the oldest turns"
    case .stop: "stop"
    }
  }

  /// In the status line: what comes next.
  var word: String {
    switch self {
    case .dropOldest: "drop oldest"
    case .summarise: "summarise"
    case .stop: "stop"
    }
  }

  var explanation: String {
    switch self {
    case .dropOldest: "The pair no longer sees them; they stay on the screen, above a mark."
    case .summarise: "The pair reads its own summary of them instead; they stay on the screen, above a mark."
    case .stop: "Nothing is sent until you decide: another choice here, or a new conversation."
    }
  }
}
