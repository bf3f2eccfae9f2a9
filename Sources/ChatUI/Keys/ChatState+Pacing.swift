import SpecCore

/// Pausing, stepping and slow motion.
extension ChatState {
  mutating func togglePause() -> [ChatEffect] {
    pacing.isPaused.toggle()
    let paused = recording == nil ? Self.pausedNotice : Self.pausedRecordingNotice
    show(pacing.isPaused ? paused : "It goes on.")
    return [.setPacing(pacing)]
  }

  private static let pausedNotice =
    "Paused when the round is over: Space goes on, E steps a round, e one event."

  private static let pausedRecordingNotice =
    "The recording is paused: Space goes on, E steps a round, e one event."

  mutating func step(_ step: PacingStep) -> [ChatEffect] {
    guard pacing.isPaused else { return togglePause() }
    guard run != nil || recording?.isOver == false else {
      show(
        recording == nil
          ? "Paused: the next reply waits before its first round." : "The recording is over.")
      return []
    }
    return [.step(step)]
  }

  /// - Parameter steps: towards slower, or where negative towards full speed.
  mutating func slowDown(_ steps: Int) -> [ChatEffect] {
    let changed = Pacing(
      slowdown: steps > 0 ? pacing.slowdown << steps : pacing.slowdown >> -steps,
      isPaused: pacing.isPaused)
    guard changed != pacing else {
      show(steps > 0 ? "Slower than that it does not go." : "This is full speed.")
      return []
    }
    pacing = changed
    show(
      pacing.slowdown == 1
        ? "Full speed again."
        : recording != nil
          ? "Slow motion: everything takes \(pacing.slowdown) times as long."
          : "Slow motion: each round is decoded, then shown \(pacing.slowdown) times as slowly as it ran.")
    return [.setPacing(pacing)]
  }
}

extension Pacing {
  /// Such as `×1/8`; nil at full speed.
  func speedName(ascii: Bool) -> String? {
    slowdown == 1 ? nil : (ascii ? "x" : "×") + "1/\(slowdown)"
  }
}
