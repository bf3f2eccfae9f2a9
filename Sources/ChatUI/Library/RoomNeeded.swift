/// What has to happen before a message fits into the context with what was said before it.
public enum RoomNeeded: Equatable, Sendable {
  /// So many of the oldest turns, in all, are left out.
  case dropping(turns: Int)
  /// The pair sums up so many of the oldest messages and replies.
  case summarising(messages: Int)
}
