/// What happens when a conversation has become longer than the pair's context.
public enum ContextPolicy: String, CaseIterable, Equatable, Sendable {
  /// The oldest turns are left out; a mark shows where.
  case dropOldest = "drop-oldest"
  /// Nothing is sent until the user decides.
  case stop

  /// Tokens kept free for a reply where nothing else limits it.
  public static func replyReserve(contextLength: Int) -> Int { contextLength / 4 }

  var name: String {
    switch self {
    case .dropOldest: "drop the oldest turns"
    case .stop: "stop"
    }
  }

  var explanation: String {
    switch self {
    case .dropOldest: "The pair no longer sees them; they stay on the screen, above a mark."
    case .stop: "Nothing is sent until you decide: another choice here, or a new conversation."
    }
  }
}
