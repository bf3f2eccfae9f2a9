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

  @Test(arguments: [
    ("fc", "|abcabc", "ab|cabc"), ("2fc", "|abcabc", "abcab|c"), ("fx", "|abc", "|abc"),
    ("tc", "|abc", "a|bc"),
    ("Fa", "abcab|c", "abc|abc"), ("2Fa", "abcab|c", "|abcabc"), ("Ta", "abcabc|", "abca|bc"),
    ("fc;", "|abcabc", "abcab|c"), ("fc;,", "|abcabcabc", "ab|cabcabc"), ("tc;", "|abcabc", "abca|bc"),
    ("tc;,", "|abcabcab", "abc|abcab"), ("f3", "|12 34", "12 |34"), ("fb", "|a\nb", "|a\nb"),
    ("W", "|a.b c", "a.b |c"), ("B", "a.b c.d|", "a.b |c.d"), ("E", "|a.b c", "a.|b c"),
    ("%", "|f(a[1])", "f(a[1]|)"), ("%%", "|f(a[1])", "f|(a[1])"), ("%", "{\n|}", "|{\n}"),
    ("%", "|abc", "|abc"),
  ])
  func finds(keys: String, before: String, after: String) {
    #expect(Self.pressed(keys, in: before).text == after, "\(keys)")
  }

  @Test(arguments: [
    ("rx", "|abc", "|xbc"), ("2rx", "|abc", "x|xc"), ("4rx", "|abc", "|abc"), ("r2", "|abc", "|2bc"),
    ("~", "|aBc", "A|Bc"), ("3~", "|aBc", "Ab|C"), ("J", "|a\n  b", "a| b"), ("3J", "|a\nb\nc", "a b| c"),
    ("J", "|a\n)", "a|)"), ("J", "|a", "|a"), ("dfc", "|abcd", "|d"), ("dtc", "|abcd", "|cd"),
    ("dFa", "abc|d", "|d"), ("dfa;", "|xayaz", "y|az"), ("dW", "|a.b c", "|c"), ("dE", "|a.b c", "| c"),
    ("d%", "f|(a)b", "f|b"),
    ("diw", "one t|wo three", "one | three"), ("daw", "one t|wo three", "one |three"),
    ("daw", "one t|wo", "on|e"),
    ("d2aw", "o|ne two three", "|three"), ("diW", "x a.|b y", "x | y"),
    ("di\"", "say \"h|i\" x", "say \"|\" x"),
    ("di\"", "|say \"hi\"", "say \"|\""), ("da\"", "say \"h|i\" x", "say |x"),
    ("di(", "f(a, (b|))", "f(a, (|))"),
    ("2di(", "f(a, (b|))", "f(|)"), ("da(", "f|(a) b", "f| b"), ("dib", "f(|a)", "f(|)"),
    ("di{", "{\n|a\n}", "{|}"),
    ("di\"", "|none", "|none"), ("dix", "|none", "|none"), ("yiwP", "on|e", "on|eone"),
    ("3~.", "|abcdef", "ABCDE|F"),
  ])
  func changesMore(keys: String, before: String, after: String) {
    let result = Self.pressed(keys, in: before)
    #expect(result.text == after, "\(keys)")
    #expect(result.mode == .normal)
  }

  @Test(arguments: [
    ("dw.", "|a b c", "|c"), ("dw2.", "|a b c d", "|d"), ("2dw.", "|a b c d e", "|e"),
    ("x3.", "|abcdef", "|ef"),
    ("cwX⎋w.", "|one two", "X |X"), ("ciwnew⎋w.", "o|ne two", "new ne|w"), ("iX⎋.", "|ab", "|XXab"),
    ("AX⎋.", "|ab", "abX|X"),
    ("oX⎋.", "|a", "a\nX\n|X"), ("rxl.", "|ab", "x|x"), ("ddp.", "|a\nb", "b\na\n|a"),
    ("Vjd.", "|a\nb\nc\nd\ne", "|e"),
    ("vld.", "|abcdef", "|ef"), ("xyw.", "|abc", "|c"), ("xdfz.", "|abc", "|c"), (".", "|abc", "|abc"),
    ("xu.", "|abc", "|bc"), ("dfcfx.", "|ac bc", "|"),
  ])
  func repeats(keys: String, before: String, after: String) {
    #expect(Self.pressed(keys, in: before).text == after, "\(keys)")
  }

  @Test(arguments: [
    ("vd", "a|bc", "a|c"), ("vlld", "|abcd", "|d"), ("v2ly$p", "|abcd", "abcdab|c"), ("vhd", "ab|cd", "a|d"),
    ("vwd", "|one two", "|wo"), ("viwd", "one t|wo", "one| "), ("vi(~", "f(a|b)", "f(|AB)"),
    ("Vd", "a\n|b\nc", "a\n|c"),
    ("Vjd", "|a\nb\nc", "|c"), ("Vjyjp", "|a\nb\nc", "a\nb\n|a\nb\nc"), ("VjJ", "|a\nb\nc", "a| b\nc"),
    ("vl~", "|abc", "|ABc"),
    ("v⎋x", "|abc", "|bc"), ("vVd", "a\n|bc\nd", "a\n|d"), ("Vvd", "|abc", "|bc"), ("vvx", "|abc", "|bc"),
    ("vlohd", "ab|cd", "|a"), ("vGd", "a|b\ncd", "a|d"), ("vfcx", "|abcd", "|d"),
  ])
  func selects(keys: String, before: String, after: String) {
    let result = Self.pressed(keys, in: before)
    #expect(result.text == after, "\(keys)")
    #expect(result.mode == .normal)
  }

  @Test("What is selected is changed by c, and shown while it is")
  func selectionOnTheScreen() {
    #expect(Self.pressed("vlcX", in: "|abc").text == "X|c")
    #expect(Self.pressed("VcX", in: "a\n|b").text == "a\nX|")
    var chat = Chat()
    chat.press(.alt("Q"))
    chat.type("one two")
    chat.press(.escape, .character("v"), .character("b"))
    #expect(chat.lines().contains { $0.contains("vi: visual") })
    #expect(chat.state.vi?.selection(in: chat.state.editor)?.range == 4..<7)
    let frame = chat.frame()
    let row = chat.lines().firstIndex { $0.contains("one two") } ?? 0
    let selected = (0..<frame.size.width).filter { frame[$0, row].role == .selection }
    #expect(selected.count == 3)
    chat.press(.escape)
    #expect(chat.state.focus == .typing && chat.state.vi?.mode == .normal)
  }

  @Test("Enter after r breaks the line and sends nothing")
  func replacingByALineEnd() {
    var chat = Chat()
    chat.press(.alt("Q"))
    chat.type("one two")
    chat.press(.escape, .character("F"), .character(" "), .character("r"))
    let asked = chat.press(.enter)
    #expect(asked.isEmpty && chat.state.unsentText == "one\ntwo")
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
