import TerminalCore

extension KeyBindings {
  /// The keys of writing a message.
  static let message: [KeyBinding] = [
    KeyBinding(.message, "send", "send the message", hints: [.typing: 95], [[.typing(.enter, .send)]]),
    KeyBinding(
      .message, "new line", "a line break; pasted text stays one message", hints: [.typing: 42],
      [[.typing(.newline, .edit(.newline))]]),
    KeyBinding(
      .message, "history", "by line, then through the messages sent before",
      [
        [.typing(.up, .edit(.up)), .typing(.down, .edit(.down))],
        // Ctrl-P has the commands.
        [.typing(.control("n"), .edit(.down))],
      ]),
    KeyBinding(
      .message, "move", "by character",
      [
        [.typing(.left, .edit(.left)), .typing(.right, .edit(.right))],
        [.typing(.control("b"), .edit(.left)), .typing(.control("f"), .edit(.right))],
      ]),
    KeyBinding(
      .message, "word", "by word",
      [
        [.typing(.wordLeft, .edit(.wordLeft)), .typing(.wordRight, .edit(.wordRight))],
        [.typing(.alt("b"), .edit(.wordLeft)), .typing(.alt("f"), .edit(.wordRight))],
      ]),
    KeyBinding(
      .message, "line ends", "to the start or end of the line",
      [
        [.typing(.control("a"), .edit(.lineStart)), .typing(.control("e"), .edit(.lineEnd))],
        [.typing(.home, .edit(.lineStart)), .typing(.end, .edit(.lineEnd))],
      ]),
    KeyBinding(
      .message, "message ends", "to the start or end of the message",
      [[.typing(.textStart, .edit(.textStart)), .typing(.textEnd, .edit(.textEnd))]]),
    KeyBinding(
      .message, "delete", "delete before or after the cursor",
      [
        [.typing(.backspace, .edit(.backspace)), .typing(.delete, .edit(.deleteForward))],
        [.typing(.control("h"), .edit(.backspace))],
      ]),
    KeyBinding(
      .message, "cut", "cut to the line's start or end, the word before or after",
      [
        [.typing(.control("u"), .edit(.killToLineStart)), .typing(.control("k"), .edit(.killToLineEnd))],
        [.typing(.control("w"), .edit(.killWordBackward)), .typing(.alt("d"), .edit(.killWordForward))],
      ]),
    KeyBinding(
      .message, "yank", "put back what was cut, then what was cut before that",
      [[.typing(.control("y"), .edit(.yank)), .typing(.alt("y"), .edit(.yankOlder))]]),
    KeyBinding(
      .message, "undo typing", "take back what was typed or cut, do it again; Ctrl-/ too",
      [[.typing(.control("_"), .edit(.undo)), .typing(.alt("_"), .edit(.redo))]]),
    KeyBinding(
      .message, "search", "search the messages sent before",
      [[.both(.control("r"), .searchHistory), .in([.picker], .control("r"), .moveInList(1))]]),
    KeyBinding(
      .message, "editor", "write on in your own editor ($VISUAL)",
      [[.both(.control("x"), .externalEditor)]]),
    KeyBinding(
      .message, "vi", "write with vi's keys, or without; vi = true in the settings begins so",
      [KeyStroke.letter("Q", .viKeys)]),
    KeyBinding(.message, "swap", "swap two letters", [[.typing(.control("t"), .edit(.transpose))]]),
    // Alt-u and Alt-c, the usual ones, tune.
    KeyBinding(
      .message, "case", "the word's letters: all small, all large, a large one first",
      [
        [
          .typing(.alt("l"), .edit(.changeCase(.lower))), .typing(.alt("k"), .edit(.changeCase(.upper))),
          .typing(.alt("i"), .edit(.changeCase(.capital))),
        ]
      ]),
    KeyBinding(
      .message, "command", "after a slash: choose a command, put it into the input, close the list",
      hints: [.completing: 90],
      [
        [.in([.completing], .up, .completion(.move(-1))), .in([.completing], .down, .completion(.move(1)))],
        [.in([.completing], .tab, .completion(.take)), .in([.completing], .escape, .completion(.close))],
      ]),
    KeyBinding(
      .message, "tune", "let plain keys tune; what you have written stays", hints: [.typing: 85],
      [[.typing(.escape, .startTuning)]]),
    KeyBinding(
      .message, "files", "@path sends a text file along, and this completes it; elsewhere it tunes",
      [[.typing(.tab, .completeOrTune)]]),
  ]
}
