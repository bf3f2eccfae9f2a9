import Dispatch
public import SpecCore
import Synchronization

/// Holds decoding up where people want to watch it: paused, step by step, or in slow motion.
///
/// Decoding itself is never stretched. A round is decoded at full speed; where it is to be watched its
/// events are kept back meanwhile, and then handed out one after the other while the next round waits. In
/// slow motion ×1/s they take s - 1 times as long as the round took, each its share, so that the whole
/// round takes s times as long.
///
/// The front end sets it from any thread; one run at a time waits at it, on a thread that may block.
public final class RunGate: Sendable {
  private struct State {
    var pacing = Pacing()
    /// Steps asked for and not yet taken; only while paused.
    var rounds = 0
    var events = 0
  }

  /// How often a wait looks whether it has been cancelled.
  private static let longestWait = 0.02

  private let state = Mutex(State())
  private let changed = DispatchSemaphore(value: 0)

  public init() {}

  /// Takes effect at the end of the round under way, or at the next event that is handed out.
  public var pacing: Pacing {
    get { state.withLock(\.pacing) }
    set {
      state.withLock { state in
        state.pacing = newValue
        if !newValue.isPaused { (state.rounds, state.events) = (0, 0) }
      }
      changed.signal()
    }
  }

  /// Goes on by one step; nothing unless paused.
  public func step(_ step: PacingStep) {
    state.withLock { state in
      guard state.pacing.isPaused else { return }
      switch step {
      case .event: state.events += 1
      case .round: state.rounds += 1
      }
    }
    changed.signal()
  }

  // MARK: What a run asks

  /// A run begins: steps that another one left over do not count.
  func begin() { state.withLock { ($0.rounds, $0.events) = (0, 0) } }

  /// How the events of the next round reach people.
  enum Passage: Equatable {
    /// As they happen.
    case live
    /// After the round, one by one.
    case held
    /// The round has to wait.
    case closed
  }

  /// Whether something is to be watched step by step, or slowly.
  var holdsUp: Bool { state.withLock { $0.pacing != Pacing() } }

  var passage: Passage {
    state.withLock { state in
      guard state.pacing.isPaused else { return state.pacing.slowdown == 1 ? .live : .held }
      if state.rounds > 0 { return state.pacing.slowdown == 1 ? .live : .held }
      return state.events > 0 ? .held : .closed
    }
  }

  /// Blocks until a round may start.
  ///
  /// - Returns: false if it was cancelled before.
  func waitForRound(cancellation: CancellationFlag) -> Bool {
    while passage == .closed {
      if cancellation.isSet { return false }
      sleep(Self.longestWait)
    }
    return !cancellation.isSet
  }

  /// Blocks until the next event of a held round may be handed out.
  ///
  /// - Parameter seconds: how long after the event before it this one happened.
  /// - Returns: false if it was cancelled before.
  func waitForEvent(after seconds: Double, cancellation: CancellationFlag) -> Bool {
    let begin = MonotonicClock.now()
    while !cancellation.isSet {
      let left = begin + remaining(seconds) - MonotonicClock.now()
      if left <= 0 { return true }
      sleep(min(left, Self.longestWait))
    }
    return false
  }

  /// Seconds that an event waits in all, as things are now; takes a step by one event where there is one.
  private func remaining(_ seconds: Double) -> Double {
    state.withLock { state in
      if state.pacing.isPaused, state.rounds == 0 {
        guard state.events > 0 else { return .infinity }
        state.events -= 1
        return 0
      }
      return max(seconds, 0) * Double(state.pacing.slowdown - 1)
    }
  }

  /// A round has ended, and all of it has been handed out.
  func roundEnded() { state.withLock { $0.rounds = max($0.rounds - 1, 0) } }

  private func sleep(_ seconds: Double) { _ = changed.wait(timeout: .now() + seconds) }
}
