import TerminalCore
import Testing

@testable import ChatUI

@Suite struct InputChangesTests {
  @Test func eachWordTypedIsAStepAndEachRunOfErasingIsOne() {
    var editor = InputEditor()
    for character in "two words" { editor.insert(String(character)) }
    for _ in 0..<3 { editor.backspace() }
    var texts: [String] = []
    while editor.undo() { texts.append(editor.text) }
    #expect(texts == ["two words", "two ", ""])
    texts = []
    while editor.redo() { texts.append(editor.text) }
    #expect(texts == ["two ", "two words", "two wo"])
  }

  @Test func theCursorComesBackToo() {
    var editor = InputEditor("one two three")
    editor.move(to: 7)
    editor.killWordBackward()
    editor.moveToEnd()
    _ = editor.undo()
    #expect(editor.text == "one two three" && editor.cursor == 7)
  }

  @Test func aPasteAndAnotherTextAreOneStepEach() {
    var editor = InputEditor("a")
    editor.insert(" pasted text")
    editor.setText("from the history")
    _ = editor.undo()
    #expect(editor.text == "a pasted text")
    _ = editor.undo()
    #expect(editor.text == "a")
    editor.insert("b")
    let redone = editor.redo()
    editor.begin("")
    let undone = editor.undo()
    #expect(!redone && !undone)
  }

  @Test func marksGoBackWithTheirCharacter() {
    var editor = InputEditor("x")
    editor.insert("e")
    editor.insert("\u{301}")
    _ = editor.undo()
    #expect(editor.text == "x")
    _ = editor.redo()
    #expect(Array(editor.characters) == ["x", "é"])
  }

  /// Every edit must leave the text, the rows and the places of `@` as a fresh look would find them.
  @Test(arguments: 1...20)
  func whateverIsDoneCanBeTakenBackAndRowsFollow(seed: UInt64) {
    var random = SplitMix(seed)
    var editor = InputEditor()
    editor.setWidth(12)
    var states = [editor.text]
    for _ in 0..<80 {
      editor.move(to: Int(random.next() % UInt64(editor.characters.count + 1)))
      switch random.next() % 7 {
      case 0: editor.insert("a longer text\nof lines 日本 @x ")
      case 1: editor.killWordForward()
      case 2: editor.killToLineEnd()
      case 3: editor.transpose()
      case 4: editor.yank()
      case 5: editor.backspace()
      default: editor.insert(["w", " ", "\n", "語", "@"][Int(random.next() % 5)])
      }
      #expect(editor.rows(width: 12) == InputRows(editor.characters, width: 12))
      #expect(Array(editor.atSigns) == editor.characters.indices.filter { editor.characters[$0] == "@" })
      if editor.text != states.last { states.append(editor.text) }
    }
    for expected in states.dropLast().reversed() {
      let undone = editor.undo()
      #expect(undone)
      #expect(editor.text == expected)
    }
    for expected in states.dropFirst() {
      let redone = editor.redo()
      #expect(redone)
      #expect(editor.text == expected)
    }
    #expect(editor.rows(width: 12) == InputRows(editor.characters, width: 12))
  }

  @Test func aKeyInALongPasteLaysOutAFewRows() {
    var characters = ChunkedText(String(repeating: "many words in a line without any end ", count: 25_000))
    var rows = InputRows(characters, width: 80)
    #expect(rows.count > 10_000)
    for place in [10, characters.count / 2, characters.count - 5] {
      characters.replace(place..<place, with: ChunkedText("x"))
      #expect(rows.follow(place..<place, replacedBy: 1, in: characters) < 30)
    }
    #expect(rows == InputRows(characters, width: 80))
  }

  @Test func cutsInARowComeBackTogetherAndOlderOnesInTheirPlace() {
    var editor = InputEditor("one two three")
    editor.killWordBackward()
    editor.killWordBackward()
    editor.moveToStart()
    editor.killWordForward()
    editor.yank()
    #expect(editor.text == "one ")
    let replaced = editor.yankOlder()
    #expect(replaced && editor.text == "two three ")
    editor.moveToEnd()
    let follows = editor.yankOlder()
    #expect(!follows)
  }

  @Test func lettersSwapAroundTheCursorAndAtALinesEndBeforeIt() {
    var editor = InputEditor("abdc")
    editor.transpose()
    #expect(editor.text == "abcd" && editor.cursor == 4)
    editor.move(to: 1)
    editor.transpose()
    #expect(editor.text == "bacd" && editor.cursor == 2)
    editor.moveToStart()
    editor.transpose()
    #expect(editor.text == "bacd")
  }
}

private struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
