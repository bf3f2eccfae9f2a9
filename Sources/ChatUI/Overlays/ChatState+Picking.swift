/// Lists of things that are searched by what is typed.
extension ChatState {
  /// The messages sent before, newest first and each once.
  mutating func searchHistory() {
    var seen: Set<String> = []
    let items = history.messages.reversed().filter { seen.insert($0).inserted }.map { Picker.Item($0) }
    guard !items.isEmpty else { return show("No message was sent before.") }
    list = .picker(Picker(.history, title: "Messages sent before", items: items))
  }

  mutating func take(_ value: String, from purpose: Picker.Purpose) -> [ChatEffect] {
    switch purpose {
    case .history:
      editor.setText(value)
      focus = .typing
    case .persona: return usePersona(named: value)
    case .path(let waiting):
      guard editor.revision == waiting.revision else { break }
      editor.replace(waiting.range, with: AttachmentReference.text(value, isWhole: !value.hasSuffix("/")))
    }
    return []
  }
}
