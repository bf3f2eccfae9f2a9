import SpecCore
import Synchronization

/// Stamps a run's events and hands them on, in one order, from whichever thread they come.
public final class EventRecorder: Sendable {
  private struct State {
    var metrics = MetricsFold()
    var forwards = ForwardLog()
    /// A lane's events that wait, so that their order does not depend on the clock.
    var held: [Lane: [TimedEvent]] = [:]
  }

  private let start: Double
  private let sink: @Sendable (TimedEvent) -> Void
  private let state = Mutex(State())

  /// - Parameter sink: called under a lock with every event; must be quick and must not block.
  init(sink: @escaping @Sendable (TimedEvent) -> Void) {
    start = MonotonicClock.now()
    self.sink = sink
  }

  /// Seconds since the run began.
  var now: Double { MonotonicClock.now() - start }

  /// The figures of the events so far.
  var metrics: DecodingMetrics { state.withLock { $0.metrics.metrics } }

  /// The forwards since the last call, as the governor learns costs from them.
  func takeForwards() -> [CostModel.Observation] { state.withLock { $0.forwards.take() } }

  /// - Parameter lane: the lane it comes from; nil for the coordinator.
  func record(_ event: DecodingEvent, from lane: Lane? = nil) {
    state.withLock { state in
      let timed = TimedEvent(time: now, event: event)
      if let lane, state.held[lane] != nil {
        state.held[lane]?.append(timed)
      } else {
        emit(timed, &state)
      }
    }
  }

  /// Keeps a lane's events back until `release`; they keep their own times.
  func hold(_ lane: Lane) { state.withLock { $0.held[lane] = [] } }

  func release(_ lane: Lane) {
    state.withLock { state in
      for event in state.held.removeValue(forKey: lane) ?? [] { emit(event, &state) }
    }
  }

  private func emit(_ event: TimedEvent, _ state: inout State) {
    state.metrics.apply(event)
    if case .forwardFinished(let forward) = event.event { state.forwards.add(forward, at: event.time) }
    sink(event)
  }
}
