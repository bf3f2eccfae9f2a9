import Foundation
import SpecCore
import Synchronization

/// How far loading and reading the prompt are, in a line of standard error that is gone afterwards.
///
/// Nothing is shown where standard error is no terminal, or where it would only flash by.
final class ProgressLine: Sendable {
  private static let patience = 0.5

  private struct State {
    var start = Date()
    var isShown = false
    var fractions: [Lane: Double] = [:]
  }

  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let state = Mutex(State())

  func loading(_ lane: Lane, _ fraction: Double) { show(lane, fraction, "loading") }

  func reading(_ progress: PromptProgress) {
    guard progress.total > 0 else { return }
    show(progress.lane, Double(progress.done) / Double(progress.total), "reading the prompt")
  }

  func summarising(_ progress: SummaryProgress) {
    guard case .reading(let done, let total) = progress, total > 0 else { return }
    show(.target, Double(done) / Double(total), "summarising the oldest messages")
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isShown { StandardError.write(raw: "\r\u{1B}[K") }
      state = State()
    }
  }

  private func show(_ lane: Lane, _ fraction: Double, _ what: String) {
    guard isTerminal else { return }
    state.withLock { state in
      state.fractions[lane] = fraction
      guard state.start.timeIntervalSinceNow < -Self.patience else { return }
      state.isShown = true
      let slowest = Int(100 * (state.fractions.values.min() ?? 0))
      StandardError.write(raw: "\r\(what) \(slowest) %\u{1B}[K")
    }
  }
}
