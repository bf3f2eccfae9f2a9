import SpecCore
import Synchronization

/// Writes a run's notices to standard error, but not the one that says again why the run failed.
final class RunNotices: Sendable {
  private let last = Mutex<String?>(nil)

  /// Takes an event in; a notice is written when the next event shows that the run goes on.
  func take(_ event: DecodingEvent) {
    switch event {
    case .notice(let notice):
      writeLast()
      last.withLock { $0 = notice.message }
    case .runFinished: break
    default: writeLast()
    }
  }

  /// Writes what is left.
  ///
  /// - Parameter failure: the sentence that is told in another way.
  func finish(besides failure: String? = nil) {
    last.withLock { if $0 == failure { $0 = nil } }
    writeLast()
  }

  private func writeLast() {
    let sentence = last.withLock { last in exchange(&last, with: nil) }
    if let sentence { StandardError.write(sentence) }
  }
}
