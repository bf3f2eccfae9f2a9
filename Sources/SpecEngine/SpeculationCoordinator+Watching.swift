import SpecCore

/// Where people watch: rounds wait at the gate, and their events are handed out one by one.
extension SpeculationCoordinator {
  /// Holds the next round up as long as the gate is closed.
  func pass(_ watch: inout WatchedRounds, before run: DecodingRun) async throws(BackendError) {
    watch.approach(round: run.round + 1)
    while watch.isClosed {
      await draftIsIdle(run)
      try watch.wait()
    }
    watch.startRound(run.round + 1)
  }

  /// Hands the round's events out where they were kept.
  func show(_ watch: inout WatchedRounds, after run: DecodingRun) async {
    if watch.keepsEvents {
      await draftIsIdle(run)
      watch.handOut()
    }
    watch.endRound()
  }

  /// Waits until the draft does nothing any more: what its last step brings is added with the next round,
  /// as ever, but the clock may stand still.
  private func draftIsIdle(_ run: DecodingRun) async {
    for growth in run.growths { try? await growth.finished() }
  }
}
