import Foundation
public import SpecCore
import Synchronization

/// What a worker can load; the formats of the texts are its own.
public protocol WorkerModels: AnyObject {
  /// Loads a model.
  ///
  /// - Returns: what the program should know about it.
  /// - Throws: an error whose description is one plain sentence.
  func load(_ settings: String, progress: (Double) -> Void) throws -> String

  /// Makes a context of the loaded model.
  func open(_ options: String) throws -> any ModelBackend
}

/// The worker's side: performs the requests of the program that started it, until that goes away.
///
/// Two threads use it: one only reads frames into the inbox, which locks; all the rest is the other's.
public final class WorkerHost: @unchecked Sendable {
  private let channel: FrameChannel
  private let memory: SharedMemory
  private let models: any WorkerModels
  private let inbox = WorkerInbox()
  private var backend: (any ModelBackend)?
  /// The first cache operation since the last forward that failed.
  private var failedOperation: BackendError?

  private init(_ models: any WorkerModels) {
    // Standard input is the channel and standard output the memory; nothing else may use them.
    channel = FrameChannel(descriptor: Self.takeOver(STDIN_FILENO))
    memory = SharedMemory(descriptor: Self.takeOver(STDOUT_FILENO))
    self.models = models
  }

  /// Serves the program that started this process by a `WorkerLaunch`; blocks the calling thread.
  public static func serve(_ models: any WorkerModels) -> Never {
    // A Ctrl-C in the terminal is the program's to hear.
    for number in [SIGINT, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
    let host = WorkerHost(models)
    let thread = Thread { host.work() }
    thread.stackSize = 8 << 20
    thread.start()
    while let frame = try? host.channel.receive() { host.inbox.add(frame) }
    // Whatever is being computed, nobody waits for it.
    _exit(0)
  }

  private static func takeOver(_ descriptor: Int32) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    let nothing = open("/dev/null", O_RDWR)
    dup2(nothing, descriptor)
    close(nothing)
    return copy
  }

  private func work() {
    while true {
      let (frame, cancellation) = inbox.next()
      guard let answer = perform(frame, cancellation) else { continue }
      do { try channel.send(answer) } catch { _exit(0) }
    }
  }

  /// - Returns: the answer, where the request gets one.
  private func perform(_ frame: WorkerFrame, _ cancellation: CancellationFlag) -> WorkerFrame? {
    var answer = WorkerFrame(kind: .done, number: frame.number)
    do {
      switch frame.kind {
      case .load:
        answer.text = try models.load(frame.text) { [channel] fraction in
          let progress = WorkerFrame(
            kind: .progress, number: frame.number, values: [Int32(1000 * min(max(fraction, 0), 1))])
          do { try channel.send(progress) } catch { _exit(0) }
        }
      case .open:
        backend = nil
        let opened = try models.open(frame.text)
        backend = opened
        answer.values = [
          Int32(clamping: opened.vocabularySize), Int32(clamping: opened.contextLength),
          Int32(clamping: opened.sequenceLimit), opened.canCutBack ? 1 : 0,
        ]
      case .evaluate: answer.values = [try evaluate(frame.values, cancellation)]
      case .length: answer.values = [Int32(clamping: backend?.cachedLength(of: frame.values[0]) ?? 0)]
      case .fork, .cut, .remove:
        changeCache(frame)
        return nil
      default: return nil
      }
    } catch let error as BackendError {
      return Self.failure(error, frame.number)
    } catch {
      return WorkerFrame(kind: .refused, number: frame.number, text: "\(error)")
    }
    return answer
  }

  /// - Returns: rows of logits that are in the shared memory now.
  private func evaluate(_ values: [Int32], _ cancellation: CancellationFlag) throws(BackendError) -> Int32 {
    guard let backend else { throw .failed("The target's process has no context.") }
    if let failure = exchange(&failedOperation, with: nil) { throw failure }
    let entries = stride(from: 0, to: values.count - 3, by: 4).map {
      EvaluationBatch.Entry(
        token: values[$0], position: Int(values[$0 + 1]), sequence: values[$0 + 2],
        wantsLogits: values[$0 + 3] != 0)
    }
    try backend.evaluate(EvaluationBatch(entries), cancellation: cancellation)
    let rows = entries.count(where: \.wantsLogits)
    let size = MemoryLayout<Float>.stride * backend.vocabularySize
    guard rows > 0 else { return 0 }
    guard let memory = memory.writable(rows * size) else {
      throw .failed("There is no memory for the target's logits; free some, then try again.")
    }
    for row in 0..<rows {
      backend.withLogits(row: row) { logits in
        if let start = logits.baseAddress { memcpy(memory + row * size, start, size) }
      }
    }
    return Int32(rows)
  }

  private func changeCache(_ frame: WorkerFrame) {
    let values = frame.values
    do {
      switch frame.kind {
      case .fork: try backend?.fork(from: values[0], to: values[1], length: Int(values[2]))
      case .cut: try backend?.cut(values[0], to: Int(values[1]))
      default: try backend?.remove(values[0])
      }
    } catch {
      failedOperation = failedOperation ?? error
    }
  }

  private static func failure(_ error: BackendError, _ number: UInt32) -> WorkerFrame {
    var frame = WorkerFrame(kind: .failed, number: number)
    switch error {
    case .noRoom: frame.values = [WorkerFrame.FailureCode.noRoom.rawValue]
    case .cancelled: frame.values = [WorkerFrame.FailureCode.cancelled.rawValue]
    case .failed(let sentence):
      frame.values = [WorkerFrame.FailureCode.failed.rawValue]
      frame.text = sentence
    }
    return frame
  }
}

/// Requests that wait for the worker's thread, and the cancellation of the one it performs.
private final class WorkerInbox: Sendable {
  private struct State {
    var waiting: [WorkerFrame] = []
    var performed: (number: UInt32, cancellation: CancellationFlag)?
    var cancelled: Set<UInt32> = []
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)

  func add(_ frame: WorkerFrame) {
    let waits = state.withLock { state in
      guard frame.kind == .cancel else {
        state.waiting.append(frame)
        return true
      }
      if let performed = state.performed, performed.number == frame.number {
        performed.cancellation.set()
      } else if state.waiting.contains(where: { $0.number == frame.number }) {
        state.cancelled.insert(frame.number)
      }
      return false
    }
    if waits { available.signal() }
  }

  /// The next request; waits for one.
  func next() -> (WorkerFrame, CancellationFlag) {
    available.wait()
    return state.withLock { state in
      let frame = state.waiting.removeFirst()
      let cancellation = CancellationFlag()
      if state.cancelled.remove(frame.number) != nil { cancellation.set() }
      state.performed = (frame.number, cancellation)
      return (frame, cancellation)
    }
  }
}
