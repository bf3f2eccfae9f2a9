/// What was said on the path that is shown, on its way to be counted.
public struct ShownPath: Equatable, Sendable {
  /// Oldest first.
  public var turns: [AnswerRequest.Turn]
  /// The summary that takes the place of the oldest of them.
  public var summary: TurnSummary.InUse?

  public init(turns: [AnswerRequest.Turn], summary: TurnSummary.InUse? = nil) {
    self.turns = turns
    self.summary = summary
  }
}
