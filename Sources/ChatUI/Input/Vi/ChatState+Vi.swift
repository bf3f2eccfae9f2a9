import TerminalCore

extension ChatState {
  /// Gives a key to vi's commands, where they are used.
  ///
  /// - Returns: nil where it means what it means without them.
  mutating func takeViKey(_ key: KeyEvent) -> [ChatEffect]? {
    guard var keys = vi else { return nil }
    // Esc leaves a message that is edited from normal mode only.
    if editor.isEmpty, key == .character("?") { return nil }
    let outcome = keys.take(key, &editor)
    vi = keys
    switch outcome {
    case .done: return []
    case .unused: return nil
    case .left: return perform(.startTuning)
    }
  }

  mutating func toggleViKeys() {
    vi = vi == nil ? ViKeys() : nil
    show(vi == nil ? "Messages are written without vi's keys." : "Messages are written with vi's keys.")
  }
}
