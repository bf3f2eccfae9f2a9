import TerminalCore

/// The keys that matter now, from the table of keys, the most used first, as many as fit whole.
enum HintLine {
  /// Of keys whose table says nothing.
  private static let usualPriority = 50

  static func draw(_ state: ChatState, _ layout: ChatLayout, into buffer: inout Buffer) {
    let area = layout.hints
    buffer.draw(
      segments(state, layout), separator: "  ", role: .hintText, x: area.x + 1, y: area.y,
      limit: area.width - 2)
  }

  static func segments(_ state: ChatState, _ layout: ChatLayout) -> [Segment] {
    let context = state.keyContext
    let shown = state.keyMap.bindings.compactMap { binding in
      priority(of: binding, context, state, layout).map { (binding: binding, priority: $0) }
    }
    // What runs changes what may be given up, not where it stands.
    let places = shown.map { $0.binding.hints[context] ?? usualPriority }
    let order = shown.indices.sorted { (-places[$0], $0) < (-places[$1], $1) }
    return order.compactMap { index in
      let (binding, priority) = shown[index]
      let names = KeyNames.joined(binding.keys(in: context, short: true), most: 2)
      guard let keys = names, !keys.isEmpty else { return nil }
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
      return context.isOfLibrary ? binding.hints[context] ?? usualPriority : usualPriority
    }
    // Told before it happens.
    if binding.has(.contextPolicy), state.isContextNearlyFull { return 91 }
    guard let priority = binding.hints[context] else { return nil }
    // Where all panes stand, it only moves the focus.
    if binding.has(.nextPane), layout.room == .all, !state.panes.isZoomed { return 61 }
    if binding.has(.interrupt) || binding.has(.stop), state.run != nil { return 93 }
    // In tuning the parameters stand, with their keys, in the status line above.
    return binding.section == .tuning && layout.status.height > 1 ? priority - 60 : priority
  }
}

extension KeyContext {
  /// Whether something lies over the screen and takes the keys.
  var isOverlay: Bool { self != .typing && self != .tuning }

  /// Whether it is about conversations that are kept.
  fileprivate var isOfLibrary: Bool { [.conversations, .deleted, .search, .title].contains(self) }
}

extension KeyBinding {
  func has(_ command: Command) -> Bool { strokes.contains { $0.command == command } }
}
