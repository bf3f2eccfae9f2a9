import SpecCore

/// How long a run with a fixed schedule would have taken on lanes of a given speed, with nothing lost between:
/// a prediction's worth can be told on a machine that is busy with other things.
struct IdealClock {
  let lanes: EmulatedLanes
  private(set) var seconds = 0.0
  private(set) var tokens = 0
  private(set) var accepted = 0
  private(set) var rolledBack = 0
  private(set) var discarded = 0
  private(set) var targetForwards = 0
  /// Seconds of the draft's steps beside the round's verification, until that is counted.
  private var beside = 0.0

  init(lanes: EmulatedLanes) { self.lanes = lanes }

  mutating func add(_ event: DecodingEvent) {
    switch event {
    case .forwardFinished(let forward) where forward.round > 0 && forward.completed: add(forward)
    case .runFinished(let finished):
      seconds += max(beside, 0)
      beside = 0
      tokens += finished.metrics.generatedTokens
      accepted += finished.metrics.accepted
      rolledBack += finished.metrics.rolledBack
      discarded += finished.metrics.discarded
    default: break
    }
  }

  private mutating func add(_ forward: ForwardFinished) {
    switch forward.kind {
    case .prompt: break
    case .chain: seconds += lanes.draft?.seconds(units: forward.sequences) ?? 0
    case .branches: beside += lanes.draft?.seconds(units: forward.sequences) ?? 0
    case .verification:
      targetForwards += 1
      seconds += max(lanes.target?.seconds(units: forward.tokens) ?? 0, beside)
      beside = 0
    }
  }

  var tokensPerSecond: Double { seconds > 0 ? Double(tokens) / seconds : 0 }
  var rollbackRate: Double {
    accepted + rolledBack > 0 ? Double(rolledBack) / Double(accepted + rolledBack) : 0
  }
  var wasteRate: Double {
    let drafted = accepted + rolledBack + discarded
    return drafted > 0 ? Double(rolledBack + discarded) / Double(drafted) : 0
  }
}
