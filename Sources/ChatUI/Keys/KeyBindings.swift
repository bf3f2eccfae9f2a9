import TerminalCore

/// The one table of keys: what they do, the hint line and the help all come from here, by way of `KeyMap`.
enum KeyBindings {
  /// More rows than any list has.
  private static let toTheEnd = 1_000_000_000

  static let all: [KeyBinding] =
    message + tuning + parameters + comparison + time + panes + conversation + messages + library + program

  private static let message: [KeyBinding] = [
    KeyBinding(.message, "send", "send the message", hints: [.typing: 95], [[.typing(.enter, .send)]]),
    KeyBinding(
      .message, "new line", "a line break; pasted text stays one message", hints: [.typing: 30],
      [[.typing(.newline, .edit(.newline))]]),
    KeyBinding(
      .message, "history", "by line, then through the messages sent before",
      [[.typing(.up, .edit(.up)), .typing(.down, .edit(.down))]]),
    KeyBinding(
      .message, "move", "by character",
      [[.typing(.left, .edit(.left)), .typing(.right, .edit(.right))]]),
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
      [[.both(.control("r"), .searchHistory), .picker(.control("r"), .moveInList(1))]]),
    KeyBinding(
      .message, "editor", "write on in your own editor ($VISUAL)",
      [[.both(.control("x"), .externalEditor)]]),
    KeyBinding(
      .message, "vi", "write with vi's keys, or without; vi = true in the settings begins so",
      [KeyStroke.letter("Q", .viKeys)]),
    KeyBinding(.message, "swap", "swap two letters", [[.typing(.control("t"), .edit(.transpose))]]),
    KeyBinding(
      .message, "command", "after a slash: choose a command, put it into the input, close the list",
      hints: [.completing: 90],
      [
        [.completing(.up, .completion(.move(-1))), .completing(.down, .completion(.move(1)))],
        [.completing(.tab, .completion(.take)), .completing(.escape, .completion(.close))],
      ]),
    KeyBinding(
      .message, "tune", "let plain keys tune; what you have written stays", hints: [.typing: 85],
      [[.typing(.escape, .startTuning)]]),
    KeyBinding(
      .message, "files", "@path sends a text file along, and this completes it; elsewhere it tunes",
      [[.typing(.tab, .completeOrTune)]]),
  ]

  private static let tuning: [KeyBinding] = [
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

  private static let parameters: [KeyBinding] = [
    KeyBinding(
      .parameters, "parameters", "the keys go to the parameters pane, and back", hints: [.tuning: 63],
      [
        KeyStroke.letter("P", .parametersPane(.focus)),
        [
          .parameters(.escape, .parametersPane(.leave)),
          .parameters(.character("P"), .parametersPane(.leave)),
        ],
      ]),
    KeyBinding(
      .parameters, "select", "select a parameter", hints: [.parameters: 90],
      [
        [.parameters(.up, .parametersPane(.select(-1))), .parameters(.down, .parametersPane(.select(1)))],
        [
          .parameters(.character("k"), .parametersPane(.select(-1))),
          .parameters(.character("j"), .parametersPane(.select(1))),
        ],
        [
          .parameters(.home, .parametersPane(.select(-100))),
          .parameters(.end, .parametersPane(.select(100))),
        ],
      ]),
    KeyBinding(
      .parameters, "change", "change it by one step, by five", hints: [.parameters: 88],
      [
        [.parameters(.left, .parametersPane(.change(-1))), .parameters(.right, .parametersPane(.change(1)))],
        [
          .parameters(.character("-"), .parametersPane(.change(-5))),
          .parameters(.character("+"), .parametersPane(.change(5))),
          .parameters(.character("="), .parametersPane(.change(5))),
        ],
      ]),
    KeyBinding(
      .parameters, "number", "type a number and Enter; Esc leaves it as it was", hints: [.parameters: 86],
      [[.parameters(.enter, .parametersPane(.enter))]]),
    KeyBinding(
      .parameters, "default", "back to what the pair came with", hints: [.parameters: 70],
      [
        [
          .parameters(.backspace, .parametersPane(.reset)), .parameters(.delete, .parametersPane(.reset)),
        ]
      ]),
    KeyBinding(
      .parameters, "presets", "use the preset of that number", hints: [.parameters: 80],
      [Preset.numbers.map { .parameters(.character(Character("\($0)")), .preset($0)) }]),
    KeyBinding(
      .parameters, "save preset", "save the parameters as the preset of the number typed next",
      hints: [.parameters: 60],
      [
        [.parameters(.character("s"), .parametersPane(.askPreset))],
        Preset.numbers.map { .preset(.character(Character("\($0)")), .parametersPane(.savePreset($0))) },
      ]),
    KeyBinding(
      .parameters, "set", "take the number typed", hints: [.number: 90],
      [[.number(.enter, .parametersPane(.apply)), .number(.backspace, .parametersPane(.erase))]]),
    KeyBinding(
      .parameters, "leave", "leave it as it was", hints: [.number: 80, .preset: 90],
      [
        [.number(.escape, .parametersPane(.cancel)), .number(.control("c"), .parametersPane(.cancel))],
        [.preset(.escape, .parametersPane(.cancel)), .preset(.control("c"), .parametersPane(.cancel))],
      ]),
    KeyBinding(
      .parameters, "undo", "take the last change of a parameter back, make it again",
      hints: [.tuning: 48, .parameters: 75],
      [
        KeyStroke.letter("u", .undo), KeyStroke.letter("U", .redo),
        [.parameters(.character("u"), .undo), .parameters(.character("U"), .redo)],
      ]),
  ]

  private static let comparison: [KeyBinding] = [
    KeyBinding(
      .comparison, "compare", "answer the last prompt again, before and after the last change",
      hints: [.tuning: 52], [KeyStroke.letter("A", .compare)]),
    KeyBinding(
      .comparison, "close", "stop it while it runs; then close it", hints: [.comparison: 90],
      [
        [
          .comparison(.escape, .closeComparison), .comparison(.character("q"), .closeComparison),
          .comparison(.enter, .closeComparison), .comparison(.control("c"), .closeComparison),
        ]
      ]),
    KeyBinding(
      .comparison, "scroll", "scroll the texts", hints: [.comparison: 80],
      [
        [.comparison(.up, .scrollLines(1)), .comparison(.down, .scrollLines(-1))],
        [.comparison(.pageUp, .scrollPages(1)), .comparison(.pageDown, .scrollPages(-1))],
        [.comparison(.home, .scrollToTop), .comparison(.end, .scrollToBottom)],
      ]),
  ]

  private static let time: [KeyBinding] = [
    KeyBinding(
      .time, "pause", "pause when the round is over, and go on", hints: [.tuning: 66],
      [[.tuning(.character(" "), .pause), .both(.function(9), .pause)]]),
    KeyBinding(
      .time, "step", "while paused: on by one event, by one round", hints: [.tuning: 64],
      [KeyStroke.letter("e", .step(.event)), KeyStroke.letter("E", .step(.round))]),
    KeyBinding(
      .time, "slow motion", "slower or faster, down to ×1/64; figures leave the waits out",
      hints: [.tuning: 62], [KeyStroke.letter("<", .slowDown(1)), KeyStroke.letter(">", .slowDown(-1))]),
  ]

  private static let panes: [KeyBinding] = [
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

  private static let conversation: [KeyBinding] = [
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

  private static let messages: [KeyBinding] = [
    KeyBinding(
      .messages, "messages", "choose messages and replies, and back", hints: [.tuning: 43, .messages: 40],
      [
        KeyStroke.letter("M", .messages(.choose)),
        [
          .messages(.escape, .messages(.leave)), .messages(.character("M"), .messages(.leave)),
          .messages(.character("q"), .messages(.leave)), .messages(.control("c"), .messages(.leave)),
        ],
      ]),
    KeyBinding(
      .messages, "choose", "the message or reply above or below", hints: [.messages: 90],
      [
        [.messages(.up, .messages(.select(-1))), .messages(.down, .messages(.select(1)))],
        [
          .messages(.character("k"), .messages(.select(-1))),
          .messages(.character("j"), .messages(.select(1))),
        ],
        [
          .messages(.home, .messages(.select(-1_000_000))), .messages(.end, .messages(.select(1_000_000))),
        ],
      ]),
    KeyBinding(
      .messages, "versions", "the version of the message, or the reply, before or after",
      hints: [.messages: 85],
      [
        [.messages(.left, .messages(.sibling(-1))), .messages(.right, .messages(.sibling(1)))],
        [
          .messages(.character("h"), .messages(.sibling(-1))),
          .messages(.character("l"), .messages(.sibling(1))),
        ],
      ]),
    KeyBinding(
      .messages, "edit", "write another version of the message; the old one stays", hints: [.messages: 80],
      [[.messages(.character("e"), .messages(.edit)), .messages(.enter, .messages(.edit))]]),
    KeyBinding(
      .messages, "again", "another reply to the message; the others stay", hints: [.messages: 75],
      [[.messages(.character("r"), .messages(.answerAgain))]]),
    KeyBinding(
      .messages, "copy", "copy it as it was written, one of its code blocks", hints: [.messages: 78],
      [
        [.messages(.character("y"), .messages(.copy)), .messages(.character("Y"), .messages(.askCode))]
      ]),
    KeyBinding(
      .messages, "code block", "copy the code block of that number; Esc copies none", hints: [.codeBlock: 90],
      [
        (1...9).map { .codeBlock(.character(Character("\($0)")), .messages(.copyCode($0))) },
        [
          .codeBlock(.escape, .messages(.leaveCode)), .codeBlock(.control("c"), .messages(.leaveCode)),
        ],
      ]),
    KeyBinding(
      .messages, "go on", "let a reply that was cut or stopped go on", hints: [.tuning: 38, .messages: 70],
      [KeyStroke.letter("C", .goOn), [.messages(.character("c"), .messages(.goOn))]]),
    KeyBinding(
      .messages, "fork", "a new conversation from the first message to this one", hints: [.messages: 65],
      [[.messages(.character("f"), .messages(.fork))]]),
  ]

  private static let library: [KeyBinding] = [
    KeyBinding(
      .library, "conversations", "all conversations: open, rename, pin and delete them",
      hints: [.typing: 33, .tuning: 41], [KeyStroke.letter("L", .conversations)]),
    KeyBinding(
      .library, "search", "search everything that was ever said", hints: [.tuning: 39],
      [KeyStroke.letter("/", .search)]),
    KeyBinding(
      .library, "rename", "rename the conversation that is open; in the list, the chosen one",
      hints: [.tuning: 13],
      [KeyStroke.letter("R", .renameConversation), [.conversations(.alt("r"), .library(.rename))]]),
    KeyBinding(
      .library, "pin", "in the list: keep it on top, or let it go",
      [[.conversations(.alt("p"), .library(.pin))]]),
    KeyBinding(
      .library, "delete", "in the list: delete it",
      [[.conversations(.alt("d"), .library(.delete)), .conversations(.delete, .library(.delete))]]),
    KeyBinding(
      .library, "undelete", "bring the conversation deleted last back", hints: [.tuning: 12],
      [KeyStroke.letter("D", .restoreConversation), [.conversations(.alt("u"), .restoreConversation)]]),
    KeyBinding(
      .library, "new", "in the list: a new conversation", [[.conversations(.alt("n"), .library(.startNew))]]),
    KeyBinding(
      .library, "keep", "while a title is written: keep it", hints: [.title: 90],
      [[.title(.enter, .takeFromList)]]),
    KeyBinding(
      .library, "leave", "while a title is written: leave it as it was", hints: [.title: 80],
      [[.title(.escape, .closeList)], [.title(.control("c"), .interrupt)]]),
    KeyBinding(
      .library, "edit", "while a title is written: move and delete in it", hints: [.title: 10],
      [
        [.title(.left, .edit(.left)), .title(.right, .edit(.right))],
        [.title(.wordLeft, .edit(.wordLeft)), .title(.wordRight, .edit(.wordRight))],
        [.title(.home, .edit(.lineStart)), .title(.end, .edit(.lineEnd))],
        [.title(.control("a"), .edit(.lineStart)), .title(.control("e"), .edit(.lineEnd))],
        [.title(.backspace, .edit(.backspace)), .title(.delete, .edit(.deleteForward))],
        [.title(.control("h"), .edit(.backspace)), .title(.control("w"), .edit(.killWordBackward))],
        [.title(.control("u"), .edit(.killToLineStart)), .title(.control("k"), .edit(.killToLineEnd))],
        [.title(.control("y"), .edit(.yank))],
      ]),
  ]

  private static let program: [KeyBinding] = [
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
        [.help(.escape, .help), .help(.character("?"), .help), .help(.character("q"), .help)],
        [.help(.enter, .help), .help(.function(1), .help), .help(.control("c"), .interrupt)],
      ]),
    KeyBinding(
      .program, "scroll help", "scroll the help",
      [
        [.help(.up, .scrollLines(1)), .help(.down, .scrollLines(-1))],
        [.help(.character("k"), .scrollLines(1)), .help(.character("j"), .scrollLines(-1))],
        [.help(.pageUp, .scrollPages(1)), .help(.pageDown, .scrollPages(-1))],
        [.help(.home, .scrollToTop), .help(.end, .scrollToBottom)],
      ]),
    KeyBinding(
      .program, "move", "in a list: up and down", hints: [.conversations: 20, .search: 20],
      [
        [.lists(.up, .moveInList(-1)), .lists(.down, .moveInList(1))],
        [.lists(.control("p"), .moveInList(-1)), .lists(.control("n"), .moveInList(1))],
        [.longLists(.pageUp, .moveInList(-8)), .longLists(.pageDown, .moveInList(8))],
        [.pickers(.character("k"), .moveInList(-1)), .pickers(.character("j"), .moveInList(1))],
        [.themes(.character("c"), .moveInList(1))],
        [
          .kept(.home, .moveInList(-KeyBindings.toTheEnd)), .kept(.end, .moveInList(KeyBindings.toTheEnd)),
        ],
        [
          .contextPolicies(.character("k"), .moveInList(-1)),
          .contextPolicies(.character("j"), .moveInList(1)),
        ],
      ]),
    KeyBinding(
      .program, "take", "in a list: take what is chosen", hints: [.conversations: 90, .search: 90],
      [[.lists(.enter, .takeFromList)]]),
    KeyBinding(
      .program, "close", "in a list: leave everything as it was",
      [
        [.lists(.escape, .closeList), .pickers(.character("q"), .closeList)],
        [.contextPolicies(.character("q"), .closeList)],
        [.lists(.control("c"), .interrupt)],
      ]),
    KeyBinding(
      .program, "erase", "in a list: the last letter typed, all of them",
      hints: [.conversations: 10, .search: 10],
      [
        [.typed(.backspace, .eraseInList), .typed(.control("h"), .eraseInList)],
        [.typed(.control("u"), .clearInList)],
      ]),
  ]
}

extension KeyStroke {
  static func parameters(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.parameters])
  }

  static func comparison(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.comparison])
  }

  static func messages(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.messages])
  }

  static func completing(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.completing])
  }

  static func codeBlock(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.codeBlock])
  }

  static func number(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.number])
  }

  static func preset(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.preset])
  }

  static func help(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.help])
  }

  static func lists(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(
      key: key, command: command,
      contexts: [.commands, .themes, .picker, .pairs, .conversations, .search, .contextPolicies])
  }

  /// In the lists that may have many rows.
  static func longLists(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(
      key: key, command: command, contexts: [.commands, .themes, .picker, .pairs, .conversations, .search])
  }

  /// In the lists in which characters search.
  static func typed(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.commands, .picker, .conversations, .search])
  }

  /// In the lists of what is kept.
  static func kept(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.conversations, .search])
  }

  static func conversations(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.conversations])
  }

  static func title(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.title])
  }

  static func contextPolicies(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.contextPolicies])
  }

  static func picker(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.picker])
  }

  static func pickers(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.themes, .pairs])
  }

  static func themes(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: [.themes])
  }
}
