import ConversationStore
import Synchronization

/// What is written and not yet sent, kept as it is typed: the newest wins, and nobody waits for the disk.
///
/// What is sent leaves the input at once, and is a kept message only a moment later; in between it stays here. Nothing is
/// written before what an earlier start left has been read, nor while the new chat comes to the screen.
final class UnsentText: Sendable {
  private struct State {
    var waiting: String?
    var isWriting = false
    /// Messages on their way into the file.
    var messages = 0
    /// Whether what is kept has to be read first; from the beginning on.
    var isHeld = true

    var mayWrite: Bool { messages == 0 && !isHeld }

    /// - Returns: whether a writer is to be started.
    mutating func starts() -> Bool {
      guard !isWriting, mayWrite, waiting != nil else { return false }
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
      guard state.mayWrite, let text = state.waiting else {
        state.isWriting = false
        return nil
      }
      state.waiting = nil
      return text
    }
  }

  /// Lets nothing be written until `goOn`.
  ///
  /// - Returns: what was handed over and is not on the disk; nil for nothing.
  func hold() async -> String? {
    state.withLock { $0.isHeld = true }
    await settle { $0.isWriting }
    return state.withLock { state in
      defer { state.waiting = nil }
      return state.waiting
    }
  }

  /// What has been handed over since `hold` is written, below what came to the screen meanwhile.
  func goOn(below earlier: String) {
    let starts = state.withLock { state in
      state.isHeld = false
      state.waiting = state.waiting.map { Self.joined(earlier, $0) }
      return state.starts()
    }
    if starts { Task { await write() } }
  }

  /// One text below the other.
  static func joined(_ first: String, _ second: String) -> String {
    first.isEmpty || second.isEmpty ? first + second : first + "\n" + second
  }

  /// Waits until what was handed over is on the disk; what waits for a message to be kept goes on waiting.
  func settle() async { await settle { $0.isWriting || ($0.isHeld && $0.waiting != nil) } }

  private func settle(while isBusy: @Sendable (State) -> Bool) async {
    while state.withLock({ isBusy($0) }) { try? await Task.sleep(for: .milliseconds(5)) }
  }
}
