import TerminalCore

extension KeyBindings {
  /// The keys of the conversation.
  static let conversation: [KeyBinding] = [
    KeyBinding(
      .conversation, "stop", "stop the reply; what came stays", hints: [.tuning: 65],
      [KeyStroke.letter("s", .stop)]),
    KeyBinding(
      .conversation, "again", "another reply to the last message", hints: [.tuning: 45],
      [KeyStroke.letter("r", .regenerate)]),
    KeyBinding(
      .conversation, "baseline", "measure the baseline: the last prompt once more, by the target alone",
      hints: [.tuning: 42], [KeyStroke.letter("K", .measureBaseline)]),
    KeyBinding(
      .conversation, "new", "a new conversation", hints: [.tuning: 40],
      [KeyStroke.letter("n", .newConversation)]),
    KeyBinding(
      .conversation, "persona", "a new conversation with one of your system prompts",
      [KeyStroke.letter("I", .choosePersona)]),
    KeyBinding(
      .conversation, "pair", "choose another pair of models; the conversation stays", hints: [.tuning: 33],
      [KeyStroke.letter("X", .choosePair)]),
    KeyBinding(
      .conversation, "when full", "choose what happens when the context is full",
      [KeyStroke.letter("Z", .contextPolicy)]),
    KeyBinding(
      .conversation, "summary", "show the summary that the pair reads of the oldest turns, or hide it",
      [KeyStroke.letter("H", .readSummary)]),
    KeyBinding(
      .conversation, "save", "save the transcript to a file", hints: [.tuning: 35],
      [KeyStroke.letter("w", .saveTranscript)]),
    KeyBinding(
      .conversation, "copy", "copy the last reply, its last code block; /copy copies others, too",
      hints: [.tuning: 34],
      [[.tuning(.character("\""), .copyReply), .tuning(.character("`"), .copyCode)]]),
    KeyBinding(
      .conversation, "picture", "a screenshot: save the screen as a picture (SVG)",
      [KeyStroke.letter("S", .saveScreen)]),
    KeyBinding(
      .conversation, "scroll", "scroll by pages, Why where it has the focus; the wheel scrolls too",
      hints: [.typing: 40],
      [[.both(.pageUp, .scrollPages(1)), .both(.pageDown, .scrollPages(-1))]]),
    KeyBinding(
      .conversation, "lines", "scroll by lines, Why where it has the focus",
      [
        [.tuning(.character("k"), .scrollLines(1)), .tuning(.character("j"), .scrollLines(-1))],
        [.tuning(.up, .scrollLines(1)), .tuning(.down, .scrollLines(-1))],
      ]),
    KeyBinding(
      .conversation, "ends", "to the start, to the newest text",
      [
        KeyStroke.letter("g", .scrollToTop), KeyStroke.letter("G", .scrollToBottom),
        [.tuning(.home, .scrollToTop), .tuning(.end, .scrollToBottom)],
      ]),
  ]
}
