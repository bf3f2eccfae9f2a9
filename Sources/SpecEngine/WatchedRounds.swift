import SpecCore

/// A run's way through the gate: what is held up, and what is said about it.
///
/// Its waits block the coordinator's thread, which has nothing to do while a round waits. The clock of the
/// run stands still meanwhile.
struct WatchedRounds {
  /// Nil where nobody watches.
  let gate: RunGate?
  private let recorder: EventRecorder
  private let cancellation: CancellationFlag
  /// What people have been told.
  private var told = Pacing()
  /// Whether the round was held up before it started, or will be after it.
  private(set) var isHeldUp = false
  /// Whether the round's events are handed out after it.
  private(set) var keepsEvents = false

  init(_ gate: RunGate?, _ recorder: EventRecorder, _ cancellation: CancellationFlag) {
    gate?.begin()
    self.gate = gate
    self.recorder = recorder
    self.cancellation = cancellation
  }

  mutating func approach(round: Int) {
    isHeldUp = false
    tell(before: round)
  }

  var isClosed: Bool { gate?.passage == .closed }

  /// Blocks while the gate is closed.
  mutating func wait() throws(BackendError) {
    guard let gate else { return }
    isHeldUp = true
    recorder.stopClock()
    defer { recorder.startClock() }
    guard gate.waitForRound(cancellation: cancellation) else { throw .cancelled }
  }

  /// A gate closed since the last look closes before the next round.
  mutating func startRound(_ round: Int) {
    tell(before: round)
    keepsEvents = gate?.passage == .held
    guard keepsEvents else { return }
    isHeldUp = true
    recorder.keepEvents()
  }

  /// Blocks until all events of the round have been handed out; at once where it is cancelled.
  func handOut() {
    guard let gate else { return }
    recorder.stopClock()
    defer { recorder.startClock() }
    var last: Double?
    while let time = recorder.nextKeptTime {
      guard gate.waitForEvent(after: time - (last ?? time), cancellation: cancellation) else { break }
      recorder.handOutNext()
      last = max(time, last ?? time)
    }
    recorder.handOutAll()
  }

  func endRound() { gate?.roundEnded() }

  private mutating func tell(before round: Int) {
    guard let pacing = gate?.pacing, pacing != told else { return }
    told = pacing
    recorder.record(.pacingChanged(PacingChanged(round: round, pacing: pacing)))
  }
}
