import Dispatch
import Foundation
import Synchronization

/// A serial executor with a thread of its own, for work that blocks.
///
/// A forward computes for milliseconds, so it may not run on the cooperative pool; and the engine's
/// worker threads belong to the thread that calls it, so that must stay the same one.
public final class ThreadExecutor: SerialExecutor {
  private enum Work: Sendable {
    case job(UnownedJob)
    case block(@Sendable () -> Void)
    case end
  }

  private let queue = Mutex<[Work]>([])
  private let available = DispatchSemaphore(value: 0)
  private let threadID = Atomic<UInt>(0)

  /// Starts the thread.
  ///
  /// - Parameter name: what tools show, at most 15 bytes.
  public init(name: String, priority: ThreadPriority = .normal) {
    ThreadStarter.shared.start { [self] in
      Thread.current.name = name
      priority.applyToCurrentThread()
      work()
    }
  }

  public func enqueue(_ job: consuming ExecutorJob) { add(.job(UnownedJob(job))) }

  /// Runs a block on the thread, after everything enqueued before it.
  public func submit(_ block: @escaping @Sendable () -> Void) { add(.block(block)) }

  /// Runs a blocking call on the thread and waits for what it returns.
  public func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      submit { continuation.resume(with: Result(catching: body)) }
    }
  }

  /// Ends the thread when everything enqueued before has run; nothing may be enqueued afterwards.
  public func shutDown() { add(.end) }

  public func isIsolatingCurrentContext() -> Bool? { Self.currentThread == threadID.load(ordering: .relaxed) }

  public func checkIsolated() {
    precondition(isIsolatingCurrentContext() == true, "called from a thread that is not the executor's")
  }

  private func add(_ work: Work) {
    queue.withLock { $0.append(work) }
    available.signal()
  }

  private func work() {
    threadID.store(Self.currentThread, ordering: .relaxed)
    while true {
      available.wait()
      switch queue.withLock({ $0.removeFirst() }) {
      case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
      case .block(let block): block()
      case .end: return
      }
    }
  }

  private static var currentThread: UInt {
    #if canImport(Darwin)
      UInt(bitPattern: pthread_self())
    #else
      UInt(pthread_self())
    #endif
  }
}
