import TerminalCore

extension KeyBindings {
  /// The keys of tuning.
  static let tuning: [KeyBinding] = [
    KeyBinding(
      .tuning, "type", "back to writing the message", hints: [.tuning: 155],
      [
        [
          .tuning(.enter, .startTyping), .tuning(.escape, .startTyping),
          .tuning(.character("i"), .startTyping),
        ]
      ]),
    KeyBinding(
      .tuning, "mode", "the decoding mode: autoregressive, speculative, pearl, specbranch, auto",
      hints: [.tuning: 80],
      [KeyStroke.letter("m", .nextMode), [.both(.function(3), .nextMode)]]),
    KeyBinding(
      .tuning, "γ", "draft length γ: the most tokens drafted ahead in a chain", hints: [.tuning: 78],
      [
        [.tuning(.character("["), .draftLength(-1)), .tuning(.character("]"), .draftLength(1))],
        [.both(.function(5), .draftLength(-1)), .both(.function(6), .draftLength(1))],
      ]),
    KeyBinding(
      .tuning, "ε", "confidence threshold ε: a draft less sure than this stops and branches",
      hints: [.tuning: 76],
      [
        KeyStroke.letter("-", .confidenceThreshold(-1)), KeyStroke.letter("=", .confidenceThreshold(1)),
        [.tuning(.character("+"), .confidenceThreshold(1))],
        [.both(.function(7), .confidenceThreshold(-1)), .both(.function(8), .confidenceThreshold(1))],
      ]),
    KeyBinding(
      .tuning, "branches", "the most branches k that grow side by side", hints: [.tuning: 74],
      [KeyStroke.letter(",", .branchCount(-1)), KeyStroke.letter(".", .branchCount(1))]),
    KeyBinding(
      .tuning, "branch stop", "end a branch when its probability falls below this (0 = never)",
      [[.tuning(.character("b"), .branchStop(-1)), .tuning(.character("B"), .branchStop(1))]]),
    KeyBinding(
      .tuning, "H-RAD", "let the predictor choose what a surviving branch keeps, or confidence alone",
      hints: [.tuning: 19], [KeyStroke.letter("h", .hrad)]),
    KeyBinding(
      .tuning, "temperature", "lower or higher temperature; 0 always takes the likeliest token",
      hints: [.tuning: 72],
      [KeyStroke.letter("t", .temperature(-1)), KeyStroke.letter("T", .temperature(1))]),
    KeyBinding(
      .tuning, "pace", "slow both models down to a watchable, emulated speed, or let them run",
      hints: [.tuning: 70], [KeyStroke.letter("p", .pacing), [.both(.function(4), .pacing)]]),
    KeyBinding(
      .tuning, "adaptive", "in speculative mode: stop drafting where the draft is unsure",
      hints: [.tuning: 20], [KeyStroke.letter("a", .adaptive)]),
  ]
}
