import ConversationStore
import Synchronization

/// What is written and not yet sent, kept as it is typed: the newest wins, and nobody waits for the disk.
///
/// What is sent leaves the input at once, and is a kept message only a moment later; in between it stays here.
final class UnsentText: Sendable {
  private struct State {
    var waiting: String?
    var isWriting = false
    /// Messages on their way into the file.
    var messages = 0

    /// - Returns: whether a writer is to be started.
    mutating func starts() -> Bool {
      guard !isWriting, messages == 0, waiting != nil else { return false }
      isWriting = true
      return true
    }
  }

  private let keeper: ConversationKeeper
  private let state = Mutex(State())

  init(keeper: ConversationKeeper) { self.keeper = keeper }

  func keep(_ text: String) {
    let starts = state.withLock { state in
      state.waiting = text
      return state.starts()
    }
    if starts { Task { await write() } }
  }

  /// A message has left the input; what is kept of it stays until `messageWasKept`.
  func messageWasSent() { state.withLock { $0.messages += 1 } }

  func messageWasKept() {
    let starts = state.withLock { state in
      state.messages -= 1
      return state.starts()
    }
    if starts { Task { await write() } }
  }

  private func write() async {
    while let text = next() {
      // A file that cannot be written has been said already.
      try? await keeper.saveUnsent(text)
    }
  }

  private func next() -> String? {
    state.withLock { state in
      guard state.messages == 0, let text = state.waiting else {
        state.isWriting = false
        return nil
      }
      state.waiting = nil
      return text
    }
  }

  /// Waits until what was handed over is on the disk.
  func settle() async {
    while state.withLock({ $0.isWriting }) { try? await Task.sleep(for: .milliseconds(5)) }
  }
}
