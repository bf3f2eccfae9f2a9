import SpecCore
import Synchronization

/// Stamps a run's events and hands them on, in one order, from whichever thread they come.
public final class EventRecorder: Sendable {
  private struct State {
    var metrics = MetricsFold()
    var forwards = ForwardLog()
    /// A lane's events that wait, so that their order does not depend on the clock.
    var held: [Lane: [TimedEvent]] = [:]
    /// Events of a round that are handed out after it, one by one; nil where all are at once.
    var kept: [TimedEvent]?
    /// Seconds that the clock has stood still, and since when it does.
    var stopped = 0.0
    var stoppedAt: Double?
  }

  private let start: Double
  private let sink: @Sendable (TimedEvent) -> Void
  private let state = Mutex(State())

  /// - Parameter sink: called under a lock with every event; must be quick and must not block.
  init(sink: @escaping @Sendable (TimedEvent) -> Void) {
    start = MonotonicClock.now()
    self.sink = sink
  }

  /// Seconds since the run began, without those in which its clock stood still.
  var now: Double { state.withLock { now($0) } }

  private func now(_ state: State) -> Double {
    (state.stoppedAt ?? MonotonicClock.now()) - start - state.stopped
  }

  /// The figures of the events so far.
  var metrics: DecodingMetrics { state.withLock { $0.metrics.metrics } }

  /// The forwards since the last call, as the governor learns costs from them.
  func takeForwards() -> [CostModel.Observation] { state.withLock { $0.forwards.take() } }

  /// - Parameter lane: the lane it comes from; nil for the coordinator.
  func record(_ event: DecodingEvent, from lane: Lane? = nil) {
    state.withLock { state in
      let timed = TimedEvent(time: now(state), event: event)
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
    if state.kept == nil { sink(event) } else { state.kept?.append(event) }
  }

  // MARK: Where people watch

  /// Lets the clock stand still: while nothing is decoded, so that no figure counts it.
  func stopClock() { state.withLock { $0.stoppedAt = $0.stoppedAt ?? MonotonicClock.now() } }

  func startClock() {
    state.withLock { state in
      guard let stoppedAt = state.stoppedAt else { return }
      state.stopped += MonotonicClock.now() - stoppedAt
      state.stoppedAt = nil
    }
  }

  /// Keeps all events until they are handed out.
  func keepEvents() { state.withLock { $0.kept = $0.kept ?? [] } }

  /// When the next of the events kept happened; nil if there is none.
  var nextKeptTime: Double? { state.withLock { $0.kept?.first?.time } }

  func handOutNext() {
    state.withLock { state in
      guard let event = state.kept?.first else { return }
      state.kept?.removeFirst()
      sink(event)
    }
  }

  /// Hands out everything kept, and from now on all events as they come.
  func handOutAll() {
    state.withLock { state in
      for event in state.kept ?? [] { sink(event) }
      state.kept = nil
    }
  }
}
