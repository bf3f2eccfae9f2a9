import TerminalCore
import Testing

@testable import ChatUI

@Suite struct ViKeysTests {
  /// Presses keys in normal mode; `|` stands for the cursor, `⎋` for Esc and `⟲` for Ctrl-R.
  private static func pressed(_ keys: String, in text: String) -> (text: String, mode: ViKeys.Mode) {
    var editor = InputEditor(text.filter { $0 != "|" })
    let cursor = Array(text).firstIndex(of: "|") ?? 0
    var vi = ViKeys()
    editor.move(to: cursor)
    _ = vi.take(.escape, &editor)
    editor.move(to: cursor)
    for key in keys {
      let event: KeyEvent = key == "⎋" ? .escape : key == "⟲" ? .control("r") : .character(key)
      if vi.take(event, &editor) == .unused, case .character(let character) = event {
        editor.insert(String(character))
      }
    }
    let characters = editor.characters
    return (String(characters[..<editor.cursor]) + "|" + String(characters[editor.cursor...]), vi.mode)
  }

  @Test(arguments: [
    ("w", "|one two", "one |two"), ("2w", "|one two three", "one two |three"), ("w", "|a.b c", "a|.b c"),
    ("e", "|one two", "on|e two"), ("2e", "|one two", "one tw|o"), ("b", "one two|", "one |two"),
    ("2b", "one two| x", "|one two x"), ("0", "  one| two", "|  one two"), ("^", "  one| two", "  |one two"),
    ("$", "|one\ntwo", "on|e\ntwo"), ("h", "a|b", "|ab"), ("h", "a\n|b", "a\n|b"), ("l", "|ab", "a|b"),
    ("5l", "|ab\nc", "a|b\nc"), ("j", "a|bc\ndef", "abc\nd|ef"), ("k", "abc\nde|f", "ab|c\ndef"),
    ("k", "a|bc", "a|bc"), ("G", "|a\nb\nc", "a\nb\n|c"), ("gg", "a\nb\n|c", "|a\nb\nc"),
    ("2G", "|a\nb\nc", "a\n|b\nc"), ("12l", "|abcdefghijklmnop", "abcdefghijkl|mnop"),
  ])
  func moves(keys: String, before: String, after: String) {
    #expect(Self.pressed(keys, in: before).text == after, "\(keys)")
  }

  @Test(arguments: [
    ("x", "a|bc", "a|c"), ("3x", "|abcd", "|d"), ("dw", "|one two", "|two"), ("2dw", "|a b c", "|c"),
    ("d2w", "|a b c", "|c"), ("dw", "one |two\nx", "one| \nx"), ("dd", "a\n|b\nc", "a\n|c"),
    ("dd", "a\n|b", "|a"), ("2dd", "|a\nb\nc", "|c"), ("D", "one |two\nx", "one| \nx"),
    ("d$", "|one", "|"), ("db", "one |two", "|two"), ("de", "|one two", "| two"), ("dj", "|a\nb\nc", "|c"),
    ("dgg", "a\nb|\nc", "|c"), ("dG", "a\n|b\nc", "|a"), ("yyp", "|a\nb", "a\n|a\nb"),
    ("yyP", "a\n|b", "a\n|b\nb"), ("yy3p", "|a", "a\n|a\na\na"), ("xp", "|ab", "b|a"),
    ("dwP", "|one two", "one| two"),
    ("ddp", "|a\nb", "b\n|a"), ("yw$p", "|ab c", "ab cab| "), ("xu", "|ab", "|ab"), ("xu⟲", "|ab", "|b"),
    ("xxx2u", "|abc", "|bc"), ("d⎋x", "|abc", "|bc"), ("dq", "|abc", "|abc"), ("3⎋x", "|abc", "|bc"),
  ])
  func changes(keys: String, before: String, after: String) {
    let result = Self.pressed(keys, in: before)
    #expect(result.text == after, "\(keys)")
    #expect(result.mode == .normal)
  }

  @Test(arguments: [
    ("iX", "a|b", "aX|b"), ("aX", "|ab", "aX|b"), ("IX", "  a|b", "  X|ab"), ("AX", "|ab\nc", "abX|\nc"),
    ("oX", "|a\nb", "a\nX|\nb"), ("OX", "a\n|b", "a\nX|\nb"), ("cwX", "|one two", "X| two"),
    ("CX", "one |two\nx", "one X|\nx"), ("ccX", "a\n|b\nc", "a\nX|\nc"), ("c2wX", "|a b c", "X| c"),
  ])
  func inserts(keys: String, before: String, after: String) {
    let result = Self.pressed(keys, in: before)
    #expect(result.text == after, "\(keys)")
    #expect(result.mode == .insert)
  }

  @Test func escLeavesInsertModeFirstThenTunesAndSendingBeginsAnew() {
    var chat = Chat()
    chat.press(.alt("Q"))
    chat.type("hello")
    #expect(chat.lines().contains { $0.contains("vi: insert") })
    chat.press(.escape)
    #expect(chat.lines().contains { $0.contains("vi: normal") })
    #expect(chat.state.focus == .typing)
    chat.press(.character("x"))
    #expect(chat.state.unsentText == "hell")
    chat.press(.escape)
    #expect(chat.state.focus == .tuning)
    chat.press(.character("i"))
    chat.type("!")
    #expect(chat.state.unsentText == "hel!l")
    chat.press(.escape)
    let asked = chat.press(.enter)
    #expect(asked.contains { if case .answer = $0 { true } else { false } })
    #expect(chat.state.vi?.mode == .insert)
  }
}
