import TerminalCore

extension KeyBindings {
  /// The keys of comparing two settings.
  static let comparison: [KeyBinding] = [
    KeyBinding(
      .comparison, "compare", "answer the last prompt again, before and after the last change",
      hints: [.tuning: 52], [KeyStroke.letter("A", .compare)]),
    KeyBinding(
      .comparison, "close", "stop it while it runs; then close it", hints: [.comparison: 90],
      [
        [
          .in([.comparison], .escape, .closeComparison),
          .in([.comparison], .character("q"), .closeComparison),
          .in([.comparison], .enter, .closeComparison), .in([.comparison], .control("c"), .closeComparison),
        ]
      ]),
    KeyBinding(
      .comparison, "scroll", "scroll the texts", hints: [.comparison: 80],
      [
        [.in([.comparison], .up, .scrollLines(1)), .in([.comparison], .down, .scrollLines(-1))],
        [.in([.comparison], .pageUp, .scrollPages(1)), .in([.comparison], .pageDown, .scrollPages(-1))],
        [.in([.comparison], .home, .scrollToTop), .in([.comparison], .end, .scrollToBottom)],
      ]),
  ]
}
