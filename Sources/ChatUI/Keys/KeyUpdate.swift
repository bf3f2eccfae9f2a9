import TerminalCore

extension ChatState {
  var keyContext: KeyContext {
    if helpScroll != nil { return .help }
    if comparison != nil { return .comparison }
    if about != nil { return .about }
    switch list {
    case .commands: return .commands
    case .themes: return .themes
    case .picker: return .picker
    case .pairs: return .pairs
    case .conversations(let list): return list.renaming == nil ? .conversations : .title
    case .deleted: return .deleted
    case .search: return .search
    case .title: return .title
    case .contextPolicies: return .contextPolicies
    case nil: break
    }
    switch focus {
    case .typing: return completions?.candidates.isEmpty == false ? .completing : .typing
    case .tuning: return .tuning
    case .messages: return awaitsCode ? .codeBlock : .messages
    case .parameters:
      guard isShown(.parameters) else { return .tuning }
      if parametersPane.typed != nil { return .number }
      return parametersPane.awaitsPreset ? .preset : .parameters
    }
  }

  func isShown(_ pane: PaneKind) -> Bool { layout.panes.contains { $0.pane == pane } }

  /// Whether characters are commands.
  var isTuning: Bool {
    focus != .typing
  }
}

/// What a key does, by where the keys go.
enum KeyUpdate {
  static func update(_ state: inout ChatState, _ key: KeyEvent) -> [ChatEffect] {
    if case .mouse(let event) = key { return state.mouse(event) }
    let isInterrupt = key == .control("c")
    if !isInterrupt { state.ticksToQuit = 0 }
    if key == .escape, state.run?.summary != nil, state.run?.isStopping == false, !state.keyContext.isOverlay
    {
      return state.stop()
    }
    if key == .escape, [.typing, .tuning].contains(state.keyContext), let effects = state.cancelPairSwitch() {
      return effects
    }
    if state.keyContext == .typing, let effects = state.takeViKey(key) { return effects }
    if let command = command(for: key, state) { return state.perform(command) }
    guard state.helpScroll == nil, state.comparison == nil, state.about == nil else { return [] }
    switch key {
    case .character(let character) where state.keyContext == .number: state.typeNumber(character)
    case .character(let character) where state.list != nil:
      return state.changeList(.type(String(character)))
    case .paste(let text) where state.list != nil: return state.changeList(.type(text))
    case .character(let character) where state.focus == .typing: state.editor.insert(String(character))
    case .paste(let text): paste(text, &state)
    case .pasteCut(let limit, let length):
      state.show(
        "The paste is too long: the first \(Format.grouped(limit)) of its \(Format.grouped(length)) bytes were kept.",
        .warning)
    default: break
    }
    return []
  }

  private static func command(for key: KeyEvent, _ state: ChatState) -> Command? {
    // Nothing is written yet: a question mark asks for help, as in tuning.
    if state.keyContext == .typing, state.editor.isEmpty, key == .character("?") { return .help }
    let context = state.keyContext
    return state.keyMap.command(for: key, in: context)
      ?? (context == .parameters ? state.keyMap.command(for: key, in: .tuning) : nil)
      ?? (context == .completing ? state.keyMap.command(for: key, in: .typing) : nil)
      ?? key.simpler.flatMap { command(for: $0, state) }
  }

  /// A paste is text to send, wherever the keys go.
  private static func paste(_ text: String, _ state: inout ChatState) {
    state.focus = .typing
    state.editor.insert(text)
  }
}
