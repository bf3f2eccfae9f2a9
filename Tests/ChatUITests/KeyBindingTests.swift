import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct KeyBindingTests {
  /// A chat in which every key has something to do.
  private static func busyChat(_ context: KeyContext) -> Chat {
    var chat = Chat(width: 60, height: 20, history: ["an older message", "a newer one"])
    for number in 1...3 {
      let turn = chat.say("Message \(number)")
      var run = ScriptedRun(seed: UInt64(number))
      chat.receive(.events(turn: turn, run.reply()))
    }
    chat.press(.character("x"), .control("u"))
    chat.type("one two")
    chat.press(.newline)
    chat.type("three four five")
    chat.press(.wordLeft)
    chat.press(.up, .left)
    chat.press(.pageUp)
    if context != .typing, context != .help { chat.press(.escape) }
    if [.parameters, .number, .preset].contains(context) {
      chat.press(.character("P"), .down, .down, .down, .right)
    }
    if context == .number { chat.press(.enter, .character("5")) }
    if context == .preset { chat.press(.character("s")) }
    if context == .comparison {
      chat.press(.character("]"), .character("A"))
      chat.receive(.compared(number: 1, .text(.first, String(repeating: "word ", count: 2000))))
      chat.press(.down, .down, .down)
    }
    if context == .help {
      chat.press(.function(1))
      chat.press(.down, .down, .down)
    }
    if context == .commands {
      chat.press(.control("p"), .character("a"))
      chat.press(.down, .down, .down)
    }
    if context == .picker { chat.press(.control("r"), .character("m"), .down) }
    if context == .completing {
      chat.state.editor.setText("")
      chat.press(.escape)
      chat.type("/s")
    }
    if context == .messages || context == .codeBlock { chat.press(.character("M"), .up) }
    if context == .about {
      chat.press(.character("*"))
      chat.press(.down, .down, .down)
    }
    if context == .codeBlock { chat.state.awaitsCode = true }
    if [.conversations, .deleted, .search, .title, .contextPolicies].contains(context) {
      keep(context, &chat)
    }
    if context == .themes { chat.press(.alt("c"), .down) }
    if context == .pairs {
      chat.press(.alt("X"))
      chat.receive(.pairsListed(PairPickerTests.choices))
      chat.press(.down)
    }
    chat.receive(.tick)
    return chat
  }

  /// A list of what is kept, with the keys.
  private static func keep(_ context: KeyContext, _ chat: inout Chat) {
    let kept = (1...30).map {
      ConversationSummary(key: ConversationKey($0), title: "chat number \($0)", isPinned: false, when: "")
    }
    chat.press(.character(context == .search ? "/" : context == .contextPolicies ? "Z" : "L"))
    chat.receive(.library(.listed(kept)))
    if context == .contextPolicies { return }
    if context == .deleted {
      chat.press(.alt("t"))
      chat.receive(.library(.listedDeleted(kept)))
    }
    chat.type("number")
    chat.receive(
      .library(
        .found(
          words: "n",
          kept.map {
            FoundMessage(
              key: $0.key, title: $0.title, message: 1, isReply: true, snippet: "n", hits: [0..<1])
          })))
    chat.receive(
      .library(
        .found(
          words: "number",
          kept.map {
            FoundMessage(
              key: $0.key, title: $0.title, message: 1, isReply: true, snippet: "number", hits: [0..<6])
          })))
    chat.press(.down, .down)
    guard context == .title else { return }
    chat.press(.alt("r"), .control("w"), .character("x"), .character(" "), .character("y"))
    chat.press(.wordLeft, .left)
  }

  @Test(arguments: KeyContext.allCases)
  func everyKeyDoesSomething(context: KeyContext) {
    let chat = Self.busyChat(context)
    for binding in KeyBindings.all {
      for stroke in binding.strokes where stroke.contexts.contains(context) {
        var pressed = chat
        let asked = pressed.press(stroke.key)
        #expect(!asked.isEmpty || pressed.state != chat.state, "\(stroke.key.name) in \(context)")
      }
    }
  }

  @Test(arguments: KeyContext.allCases)
  func noKeyHasTwoMeanings(context: KeyContext) {
    let strokes = KeyBindings.all.flatMap(\.strokes).filter { $0.contexts.contains(context) }
    for (index, stroke) in strokes.enumerated() {
      #expect(!strokes.dropFirst(index + 1).contains { $0.key == stroke.key }, "\(stroke.key.name)")
    }
  }

  @Test func tuningKeysWorkWithAltWhileWriting() {
    var chat = Chat()
    chat.type("half a mess")
    let asked = chat.press(.alt("m"))
    #expect(asked == [.setParameters(DecodingParameters(mode: .auto))])
    chat.type("age")
    #expect(chat.state.unsentText == "half a message")
  }

  @Test func charactersAreCommandsOnlyInTuning() {
    var chat = Chat()
    chat.type("m")
    #expect(chat.state.unsentText == "m")
    #expect(chat.state.wantedParameters.mode == .specbranch)
    chat.press(.escape)
    chat.press(.character("m"))
    #expect(chat.state.unsentText == "m")
    #expect(chat.state.wantedParameters.mode == .auto)
    chat.press(.enter)
    chat.type("n")
    #expect(chat.state.unsentText == "mn")
  }

  @Test func theHelpNamesEveryKeyAndTheHintsComeFromTheSameTable() {
    let help = HelpOverlay.lines(width: 80, style: .unicode, .standard)
      .map { $0.map(\.text).joined() }.joined(separator: "\n")
    for binding in KeyBindings.all {
      #expect(help.contains(binding.strokes[0].key.name), "\(binding.label)")
      #expect(help.contains(binding.help.prefix(30)), "\(binding.label)")
    }
    for section in KeyBinding.Section.allCases { #expect(help.contains(section.rawValue)) }
  }

  @Test("The help begins with the keys of the hint line, and on a wide screen it stands in columns")
  func helpBeginsWithWhatIsUsedMost() throws {
    var chat = Chat(width: 200, height: 60)
    chat.press(.function(1))
    let lines = chat.lines()
    let first = try #require(lines.firstIndex { $0.contains("The keys to begin with") })
    #expect(lines[first + 1].contains("Enter ") && lines[first + 2].contains("F1 "))
    // What would stand far below in one column stands beside it.
    #expect(lines.contains { $0.contains("Messages and replies, chosen with M") })
  }

  @Test("Several keys are named shortly: digits as a range, and only so many as are asked for")
  func keyNames() {
    #expect(KeyNames.joined((1...8).map(String.init)) == "1–8")
    #expect(KeyNames.joined(["s", "1", "2", "3", "Esc"]) == "s 1–3 Esc")
    #expect(KeyNames.joined(["1", "2", "4"], most: 2) == "1 2")
    #expect(KeyNames.joined([]) == nil)
  }

  @Test("At 120 columns the keys that are used most stand in the hint line, in that order")
  func hintsAtCommonWidths() throws {
    var chat = Chat(width: 120, height: 40)
    func places(_ labels: [String]) throws -> [Int] {
      let line = try #require(chat.lines().last)
      return try labels.map { label in
        let range = try #require(line.range(of: label), "\(label) in \(line)")
        return line.distance(from: line.startIndex, to: range.lowerBound)
      }
    }
    let writing = try places(["Enter send", "F1 help", "F2 next pane", "Esc tune", "quit", "Ctrl-P commands"])
    #expect(writing == writing.sorted())
    chat.press(.escape)
    let tuning = try places(["Enter type", "? help", "F2 next pane", "Space pause"])
    #expect(tuning == tuning.sorted())
  }

  @Test func aQuestionMarkInAnEmptyInputShowsTheHelpAndAnyCloseKeyHidesIt() {
    var chat = Chat()
    chat.press(.character("?"))
    #expect(chat.lines().contains { $0.contains("The keys to begin with") })
    chat.press(.character("?"))
    #expect(!chat.lines().contains { $0.contains("The keys to begin with") })
    chat.type("why?")
    #expect(chat.state.unsentText == "why?")
  }

  @Test func theHelpScrollsToItsEndAndNoFurther() {
    var chat = Chat(width: 50, height: 14)
    chat.press(.function(1))
    for _ in 0..<400 { chat.press(.down) }
    #expect(
      chat.state.helpScroll == HelpOverlay.lineCount(size: chat.state.size, .standard)
        - HelpOverlay.height(size: chat.state.size, .standard))
    #expect(chat.lines().contains { $0.contains("correction") && $0.contains("bonus") })
    chat.press(.home)
    #expect(chat.state.helpScroll == 0)
  }
}
