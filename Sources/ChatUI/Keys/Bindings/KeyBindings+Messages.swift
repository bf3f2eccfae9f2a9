import TerminalCore

extension KeyBindings {
  /// The keys of choosing messages and replies.
  static let messages: [KeyBinding] = [
    KeyBinding(
      .messages, "messages", "choose messages and replies, and back", hints: [.tuning: 43, .messages: 40],
      [
        KeyStroke.letter("M", .messages(.choose)),
        [
          .in([.messages], .escape, .messages(.leave)), .in([.messages], .character("M"), .messages(.leave)),
          .in([.messages], .character("q"), .messages(.leave)),
          .in([.messages], .control("c"), .messages(.leave)),
        ],
      ]),
    KeyBinding(
      .messages, "choose", "the message or reply above or below", hints: [.messages: 90],
      [
        [.in([.messages], .up, .messages(.select(-1))), .in([.messages], .down, .messages(.select(1)))],
        [
          .in([.messages], .character("k"), .messages(.select(-1))),
          .in([.messages], .character("j"), .messages(.select(1))),
        ],
        [
          .in([.messages], .home, .messages(.select(-toTheEnd))),
          .in([.messages], .end, .messages(.select(toTheEnd))),
        ],
      ]),
    KeyBinding(
      .messages, "versions", "the version of the message, or the reply, before or after",
      hints: [.messages: 85],
      [
        [.in([.messages], .left, .messages(.sibling(-1))), .in([.messages], .right, .messages(.sibling(1)))],
        [
          .in([.messages], .character("h"), .messages(.sibling(-1))),
          .in([.messages], .character("l"), .messages(.sibling(1))),
        ],
      ]),
    KeyBinding(
      .messages, "edit", "write another version of the message; the old one stays", hints: [.messages: 80],
      [[.in([.messages], .character("e"), .messages(.edit)), .in([.messages], .enter, .messages(.edit))]]),
    KeyBinding(
      .messages, "again", "another reply to the message; the others stay", hints: [.messages: 75],
      [[.in([.messages], .character("r"), .messages(.answerAgain))]]),
    KeyBinding(
      .messages, "copy", "copy it as it was written, one of its code blocks", hints: [.messages: 78],
      [
        [
          .in([.messages], .character("y"), .messages(.copy)),
          .in([.messages], .character("Y"), .messages(.askCode)),
        ]
      ]),
    KeyBinding(
      .messages, "code block", "copy the code block of that number; Esc copies none", hints: [.codeBlock: 90],
      [
        (1...9).map { .in([.codeBlock], .character(Character("\($0)")), .messages(.copyCode($0))) },
        [
          .in([.codeBlock], .escape, .messages(.leaveCode)),
          .in([.codeBlock], .control("c"), .messages(.leaveCode)),
        ],
      ]),
    KeyBinding(
      .messages, "go on", "let a reply that was cut or stopped go on", hints: [.tuning: 38, .messages: 70],
      [
        KeyStroke.letter("C", .goOn),
        [
          .in([.messages], .character("c"), .messages(.goOn)),
          .in([.messages], .character("C"), .messages(.goOn)),
        ],
      ]),
    KeyBinding(
      .messages, "about", "about the reply: pair, seed, parameters, figures, trace; * the last one's",
      hints: [.messages: 60],
      [
        [
          .tuning(.character("*"), .aboutReply), .in([.messages], .character("a"), .messages(.about)),
          .in([.messages], .character("*"), .messages(.about)),
        ]
      ]),
    KeyBinding(
      .messages, "close", "close what is told about a reply", hints: [.about: 90],
      [
        [
          .in([.about], .escape, .closeAbout), .in([.about], .character("q"), .closeAbout),
          .in([.about], .character("a"), .closeAbout), .in([.about], .character("*"), .closeAbout),
          .in([.about], .enter, .closeAbout), .in([.about], .control("c"), .closeAbout),
        ]
      ]),
    KeyBinding(
      .messages, "scroll", "scroll what is told about a reply", hints: [.about: 80],
      [
        [.in([.about], .up, .scrollLines(1)), .in([.about], .down, .scrollLines(-1))],
        [.in([.about], .pageUp, .scrollPages(1)), .in([.about], .pageDown, .scrollPages(-1))],
        [.in([.about], .home, .scrollToTop), .in([.about], .end, .scrollToBottom)],
      ]),
    KeyBinding(
      .messages, "fork", "a new conversation from the first message to this one", hints: [.messages: 65],
      [[.in([.messages], .character("f"), .messages(.fork))]]),
  ]
}
