/// What the runtime says while it decodes: the only thing that the screen, the trace and the figures see.
///
/// In JSON each event is one object: `event` (the case in snake case), `time_s`, and the payload's fields.
/// `docs/trace-format.md` documents the schema; `RunStarted.schemaVersion` is its version.
public enum DecodingEvent: Sendable, Equatable {
  case runStarted(RunStarted)
  case promptProgress(PromptProgress)
  case forwardStarted(ForwardStarted)
  case forwardFinished(ForwardFinished)
  case draftExtended(DraftExtended)
  case branchOpened(BranchOpened)
  case verdict(VerdictGiven)
  case judgementExplained(JudgementExplained)
  case committed(Committed)
  case rolledBack(NodesEnded)
  case discarded(NodesEnded)
  case roundFinished(RoundFinished)
  case parametersChanged(ParametersChanged)
  case governorDecided(GovernorDecided)
  case pacingChanged(PacingChanged)
  case notice(Notice)
  case runFinished(RunFinished)
}

/// An event and when it happened.
public struct TimedEvent: Sendable, Equatable {
  /// Seconds since the run began, by a monotonic clock.
  public let time: Double
  public let event: DecodingEvent

  public init(time: Double, event: DecodingEvent) {
    self.time = time
    self.event = event
  }
}
