/// What happens when a conversation has become longer than the pair's context.
public enum ContextPolicy: String, CaseIterable, Equatable, Sendable {
  /// The oldest turns are left out; a mark shows where.
  case dropOldest = "drop-oldest"
  /// The pair writes a summary, which takes the place of the oldest turns.
  case summarise
  /// Nothing is sent until the user decides.
  case stop

  /// Tokens kept free for a reply, in a context of that length.
  ///
  /// - Parameter maxTokens: the most that a reply may have, if it has a limit.
  public static func replyReserve(contextLength: Int, maxTokens: Int? = nil) -> Int {
    min(maxTokens ?? .max, contextLength / 4)
  }
}
