import TerminalCore

extension KeyBindings {
  /// The keys of what is shown.
  static let panes: [KeyBinding] = [
    KeyBinding(
      .panes, "panes", "show or hide a pane: " + PaneKind.allCases.map(\.title).joined(separator: ", "),
      hints: [.tuning: 60],
      PaneKind.allCases.map { KeyStroke.letter(Character("\($0.rawValue)"), .pane($0)) }),
    KeyBinding(
      .panes, "round", "go back and forth over the rounds, all panes in step", hints: [.tuning: 58],
      [
        [.tuning(.left, .moveRound(-1)), .tuning(.right, .moveRound(1))],
        [.tuning(.wordLeft, .moveRound(-10)), .tuning(.wordRight, .moveRound(10))],
      ]),
    KeyBinding(
      .panes, "live", "back to the newest round, as it runs", [[.tuning(.character("l"), .liveRound)]]),
    KeyBinding(
      .panes, "time", "Timeline: show less or more time",
      [[.tuning(.character("v"), .zoomTime(-1)), .tuning(.character("V"), .zoomTime(1))]]),
    KeyBinding(
      .panes, "move time", "Timeline: move back and forth in time",
      [[.tuning(.character("f"), .moveTime(-10)), .tuning(.character("F"), .moveTime(10))]]),
    KeyBinding(
      .panes, "rounds", "Draft length: fewer or more rounds in a column",
      [[.tuning(.character("y"), .zoomRounds(-1)), .tuning(.character("Y"), .zoomRounds(1))]]),
    KeyBinding(
      .panes, "token", "choose the token before or after, on the tape; a click on it does, too",
      hints: [.tuning: 57],
      [[.tuning(.character(";"), .moveToken(-1)), .tuning(.character("'"), .moveToken(1))]]),
    KeyBinding(
      .panes, "discarded", "each discarded token on the tape, or their number",
      [[.tuning(.character("d"), .unfoldDiscarded)]]),
    KeyBinding(
      .panes, "log", "scroll the log to older and newer messages",
      [[.tuning(.character("O"), .scrollLog(1)), .tuning(.character("N"), .scrollLog(-1))]]),
    KeyBinding(
      .panes, "next pane", "the next pane: gives it the focus, or shows it where one has room",
      hints: [.typing: 90, .tuning: 90],
      [[.both(.function(2), .nextPane), .tuning(.tab, .nextPane)]]),
    KeyBinding(
      .panes, "zoom", "a pane in the conversation's place, and back", hints: [.tuning: 25],
      [KeyStroke.letter("z", .zoomPane)]),
    KeyBinding(
      .panes, "pane width", "wider or narrower panes; the mouse drags their borders",
      [KeyStroke.letter("(", .paneWidth(1)), KeyStroke.letter(")", .paneWidth(-1))]),
    KeyBinding(
      .panes, "pane height", "the pane with the focus lower or higher",
      [KeyStroke.letter("{", .paneHeight(-1)), KeyStroke.letter("}", .paneHeight(1))]),
    KeyBinding(
      .panes, "origins", "colour the replies by where each token came from", hints: [.tuning: 50],
      [KeyStroke.letter("o", .colourByOrigin)]),
    KeyBinding(
      .panes, "source", "replies as they were produced, or with their Markdown rendered",
      hints: [.tuning: 17], [KeyStroke.letter("W", .replySource)]),
    KeyBinding(
      .panes, "theme", "choose a colour theme, with a preview", hints: [.tuning: 18],
      [KeyStroke.letter("c", .chooseTheme)]),
    KeyBinding(
      .panes, "mouse", "mouse reporting; off lets the terminal select text", hints: [.tuning: 16],
      [KeyStroke.letter("x", .mouse)]),
  ]
}
