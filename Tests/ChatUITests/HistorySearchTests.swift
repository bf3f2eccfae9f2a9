import TerminalCore
import Testing

@testable import ChatUI

@Suite struct HistorySearchTests {
  private let history = ["a fox story", "what is 12 plus 7?", "a fox\nand a hen", "a fox story"]

  @Test func enterPutsTheChosenMessageIntoTheInputAndUndoTakesItOut() {
    var chat = Chat(history: history)
    chat.type("unsent")
    chat.press(.control("r"))
    #expect(chat.lines().contains { $0.contains("Messages sent before") })
    #expect(chat.lines().contains { $0.contains("a fox⏎and a hen") })
    #expect(chat.lines().contains { $0.contains("1 of 3") })
    chat.type("FOX hen")
    #expect(chat.lines().contains { $0.contains("1 of 1") })
    #expect(chat.press(.enter).isEmpty)
    #expect(chat.state.unsentText == "a fox\nand a hen")
    chat.press(.control("_"))
    #expect(chat.state.unsentText == "unsent")
  }

  @Test func ctrlRGoesOnToOlderMessagesAndEscLeavesEverythingAsItWas() {
    var chat = Chat(history: history)
    chat.type("unsent")
    let before = chat.state
    chat.press(.control("r"))
    chat.type("a fox")
    chat.press(.control("r"))
    guard case .picker(let picker) = chat.state.list else { return #expect(Bool(false), "no list") }
    #expect(picker.chosen?.value == "a fox\nand a hen")
    chat.press(.escape)
    #expect(chat.state == before)
  }

  @Test func whereNothingMatchesEnterDoesNothing() {
    var chat = Chat(width: 40, height: 10, lines: .ascii, history: history)
    chat.press(.control("r"))
    chat.type("zebra")
    #expect(chat.lines().contains { $0.contains("Nothing matches.") })
    chat.press(.enter)
    #expect(chat.state.list != nil)
    #expect(chat.lines().joined().filter { !$0.isASCII } == "")
    var empty = Chat()
    empty.press(.control("r"))
    #expect(empty.state.list == nil && empty.state.notice != nil)
  }
}

@Suite struct ExternalEditorTests {
  @Test func theTextGoesToTheEditorAndComesBackAsOneStep() {
    var chat = Chat()
    chat.type("a draft")
    expect(&chat, pressing: .control("x"), asks: [.editText("a draft")])
    chat.receive(.textEdited("a long\nmessage"))
    #expect(chat.state.unsentText == "a long\nmessage")
    chat.press(.control("_"))
    #expect(chat.state.unsentText == "a draft")
  }

  @Test func whereItFailsTheTextStays() {
    var chat = Chat()
    chat.type("a draft")
    chat.press(.control("x"))
    chat.receive(.effectFailed("The editor ended with 1."))
    #expect(chat.state.unsentText == "a draft")
  }
}
