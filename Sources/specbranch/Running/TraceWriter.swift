import Foundation
import SpecCore
import Synchronization

/// Writes a run's events to a file as JSON lines, on a queue of its own so that decoding never waits.
final class TraceWriter: Sendable {
  /// Events are written together after this time: waking the queue for each would cost decoding more
  /// than the event itself.
  private static let patience = DispatchTimeInterval.milliseconds(50)

  /// From the root on: replies that are kept say where their trace is, wherever that is read.
  let path: String
  private let handle: FileHandle
  private let queue = DispatchQueue(label: "trace", qos: .utility)
  private let waiting = Mutex<[TimedEvent]>([])
  private let failed = Mutex(false)
  private let begun = Mutex(0)

  /// How many replies have begun: the number of the one under way, as `specbranch render --reply` counts.
  var replies: Int { begun.withLock { $0 } }

  /// Creates the file, or empties it.
  init(path: String) throws(CommandFailure) {
    guard let handle = OutputFile.open(path) else {
      throw CommandFailure("The trace file \(path) cannot be written; choose another place for --trace.")
    }
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.handle = handle
  }

  func write(_ event: TimedEvent) {
    if case .runStarted = event.event { begun.withLock { $0 += 1 } }
    let isFirst = waiting.withLock { waiting in
      waiting.append(event)
      return waiting.count == 1
    }
    if isFirst { queue.asyncAfter(deadline: .now() + Self.patience) { [self] in writeWaiting() } }
  }

  private func writeWaiting() {
    let events = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    guard !events.isEmpty, failed.withLock({ !$0 }) else { return }
    let lines = events.map { ((try? TraceCodec.line($0)) ?? "") + "\n" }.joined()
    if OutputFile.write(Array(lines.utf8), to: handle.fileDescriptor) != 0 {
      failed.withLock { $0 = true }
    }
  }

  /// Waits until everything is written.
  ///
  /// - Returns: what went wrong, as one sentence.
  func close() async -> String? {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        writeWaiting()
        continuation.resume()
      }
    }
    return failed.withLock { $0 }
      ? "The trace \(path) is incomplete because writing failed; is the disk full?" : nil
  }
}
