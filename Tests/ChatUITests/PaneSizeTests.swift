import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Focus and sizes of panes, by key and by mouse.
@Suite struct PaneSizeTests {
  private func area(_ pane: PaneKind, _ chat: Chat) throws -> Rect {
    try #require(chat.state.layout.panes.first { $0.pane == pane }?.area)
  }

  private func drag(_ chat: inout Chat, from: (Int, Int), to: (Int, Int)) {
    chat.press(.mouse(MouseEvent(kind: .press, x: from.0, y: from.1)))
    chat.press(.mouse(MouseEvent(kind: .drag, x: to.0, y: to.1)))
    chat.press(.mouse(MouseEvent(kind: .release, x: to.0, y: to.1)))
  }

  @Test func theFocusGoesRoundTheShownPanes() {
    var chat = Chat(width: 120, height: 40)
    let visited = (0..<3).map { _ in
      chat.press(.function(2))
      return chat.state.panes.selected
    }
    #expect(visited == [.tokens, .draftLength, .branches])
    let title = chat.frame()
    #expect((0..<120).contains { title[$0, 0].role == .borderFocused })
  }

  @Test func keysResizeThePaneWithTheFocusAndItsNeighbour() throws {
    var chat = Chat(width: 120, height: 40)
    chat.tune()
    let before = try (area(.tokens, chat), area(.draftLength, chat))
    chat.press(.tab, .character("}"), .character("}"))
    #expect(try area(.tokens, chat).height == before.0.height + 2)
    #expect(try area(.draftLength, chat).height == before.1.height - 2)
    for _ in 0..<40 { chat.press(.character("}")) }
    #expect(try area(.draftLength, chat).height == PaneColumns.leastHeight)
    chat.press(.tab, .character("}"))
    #expect(try area(.draftLength, chat).height == PaneColumns.leastHeight + 1)
    let width = try area(.tokens, chat).width
    chat.press(.character("("))
    #expect(try area(.tokens, chat).width == width + 2)
    for _ in 0..<80 { chat.press(.character(")")) }
    #expect(try area(.tokens, chat).width == PaneColumns.leastWidth)
  }

  @Test func draggedBordersFollowTheMouse() throws {
    var chat = Chat(width: 120, height: 40)
    let tokens = try area(.tokens, chat)
    // Either cell of a border can be taken.
    drag(&chat, from: (tokens.x - 1, 3), to: (49, 9))
    #expect(try area(.tokens, chat).x == 50)
    drag(&chat, from: (50, 3), to: (60, 9))
    #expect(try area(.tokens, chat).x == 60)
    drag(&chat, from: (80, tokens.y), to: (80, tokens.y - 4))
    #expect(try area(.tokens, chat).y == tokens.y - 4)
    drag(&chat, from: (80, tokens.y - 5), to: (80, tokens.y + 1))
    #expect(try area(.tokens, chat).y == tokens.y + 2)
    #expect(chat.state.panes.selected == .branches)
    // Without a button held nothing moves.
    chat.press(.mouse(MouseEvent(kind: .drag, x: 80, y: 5)))
    #expect(try area(.tokens, chat).y == tokens.y + 2)
  }

  @Test func theBorderBetweenTwoColumnsFollowsToo() throws {
    var chat = Chat(width: 200, height: 60)
    for key in 4...8 { chat.press(.alt(Character("\(key)"))) }
    let why = try area(.why, chat)
    drag(&chat, from: (why.x, 5), to: (why.x + 7, 5))
    #expect(abs(try area(.why, chat).x - (why.x + 7)) <= 1)
  }

  @Test func thePaneBelowTheConversationGrowsAsWell() throws {
    var chat = Chat(width: 60, height: 40)
    let branches = try area(.branches, chat)
    drag(&chat, from: (10, branches.y), to: (10, branches.y - 3))
    #expect(try area(.branches, chat).height == branches.height + 3)
    chat.tune()
    chat.press(.character("{"))
    #expect(try area(.branches, chat).height == branches.height + 2)
  }

  @Test func whoeverLosesItsPlaceIsNamed() {
    var chat = Chat(width: 120, height: 24)
    chat.press(.alt("4"))
    #expect(chat.state.layout.panes.count == 4 && chat.state.notice == nil)
    chat.press(.alt("5"))
    #expect(chat.lines().contains { $0.contains("no room for Draft length") })
    chat.press(.alt("3"))
    #expect(chat.state.layout.panes.contains { $0.pane == .draftLength })
  }

  @Test func aClickFocusesAndTheWheelScrollsWhatIsUnderTheMouse() throws {
    var chat = Chat(width: 120, height: 40)
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    chat.receive(.events(turn: turn, run.reply()))
    let draftLength = try area(.draftLength, chat)
    chat.press(.mouse(MouseEvent(kind: .press, x: draftLength.x + 5, y: draftLength.y + 3)))
    #expect(chat.state.panes.selected == .draftLength)
    chat.press(.mouse(MouseEvent(kind: .wheelUp, x: draftLength.x + 5, y: draftLength.y + 3)))
    #expect(chat.state.cursor == .round(chat.state.rounds.rounds.endIndex - 1))
    chat.press(.mouse(MouseEvent(kind: .wheelDown, x: draftLength.x + 5, y: draftLength.y + 3)))
    #expect(chat.state.cursor == .live)
    chat.tune()
    let input = chat.state.layout.input
    chat.press(.mouse(MouseEvent(kind: .press, x: input.x + 4, y: input.y + 1)))
    #expect(chat.state.focus == .typing)
  }
}
