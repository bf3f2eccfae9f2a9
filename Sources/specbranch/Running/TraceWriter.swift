import Foundation
import SpecCore
import Synchronization

/// Writes a run's events to a file as JSON lines, on a queue of its own so that decoding never waits.
final class TraceWriter: Sendable {
  private struct State {
    var failure: String?
  }

  private let path: String
  private let handle: FileHandle
  private let queue = DispatchQueue(label: "trace", qos: .utility)
  private let state = Mutex(State())

  /// Creates the file, or empties it.
  init(path: String) throws(CommandFailure) {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw CommandFailure("The trace file \(path) cannot be written; choose another place for --trace.")
    }
    self.path = path
    self.handle = handle
  }

  func write(_ event: TimedEvent) {
    queue.async { [self] in
      guard state.withLock({ $0.failure == nil }) else { return }
      do {
        try handle.write(contentsOf: Data((TraceCodec.line(event) + "\n").utf8))
      } catch {
        state.withLock {
          $0.failure = "The trace \(path) is incomplete because writing failed; is the disk full?"
        }
      }
    }
  }

  /// Waits until everything is written.
  ///
  /// - Returns: what went wrong, as one sentence.
  func close() -> String? {
    queue.sync {}
    try? handle.close()
    return state.withLock(\.failure)
  }
}
