import ConversationStore
import Synchronization

/// What is written and not yet sent, kept as it is typed: the newest wins, and nobody waits for the disk.
final class UnsentText: Sendable {
  private struct State {
    var waiting: String?
    var isWriting = false
  }

  private let keeper: ConversationKeeper
  private let state = Mutex(State())

  init(keeper: ConversationKeeper) { self.keeper = keeper }

  func keep(_ text: String) {
    let starts = state.withLock { state in
      state.waiting = text
      defer { state.isWriting = true }
      return !state.isWriting
    }
    guard starts else { return }
    Task { await write() }
  }

  private func write() async {
    while let text = next() {
      // A file that cannot be written has been said already.
      try? await keeper.saveUnsent(text)
    }
  }

  private func next() -> String? {
    state.withLock { state in
      defer { state.waiting = nil }
      if state.waiting == nil { state.isWriting = false }
      return state.waiting
    }
  }

  /// Waits until what was handed over is on the disk.
  func settle() async {
    while state.withLock({ $0.isWriting }) { try? await Task.sleep(for: .milliseconds(5)) }
  }
}
