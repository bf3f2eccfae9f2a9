import Dispatch
import Foundation
import Synchronization

/// Starts threads, all from one thread of its own that keeps the priority the program began with.
///
/// Linux gives a new thread the priority of the one that starts it, and without privileges no thread may raise its own. So
/// whoever starts a thread for a model's lane must never have lowered its priority, as the screen's thread does.
final class ThreadStarter: Sendable {
  static let shared = ThreadStarter()

  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let available = DispatchSemaphore(value: 0)

  private init() {
    Thread { [self] in work() }.start()
  }

  /// Has a thread started that runs the body; does not wait for it.
  func start(_ body: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(body) }
    available.signal()
  }

  private func work() {
    Thread.current.name = "starter"
    while true {
      available.wait()
      let thread = Thread(block: waiting.withLock { $0.removeFirst() })
      thread.stackSize = 8 << 20
      thread.start()
    }
  }
}
