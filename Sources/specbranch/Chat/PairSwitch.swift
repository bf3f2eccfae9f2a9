import SpecCore
import Synchronization

/// The loading of another pair, which can be called off from the moment it is asked for.
final class PairSwitch: Sendable {
  private let flag = Mutex(CancellationFlag())

  /// Tells the latest one from those before.
  var cancellation: CancellationFlag { flag.withLock { $0 } }

  func begin() { flag.withLock { $0 = CancellationFlag() } }

  func cancel() { cancellation.set() }
}
