import TerminalCore

extension KeyBindings {
  /// The keys of the conversations that are kept.
  static let library: [KeyBinding] = [
    KeyBinding(
      .library, "conversations", "all conversations: open, rename, pin and delete them",
      hints: [.typing: 33, .tuning: 41], [KeyStroke.letter("L", .conversations)]),
    KeyBinding(
      .library, "search", "search everything that was ever said", hints: [.tuning: 39],
      [KeyStroke.letter("/", .search)]),
    KeyBinding(
      .library, "rename", "rename the conversation that is open; in the list, the chosen one",
      hints: [.tuning: 13],
      [KeyStroke.letter("R", .renameConversation), [.in([.conversations], .alt("r"), .library(.rename))]]),
    KeyBinding(
      .library, "pin", "in the list: keep it on top, or let it go",
      [[.in([.conversations], .alt("p"), .library(.pin))]]),
    KeyBinding(
      .library, "delete", "in the list: delete it",
      [
        [
          .in([.conversations], .alt("d"), .library(.delete)),
          .in([.conversations], .delete, .library(.delete)),
        ]
      ]),
    KeyBinding(
      .library, "undelete", "bring the conversation deleted last back; among deleted ones, the chosen one",
      hints: [.tuning: 12],
      [
        KeyStroke.letter("D", .restoreConversation),
        [.in([.conversations, .deleted], .alt("u"), .restoreConversation)],
      ]),
    KeyBinding(
      .library, "deleted", "in the list: the deleted ones, where Enter restores, or back to the others",
      [[.in([.conversations, .deleted], .alt("t"), .library(.showDeleted))]]),
    KeyBinding(
      .library, "new", "in the list: a new conversation",
      [[.in([.conversations], .alt("n"), .library(.startNew))]]),
    KeyBinding(
      .library, "keep", "while a title is written: keep it", hints: [.title: 90],
      [[.in([.title], .enter, .takeFromList)]]),
    KeyBinding(
      .library, "leave", "while a title is written: leave it as it was", hints: [.title: 80],
      [[.in([.title], .escape, .closeList)], [.in([.title], .control("c"), .interrupt)]]),
    KeyBinding(
      .library, "edit", "while a title is written: move and delete in it", hints: [.title: 10],
      [
        [.in([.title], .left, .edit(.left)), .in([.title], .right, .edit(.right))],
        [.in([.title], .control("b"), .edit(.left)), .in([.title], .control("f"), .edit(.right))],
        [.in([.title], .wordLeft, .edit(.wordLeft)), .in([.title], .wordRight, .edit(.wordRight))],
        [.in([.title], .home, .edit(.lineStart)), .in([.title], .end, .edit(.lineEnd))],
        [.in([.title], .control("a"), .edit(.lineStart)), .in([.title], .control("e"), .edit(.lineEnd))],
        [.in([.title], .backspace, .edit(.backspace)), .in([.title], .delete, .edit(.deleteForward))],
        [
          .in([.title], .control("h"), .edit(.backspace)),
          .in([.title], .control("w"), .edit(.killWordBackward)),
        ],
        [
          .in([.title], .control("u"), .edit(.killToLineStart)),
          .in([.title], .control("k"), .edit(.killToLineEnd)),
        ],
        [.in([.title], .control("y"), .edit(.yank))],
      ]),
  ]
}
