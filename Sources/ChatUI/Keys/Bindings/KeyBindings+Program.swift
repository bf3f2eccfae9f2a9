import TerminalCore

extension KeyBindings {
  /// The keys of the program.
  static let program: [KeyBinding] = [
    KeyBinding(
      .program, "help", "this help; ? also where nothing is written yet", hints: [.typing: 92, .tuning: 92],
      [
        [.tuning(.character("?"), .help), .both(.function(1), .help), .both(.alt("?"), .help)]
      ]),
    KeyBinding(
      .program, "commands", "search all commands by name and do one", hints: [.typing: 35, .tuning: 62],
      [[.tuning(.character(":"), .commandPalette), .both(.control("p"), .commandPalette)]]),
    KeyBinding(
      .program, "stop", "stop the reply, else clear the input, twice: quit", hints: [.typing: 50],
      [[.both(.control("c"), .interrupt)]]),
    KeyBinding(
      .program, "quit", "quit; a reply that runs is stopped", hints: [.tuning: 55],
      [[.tuning(.character("q"), .quit)]]),
    KeyBinding(
      .program, "end", "quit from an empty input, else delete forward", [[.both(.control("d"), .endOfInput)]]),
    KeyBinding(.program, "redraw", "draw the screen anew", [[.both(.control("l"), .redraw)]]),
    KeyBinding(.program, "suspend", "back to the shell; fg continues", [[.both(.control("z"), .suspend)]]),
    KeyBinding(
      .program, "close help", "close the help",
      [
        [
          .in([.help], .escape, .help), .in([.help], .character("?"), .help),
          .in([.help], .character("q"), .help),
        ],
        [
          .in([.help], .enter, .help), .in([.help], .function(1), .help),
          .in([.help], .control("c"), .interrupt),
        ],
      ]),
    KeyBinding(
      .program, "scroll help", "scroll the help",
      [
        [.in([.help], .up, .scrollLines(1)), .in([.help], .down, .scrollLines(-1))],
        [.in([.help], .character("k"), .scrollLines(1)), .in([.help], .character("j"), .scrollLines(-1))],
        [.in([.help], .pageUp, .scrollPages(1)), .in([.help], .pageDown, .scrollPages(-1))],
        [.in([.help], .home, .scrollToTop), .in([.help], .end, .scrollToBottom)],
      ]),
  ]
}
