import SpecCore
import Synchronization

/// One order to grow the draft tree, and what came of it so far; shared by the two lanes' threads.
final class DraftGrowth: Sendable {
  /// What to grow, after which committed tokens.
  struct Order: Sendable {
    enum Goal: Sendable {
      case nothing
      case chain(ChainGoal)
      case branches(BranchGoal)
    }

    var round: Int
    /// Tokens committed since the last order, and whether lines that continue them live on.
    var committed: [CommittedToken]
    var keepsLines = true
    /// How many tokens of the surviving line are kept; nil keeps all.
    var lineLimit: Int?
    var goal: Goal
    var sampling: SamplingSettings
    /// The most batched steps; nil goes on until asked to stop.
    var stepLimit: Int?
    var threads: Int?
    var emulation: EmulatedForward?
    var cancellation: CancellationFlag
  }

  private struct State {
    var added: [DraftNode] = []
    var result: Result<Void, BackendError>?
    var waiter: CheckedContinuation<Void, Never>?
  }

  let order: Order
  private let state = Mutex(State())
  private let stop = CancellationFlag()

  init(_ order: Order) { self.order = order }

  /// Asks the draft to stop after the step in flight.
  func requestStop() { stop.set() }

  var shouldStop: Bool { stop.isSet || order.cancellation.isSet }

  /// Publishes a finished step, whole.
  func publish(_ step: DraftStep) {
    state.withLock {
      $0.added += step.opened.map { Array($0.newCandidates) } ?? []
      $0.added += step.extended
    }
  }

  /// The nodes published since the last call.
  func takeAdded() -> [DraftNode] {
    state.withLock { state in
      defer { state.added = [] }
      return state.added
    }
  }

  func finish(_ result: Result<Void, BackendError>) {
    let waiter = state.withLock { state in
      state.result = result
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// How the draft finished this order; nil while it has not.
  var result: Result<Void, BackendError>? { state.withLock(\.result) }

  /// Waits until the draft is done with this order.
  func finished() async throws(BackendError) {
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        if state.result == nil { state.waiter = continuation }
        return state.result != nil
      }
      if isDone { continuation.resume() }
    }
    try state.withLock(\.result)?.get()
  }
}
