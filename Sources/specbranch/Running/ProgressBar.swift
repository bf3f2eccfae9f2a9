import Foundation
import Synchronization

/// A bar on standard error for work that takes minutes, with an estimate of what is left; nothing where
/// standard error is no terminal.
final class ProgressBar: Sendable {
  private static let width = 30
  private static let interval = 0.1

  private struct State {
    var start = Date()
    var lastDraw = Date.distantPast
    var isShown = false
  }

  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let state = Mutex(State())

  /// Starts another piece of work.
  func restart() { state.withLock { $0.start = Date() } }

  /// - Parameter fraction: how much is done, 0…1.
  func show(_ what: String, _ fraction: Double) {
    guard isTerminal else { return }
    state.withLock { state in
      guard state.lastDraw.timeIntervalSinceNow < -Self.interval || fraction >= 1 else { return }
      state.lastDraw = Date()
      state.isShown = true
      let done = Int(fraction * Double(Self.width))
      let bar = String(repeating: "#", count: done) + String(repeating: "-", count: Self.width - done)
      let left = fraction > 0 ? -state.start.timeIntervalSinceNow * (1 - fraction) / fraction : 0
      StandardError.write(
        raw: "\r\(what) [\(bar)] \(Int(100 * fraction)) %, \(Int(left.rounded(.up))) s left\u{1B}[K")
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isShown { StandardError.write(raw: "\r\u{1B}[K") }
      state.isShown = false
    }
  }
}
