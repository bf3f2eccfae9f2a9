import SpecCore

/// The reply being decoded.
struct RunState: Equatable, Sendable {
  let turn: TurnID
  var started: RunStarted?
  /// What the pair does before it decodes the reply; nil once it does.
  var summary: SummaryUnderWay?
  /// Whether it has been told to stop.
  var isStopping = false
  var figures = RunFigures()
  /// Prompt tokens that a lane has evaluated, and of how many.
  var promptProgress: [Lane: PromptProgress] = [:]
  /// Whether every round so far was decoded by the target alone, and at one pace.
  var isBaseline = false
  var hasOnePace = true
  /// Whether it was held up: its figures leave the waits out, but are no measurement.
  var isSlowed = false
  /// What the runtime said last.
  var lastEvent: DecodingEvent.Name?

  init(turn: TurnID) { self.turn = turn }

  /// The lane that has most of the prompt before it.
  var slowestPrompt: PromptProgress? {
    promptProgress.values.max {
      ($0.total - $0.done, $0.lane.rawValue) < ($1.total - $1.done, $1.lane.rawValue)
    }
  }
}
