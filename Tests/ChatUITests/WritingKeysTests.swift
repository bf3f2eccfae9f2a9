import TerminalCore
import Testing

@testable import ChatUI

/// The keys that an Emacs user's fingers know.
@Suite struct WritingKeysTests {
  /// What is written after the keys; `|` stands for the cursor, before and after.
  private static func written(_ keys: [KeyEvent], in text: String) -> String {
    var chat = Chat()
    chat.state.editor.setText(text.filter { $0 != "|" })
    chat.state.editor.move(to: Array(text).firstIndex(of: "|") ?? 0)
    for key in keys { chat.press(key) }
    let editor = chat.state.editor
    return String(editor.characters[..<editor.cursor]) + "|" + String(editor.characters[editor.cursor...])
  }

  @Test(
    arguments: [
      ([.control("b")], "a|b", "|ab"), ([.control("f")], "|ab", "a|b"), ([.control("b")], "|ab", "|ab"),
      ([.control("n")], "a|b\ncd", "ab\nc|d"),
      ([.textStart], "one\ntw|o", "|one\ntwo"), ([.textEnd], "o|ne\ntwo", "one\ntwo|"),
      ([.home], "one\ntw|o", "one\n|two"),
    ] as [([KeyEvent], String, String)])
  func moves(keys: [KeyEvent], before: String, after: String) {
    #expect(Self.written(keys, in: before) == after)
  }

  @Test(
    arguments: [
      ([.alt("l")], "O|NE TWO", "One| TWO"), ([.alt("k")], "|one two", "ONE| two"),
      ([.alt("i")], "|oNE two", "One| two"), ([.alt("k")], "|straße", "STRASSE|"),
      ([.alt("k"), .alt("k")], "| one, two", " ONE, TWO|"), ([.alt("l")], "one|, ", "one, |"),
      ([.alt("k"), .control("_")], "|one", "|one"),
    ] as [([KeyEvent], String, String)])
  func caseOfAWord(keys: [KeyEvent], before: String, after: String) {
    #expect(Self.written(keys, in: before) == after)
  }

  @Test("Where the text stays as it is there is nothing to take back")
  func unchangedCase() {
    var editor = InputEditor("ONE")
    editor.moveToStart()
    editor.changeCase(.upper)
    let undone = editor.undo()
    #expect(editor.cursor == 3 && !undone)
  }

  @Test("Ctrl-N goes on through the history, as Down does")
  func nextInHistory() {
    var chat = Chat(history: ["one", "two"])
    chat.press(.up, .up, .control("n"))
    #expect(chat.state.unsentText == "two")
  }

  @Test("Alt with a tuning key tunes while a message is written")
  func tuningKeysStay() {
    var chat = Chat()
    chat.type("a word")
    for key: KeyEvent in [.alt("<"), .alt(">"), .alt("u"), .alt("c")] { chat.press(key) }
    #expect(chat.state.unsentText == "a word")
    #expect(chat.state.keyContext == .themes)
  }

  @Test("Ctrl-Home and Ctrl-End mean what Home and End do where they mean nothing of their own")
  func controlWithHome() {
    var chat = Chat(width: 50, height: 14)
    chat.press(.function(1), .textEnd)
    let end = chat.state.helpScroll
    chat.press(.textStart)
    #expect((end ?? 0) > 0 && chat.state.helpScroll == 0)
  }

  @Test("The palette and the key file know them by name")
  func names() {
    for name in ["message-start", "message-end", "lower-case", "upper-case", "capital-letter"] {
      #expect(Command.named(name) != nil, "\(name)")
    }
    let changes = [KeyChange(table: "typing", key: "Alt-c", command: "capital-letter")]
    let map = KeyMap.applying(changes, file: "keys.toml").map
    #expect(map.command(for: .alt("c"), in: .typing) == .edit(.changeCase(.capital)))
  }
}
