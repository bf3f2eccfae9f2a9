/// The user's key file while the chat runs.
extension ChatState {
  mutating func keysChanged(_ keys: KeyMap) {
    keyMap = keys
    showSummaryMark()
    let sentence = "Your key file was read again; its keys hold from now on."
    log.add(sentence, .note)
    show(sentence)
  }

  mutating func keysRejected(_ faults: [String]) {
    guard let first = faults.first else { return }
    for fault in faults { log.add(fault, .warning) }
    let more = faults.count > 1 ? " The log has \(faults.count - 1) more." : ""
    show("\(first) Until then the keys stay as they were.\(more)", .warning)
  }
}
