import TerminalCore

extension KeyBindings {
  /// The keys of every list that lies over the screen.
  static let lists: [KeyBinding] = [
    KeyBinding(
      .lists, "move", "up and down", hints: [.conversations: 20, .deleted: 20, .search: 20],
      [
        [.in(.lists, .up, .moveInList(-1)), .in(.lists, .down, .moveInList(1))],
        [.in(.lists, .control("p"), .moveInList(-1)), .in(.lists, .control("n"), .moveInList(1))],
        [.in(.longLists, .pageUp, .moveInList(-8)), .in(.longLists, .pageDown, .moveInList(8))],
        [.in(.pickers, .character("k"), .moveInList(-1)), .in(.pickers, .character("j"), .moveInList(1))],
        [.in([.themes], .character("c"), .moveInList(1))],
        [
          .in(.kept, .home, .moveInList(-toTheEnd)), .in(.kept, .end, .moveInList(toTheEnd)),
        ],
      ]),
    KeyBinding(
      .lists, "take", "take what is chosen", hints: [.conversations: 90, .deleted: 90, .search: 90],
      [[.in(.lists, .enter, .takeFromList)]]),
    KeyBinding(
      .lists, "close", "leave everything as it was",
      [
        [.in(.lists, .escape, .closeList), .in(.pickers, .character("q"), .closeList)],
        [.in(.lists, .control("c"), .interrupt)],
      ]),
    KeyBinding(
      .lists, "erase", "erase the last letter typed, all of them",
      hints: [.conversations: 10, .deleted: 10, .search: 10],
      [
        [.in(.typed, .backspace, .eraseInList), .in(.typed, .control("h"), .eraseInList)],
        [.in(.typed, .control("u"), .clearInList)],
      ]),
  ]
}
