import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The user's key file.
@Suite struct KeyMapTests {
  private func map(_ changes: (String, String, String)...) -> (map: KeyMap, problems: [String]) {
    KeyMap.applying(
      changes.map { KeyChange(table: $0.0, key: $0.1, command: $0.2) }, file: "keys.toml")
  }

  private func chat(_ keys: KeyMap) -> Chat {
    var chat = Chat(width: 120, height: 40)
    var start = ChatState.Start(
      size: chat.state.size, parameters: DecodingParameters(mode: .specbranch), themes: ["dark", "light"],
      theme: "dark")
    start.keys = keys
    chat.state = ChatState(start)
    chat.receive(.pairLoaded(Chat.pair))
    return chat
  }

  @Test func aKeyOfTheFileWorksAndIsNamedInHintsHelpAndPalette() {
    let (map, problems) = map(("typing", "Ctrl-G", "theme"), ("tuning", "9", "draft-length-more"))
    #expect(problems.isEmpty)
    var chat = chat(map)
    chat.press(.control("g"))
    #expect(chat.state.keyContext == .themes)
    chat.press(.escape, .escape, .character("9"))
    #expect(chat.state.wantedParameters.draftLength == 9)
    // What had a key keeps it; the file's comes first.
    #expect(chat.lines().contains { $0.contains("[ 9 ") })
    chat.press(.character("]"), .function(1))
    #expect(chat.state.wantedParameters.draftLength == 10)
    let help = HelpOverlay.lines(width: 80, style: .unicode, map).map { $0.map(\.text).joined() }
    #expect(help.contains { $0.contains("Ctrl-G") && $0.contains("theme") })
    #expect(CommandPalette.entries(map).first { $0.name == "theme" }?.keys.contains("Ctrl-G") == true)
  }

  @Test func aKeyThatIsTakenLeavesItsOldCommand() {
    let (map, problems) = map(("tuning", "m", "pace"))
    #expect(map.command(for: .character("m"), in: .tuning) == .pacing)
    #expect(map.command(for: .alt("m"), in: .tuning) == .nextMode)
    #expect(problems.isEmpty)
    #expect(
      KeyMap.applying([KeyChange(table: "tuning", key: "m", command: "none")], file: "f").map
        .command(for: .character("m"), in: .tuning) == nil)
  }

  @Test(arguments: [
    (
      KeyChange(table: "tuning", key: "Ctrl-G", command: "tehme"),
      "In keys.toml, [tuning], the line “Ctrl-G” = “tehme” names no command; did you mean “theme”?"
    ),
    (
      KeyChange(table: "tuning", key: "Cntrl-T", command: "theme"),
      "In keys.toml, [tuning], the line “Cntrl-T” = “theme” names no key; did you mean “Ctrl-T”?"
    ),
    (
      KeyChange(table: "typing", key: "t", command: "theme"),
      "In keys.toml, [typing], the line “t” = “theme” would take a letter from what you type; "
        + "use it in [tuning], or with Alt or Ctrl."
    ),
    (
      KeyChange(table: "tuning", key: "ctrl-c", command: "theme"),
      "In keys.toml, [tuning], the line “ctrl-c” = “theme” would take Ctrl-C, which always stops; "
        + "choose another key."
    ),
    (
      KeyChange(table: "writing", key: "F9", command: "theme"),
      "keys.toml has an unknown table [writing]; the tables are [typing] and [tuning]."
    ),
    (
      KeyChange(table: "tuning", key: "q", command: "theme"),
      "keys.toml takes q from “quit”, which has no key left in [tuning]; give it another one."
    ),
  ])
  func whatIsWrongIsOneSentence(change: KeyChange, sentence: String) {
    #expect(KeyMap.applying([change], file: "keys.toml").problems == [sentence])
  }

  @Test func oneKeyWithTwoMeaningsIsAConflict() {
    let (map, problems) = map(("tuning", "Ctrl-G", "theme"), ("tuning", "ctrl-g", "zoom"))
    #expect(map.command(for: .control("g"), in: .tuning) == .chooseTheme)
    #expect(problems.count == 1 && problems[0].contains("gives that key a second meaning"))
  }

  @Test func givingTheLostCommandAnotherKeySettlesIt() {
    #expect(map(("tuning", "q", "theme"), ("tuning", "Q", "quit")).problems.isEmpty)
  }

  @Test func everyNamedKeyIsFoundByItsName() {
    for stroke in KeyBindings.all.flatMap(\.strokes) {
      guard !"hmij[".contains(where: { stroke.key == .control($0) }) else { continue }
      #expect(KeyEvent(named: stroke.key.name) == stroke.key, "\(stroke.key.name)")
    }
    #expect(KeyEvent(named: "ctrl-i") == .tab)
    #expect(KeyEvent(named: "Ctrl-") == nil && KeyEvent(named: "") == nil && KeyEvent(named: "F13") == nil)
  }

  @Test func theFirstProblemIsShownAtTheStart() {
    var start = ChatState.Start(size: Size(width: 100, height: 30))
    start.warnings = ["One thing is wrong.", "Another is."]
    let lines = ChatProgram.frame(ChatState(start), size: start.size).lines()
    #expect(lines.contains { $0.contains("One thing is wrong. (And 1 more; specbranch doctor lists them.)") })
  }
}
