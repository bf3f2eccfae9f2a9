import TerminalCore
import Testing

@testable import ChatUI

@Suite struct InputEditorTests {
  private func edited(_ text: String, _ change: (inout InputEditor) -> Void) -> String {
    var editor = InputEditor(text)
    change(&editor)
    return String(editor.characters[..<editor.cursor]) + "|" + String(editor.characters[editor.cursor...])
  }

  @Test func words() {
    #expect(edited("one two, three") { $0.moveWordLeft() } == "one two, |three")
    #expect(
      edited("one two, three") {
        $0.moveWordLeft()
        $0.moveWordLeft()
      } == "one |two, three")
    #expect(
      edited("one two") {
        $0.moveToStart()
        $0.moveWordRight()
      } == "one| two")
    #expect(edited("one two  ") { $0.killWordBackward() } == "one |")
    #expect(
      edited("one two") {
        $0.killWordBackward()
        $0.moveToStart()
        $0.yank()
      } == "two|one ")
  }

  @Test func lines() {
    let text = "first\nsecond\nthird"
    #expect(edited(text) { $0.moveToLineStart() } == "first\nsecond\n|third")
    #expect(edited(text) { $0.killToLineStart() } == "first\nsecond\n|")
    #expect(
      edited(text) {
        $0.killToLineStart()
        $0.killToLineStart()
      } == "first\nsecond|")
    #expect(
      edited(text) {
        $0.moveToStart()
        $0.killToLineEnd()
      } == "|\nsecond\nthird")
    #expect(
      edited(text) {
        $0.moveToStart()
        $0.killToLineEnd()
        $0.killToLineEnd()
      } == "|second\nthird")
  }

  @Test func atTheEndsNothingHappens() {
    #expect(edited("") { $0.backspace() } == "|")
    #expect(edited("") { $0.deleteForward() } == "|")
    #expect(edited("") { $0.killWordForward() } == "|")
    #expect(edited("a") { $0.moveRight() } == "a|")
    #expect(edited("a") { $0.deleteForward() } == "a|")
  }

  @Test func whatIsTypedAsMarksJoinsTheCharacterBefore() {
    var editor = InputEditor("e")
    editor.insert("\u{301}")
    #expect(Array(editor.characters) == ["é"])
    #expect(editor.cursor == 1)
  }

  private func rows(_ text: String, width: Int) -> [String] {
    let characters = ChunkedText(text)
    let rows = InputRows(characters, width: width)
    return (0..<rows.count).map { rows.text(row: $0, of: characters) }
  }

  @Test func rowsBreakAtSpacesAndBeforeWideCharactersThatDoNotFit() {
    #expect(rows("one two three", width: 9) == ["one two ", "three"])
    #expect(rows("日本語日本語", width: 6) == ["日本", "語日", "本語"])
    #expect(rows("a\n\nb\n", width: 9) == ["a", "", "b", ""])
  }

  @Test func theCursorKeepsItsColumnByRows() {
    var editor = InputEditor("hello\nhi\nworld")
    var places: [Int?] = []
    for rows in [-1, -1, -1, 1] {
      let moved = editor.moveRows(rows, width: 40)
      places.append(moved ? editor.cursor : nil)
    }
    #expect(places == [8, 2, nil, 8])
  }

  @Test func everyCursorPlaceIsInsideItsRow() {
    let characters = ChunkedText("some words 日本語 and\na tab\there, andaverylongwordthatbreaks \n")
    for width in 1...30 {
      let layout = InputRows(characters, width: width)
      for cursor in 0...characters.count {
        let place = layout.place(of: cursor, in: characters)
        #expect((0..<layout.count).contains(place.row))
        #expect(place.column <= max(width, 2))
      }
      #expect((0..<layout.count).flatMap { layout[$0] } == Array(0..<characters.count))
    }
  }
}

@Suite struct InputHistoryTests {
  @Test func upAndDownGoThroughItAndBack() {
    var chat = Chat(history: ["one", "two"])
    chat.type("unsent")
    chat.press(.up)
    #expect(chat.state.unsentText == "two")
    chat.press(.up)
    #expect(chat.state.unsentText == "one")
    chat.press(.up)
    #expect(chat.state.unsentText == "one")
    chat.press(.down, .down)
    #expect(chat.state.unsentText == "unsent")
  }

  @Test func whatWasBeingWrittenSurvivesSendingAnOlderMessage() {
    var chat = Chat(history: ["old"])
    chat.type("half written")
    chat.press(.up)
    chat.type("er")
    chat.press(.enter)
    #expect(chat.effects.last == .answer(Chat.firstAnswer(TurnID(1), "older")))
    #expect(chat.state.unsentText == "half written")
  }

  @Test func anEditedOlderMessageIsKeptWhileOthersAreShown() {
    var history = InputHistory(["one", "two"])
    var shown: [String?] = []
    for (steps, text) in [(-1, "new"), (-1, "two!"), (1, "one"), (1, "two!"), (1, "new")] {
      shown.append(history.move(by: steps, leaving: text))
    }
    #expect(shown == ["two", "one", "two!", "new", nil])
  }

  @Test func itIsBoundedAndTakesNoRepetitions() {
    var history = InputHistory((0..<2000).map { "\($0)" })
    #expect(history.messages.count == InputHistory.limit)
    _ = history.append("1999")
    #expect(history.messages.count == InputHistory.limit)
    _ = history.append("x")
    #expect(history.messages.count == InputHistory.limit)
    #expect(history.messages.first == "1001")
  }

  @Test func upMovesInsideAMessageOfSeveralLinesFirst() {
    var chat = Chat(history: ["old"])
    chat.type("a")
    chat.press(.newline)
    chat.type("b")
    chat.press(.up)
    #expect(chat.state.unsentText == "a\nb")
    chat.press(.up)
    #expect(chat.state.unsentText == "old")
  }
}
