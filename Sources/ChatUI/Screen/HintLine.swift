import TerminalCore

/// The keys that matter now, from the table of keys, as many as fit whole.
enum HintLine {
  static func draw(_ state: ChatState, _ layout: ChatLayout, into buffer: inout Buffer) {
    let area = layout.hints
    buffer.draw(
      segments(state, layout), separator: "  ", role: .hintText, x: area.x + 1, y: area.y,
      limit: area.width - 2)
  }

  static func segments(_ state: ChatState, _ layout: ChatLayout) -> [Segment] {
    let context = state.keyContext
    return state.keyMap.bindings.compactMap { binding in
      guard let priority = priority(of: binding, context, state, layout) else { return nil }
      let keys = binding.keys(in: context, short: true).joined(separator: " ")
      guard !keys.isEmpty else { return nil }
      let quits = !context.isOverlay && state.run == nil && binding.has(.interrupt)
      let stopsSummary = state.run?.summary != nil && binding.has(.startTuning)
      let label = quits ? "quit" : stopsSummary ? "stop the summary" : binding.label
      return Segment(priority, [Span(keys, .hintKey), Span(" " + label, .hintText)])
    }
  }

  private static func priority(
    of binding: KeyBinding, _ context: KeyContext, _ state: ChatState, _ layout: ChatLayout
  ) -> Int? {
    // What is kept does not concern a recording.
    if state.recording != nil, binding.section == .library { return nil }
    if context.isOverlay {
      guard binding.strokes.contains(where: { $0.contexts.contains(context) }) else { return nil }
      return context.isOfLibrary ? binding.hints[context] ?? 50 : 50
    }
    // Told before it happens.
    if binding.has(.contextPolicy), state.isContextNearlyFull { return 91 }
    guard let priority = binding.hints[context] else { return nil }
    if binding.has(.nextPane), layout.room == .all, !state.panes.isZoomed { return 15 }
    if binding.has(.interrupt) || binding.has(.stop), state.run != nil { return 93 }
    // In tuning the parameters stand, with their keys, in the status line above.
    return binding.section == .tuning && layout.status.height > 1 ? priority - 60 : priority
  }
}

extension KeyContext {
  /// Whether something lies over the screen and takes the keys.
  var isOverlay: Bool { self != .typing && self != .tuning }

  /// Whether it is about conversations that are kept.
  fileprivate var isOfLibrary: Bool { self == .conversations || self == .search || self == .title }
}

extension KeyBinding {
  func has(_ command: Command) -> Bool { strokes.contains { $0.command == command } }
}
