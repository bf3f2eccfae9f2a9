import ConversationExport
import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Commands that are written into the input.
@Suite struct SlashCommandTests {
  private func names(_ chat: Chat) -> [String] {
    chat.state.completions?.candidates.map(\.text) ?? []
  }

  // MARK: What is a command

  @Test(
    arguments: [
      ("hello", .message("hello")), ("a /b", .message("a /b")),
      ("//etc is a folder", .message("/etc is a folder")),
      ("// a comment", .message("// a comment")), ("//one\n//two", .message("//one\n//two")),
      ("/Theme  dark ", .command(name: "theme", argument: "dark")), ("/", .command(name: "", argument: "")),
      ("/etc/passwd", .command(name: "etc/passwd", argument: "")),
      ("/etc\nand more", .message("/etc\nand more")),
      ("/system Be kind.\nAnd short.", .command(name: "system", argument: "Be kind.\nAnd short.")),
    ] as [(String, SlashLine)])
  func aSlashBeginsACommand(text: String, meaning: SlashLine) {
    #expect(SlashLine(text) { ["theme", "system"].contains($0) } == meaning)
  }

  @Test func twoSlashesSendATextThatBeginsWithOne() {
    var chat = Chat()
    let turn = chat.say("//etc is a folder")
    #expect(chat.effects.last == .answer(Chat.firstAnswer(turn, "/etc is a folder")))
  }

  // MARK: Doing

  @Test func aCommandWithoutWordsIsThatOfItsKey() {
    var chat = Chat()
    chat.type("/draft-length-more")
    expect(
      &chat, pressing: .enter,
      asks: [.setParameters(DecodingParameters(mode: .specbranch, draftLength: 9))])
    #expect(chat.state.unsentText.isEmpty)
    chat.press(.up)
    #expect(chat.state.unsentText == "/draft-length-more")
  }

  @Test(arguments: [
    ("/set draft-length 5", DecodingParameters(mode: .specbranch, draftLength: 5)),
    ("/set temp 0.7", DecodingParameters(mode: .specbranch, sampling: SamplingSettings(temperature: 0.7))),
    ("/set h-rad off", DecodingParameters(mode: .specbranch, hrad: false)),
    ("/mode pearl", DecodingParameters(mode: .pearl)),
    ("/set mode PEARL", DecodingParameters(mode: .pearl)),
  ])
  func parametersAreSetByName(line: String, parameters: DecodingParameters) {
    var chat = Chat()
    chat.press(.paste(line))
    expect(&chat, pressing: .enter, asks: [.setParameters(parameters)])
  }

  @Test func everyParameterHasAWordOfItsOwn() {
    let words = ParameterItem.byWord(ParameterItem.all(splits: Chat.pair.threadSplits)).map(\.word)
    #expect(Set(words).count == words.count)
    #expect(words.starts(with: ["mode", "draft-length", "threshold", "branches", "branch-stop"]))
    #expect(words.contains("top-k") && words.contains("draft-takes-branch") && words.contains("h-rad"))
    #expect(words.allSatisfy { $0.allSatisfy { $0.isASCII && $0 != " " } })
  }

  @Test(arguments: [
    ("/thmee", "There is no command /thmee; did you mean /theme?"),
    ("/zzzzzzzz now", "There is no command /zzzzzzzz; /help shows all keys."),
    ("/theme drak", "There is no theme “drak”; did you mean “dark”?"),
    ("/set draft-lenght 5", "There is no parameter “draft-lenght”; did you mean “draft-length”?"),
    ("/set draft-length 500", "500 is not in its range: 1–32."),
    ("/set draft-length", "draft-length is 8; it can be 1–32."),
    ("/export", "/export needs more: /export FILE."),
    ("/export a.md", "There is nothing to export yet."),
    ("/zoom in", "/zoom takes nothing after its name."),
    ("/copy", "There is no reply to copy yet."),
    ("/title x", "There is no conversation to give a title to yet."),
  ])
  func whatCannotBeDoneIsSaidAndTheTextStays(line: String, sentence: String) {
    var chat = Chat(width: 100)
    chat.press(.paste(line))
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.notice?.sentence.hasPrefix(sentence) == true, "\(chat.state.notice?.sentence ?? "")")
    #expect(chat.state.unsentText == line)
  }

  @Test func aCommandWorksWhileAReplyRuns() {
    var chat = Chat()
    chat.say("Hello")
    chat.press(.paste("/theme light"))
    expect(&chat, pressing: .enter, asks: [.setTheme("light")])
    #expect(chat.state.isRunning)
  }

  @Test func filesAndPromptsAreAskedOfTheProgram() {
    var chat = Chat()
    chat.hear(ScriptedRun())
    chat.press(.paste("/import ~/a b.json"))
    expect(&chat, pressing: .enter, asks: [.importConversations(path: "~/a b.json")])
    chat.press(.paste("/system Be kind."))
    // What the pair would read is counted again with it.
    #expect(chat.press(.enter).first == .setSystem("Be kind."))
    chat.press(.paste("/system none"))
    #expect(chat.press(.enter).first == .setSystem(nil))
    chat.press(.paste("/title  A \u{1b}[31mtalk"))
    chat.press(.enter)
    #expect(chat.state.title == "A [31mtalk")
    chat.press(.paste("/export talk.html"))
    guard case .export(let conversation, as: .html, path: "talk.html")? = chat.press(.enter).first else {
      Issue.record("no export")
      return
    }
    #expect(conversation.title == "A [31mtalk")
    chat.press(.paste("/export talk.txt"))
    expect(&chat, pressing: .enter, asks: [])
    chat.press(.control("u"))
    chat.press(.paste("/save talk.txt"))
    guard case .export(_, as: .markdown, path: "talk.txt")? = chat.press(.enter).first else {
      Issue.record("no file")
      return
    }
    chat.receive(.done("The conversation was exported to talk.txt."))
    #expect(chat.lines().contains { $0.contains("exported to talk.txt.") })
  }

  // MARK: Completing

  @Test func theListNarrowsAndTabCompletes() {
    var chat = Chat(width: 100, height: 30)
    chat.type("/")
    #expect(names(chat).contains("/export ") && names(chat).contains("/zoom"))
    #expect(!names(chat).contains("/send") && !names(chat).contains("/delete-before"))
    chat.type("exp")
    #expect(names(chat).first == "/export ")
    #expect(chat.lines().contains { $0.contains("/export FILE") })
    expect(&chat, pressing: .tab, asks: [])
    #expect(chat.state.unsentText == "/export ")
    #expect(chat.lines().contains { $0.contains("can be imported") })
    chat.press(.control("u"))
    chat.type("/set thr")
    chat.press(.tab)
    #expect(chat.state.unsentText == "/set threshold ")
    chat.press(.control("u"))
    chat.type("/theme l")
    expect(&chat, pressing: .tab, .enter, asks: [.setTheme("light")])
  }

  @Test func enterDoesWhatTheListHasChosen() {
    var chat = Chat()
    chat.type("/the")
    chat.press(.enter)
    #expect(chat.state.unsentText.isEmpty || chat.state.list != nil)
    chat.press(.escape)
    chat.state.editor.setText("")
    chat.type("/mode ")
    // The first one is chosen already.
    chat.press(.down, .tab)
    #expect(chat.state.unsentText == "/mode " + DecodingMode.allCases[1].rawValue)
  }

  @Test func escapeClosesTheListUntilTheTextChanges() {
    var chat = Chat(history: ["before"])
    chat.type("/s")
    #expect(chat.state.keyContext == .completing)
    chat.press(.escape)
    #expect(chat.state.keyContext == .typing && chat.state.unsentText == "/s")
    chat.press(.up)
    #expect(chat.state.unsentText == "before")
    chat.press(.down)
    chat.type("a")
    #expect(chat.state.keyContext == .completing)
  }

  @Test func theListStaysInsideEveryScreen() {
    for (width, height) in [(40, 10), (50, 12), (80, 24), (200, 60)] {
      var chat = Chat(width: width, height: height, lines: .ascii)
      for line in ["/", "/set ", "/export ", "/set target-takes "] {
        chat.state.editor.setText("")
        chat.press(.paste(line))
        for _ in 0..<20 { chat.press(.down) }
        let lines = chat.lines()
        #expect(lines.count == height && lines.allSatisfy { $0.count <= width })
        #expect(lines.joined().filter { !$0.isASCII } == "")
        #expect(lines.contains { $0.contains("Commands") }, "\(line) \(width)×\(height)")
      }
    }
  }

  // MARK: What the disk completes

  @Test func pathsAreCompletedAsTheyAreTyped() {
    var chat = Chat(width: 100, height: 30)
    chat.type("/export ")
    #expect(chat.effects.isEmpty)
    expect(&chat, pressing: .character("t"), asks: [.completePath(number: 1, "t")])
    // The answer is on its way; the key must not go to tuning.
    chat.press(.tab)
    #expect(chat.state.focus == .typing)
    chat.receive(.pathsCompleted(number: 1, ["talk one.md", "talks/"]))
    #expect(chat.lines().contains { $0.contains("talk one.md") })
    #expect(names(chat) == ["/export talk one.md", "/export talks/"])
    // What was found before is narrowed down until newer paths are there; late ones change nothing.
    chat.type("alks")
    #expect(names(chat) == ["/export talks/"])
    chat.receive(.pathsCompleted(number: 2, ["ta"]))
    #expect(names(chat) == ["/export talks/"])
    expect(&chat, pressing: .tab, asks: [.completePath(number: 6, "talks/")])
    #expect(chat.state.unsentText == "/export talks/")
    chat.receive(.pathsCompleted(number: 6, ["talks/a.md"]))
    #expect(names(chat) == ["/export talks/a.md"])
  }

  @Test func importOffersArchivesAtOnceAndEnterTakesTheChosenOne() {
    var chat = Chat()
    chat.type("/import")
    expect(&chat, pressing: .character(" "), asks: [.completePath(number: 1, "")])
    chat.receive(.pathsCompleted(number: 1, ["a.json", "b c.html", "notes.txt", "old/"]))
    #expect(names(chat) == ["/import a.json", "/import b c.html", "/import old/"])
    chat.press(.down)
    expect(&chat, pressing: .enter, asks: [.importConversations(path: "b c.html")])
  }

  @Test(arguments: [
    ("/copy code 2 ~/a b", "code 2 ", "~/a b"), ("/copy 3 x", "3 ", "x"), ("/copy codex", "", "codex"),
    ("/save x", "", "x"), ("/system @notes/x", "@", "notes/x"),
  ])
  func aPathIsFoundAmongTheWords(line: String, before: String, path: String) {
    let parsed = SlashCompletions.command(in: line)
    let found = parsed?.command.path(in: parsed?.words ?? "")
    #expect(found?.before == before && found?.path == path)
  }

  @Test func theSystemPromptMayBeAFile() {
    var chat = Chat()
    chat.press(.paste("/system @~/brief.md"))
    #expect(chat.effects.contains(.completePath(number: 2, "~/brief.md")))
    expect(&chat, pressing: .enter, asks: [.readSystemPrompt(path: "~/brief.md")])
    #expect(chat.receive(.systemPromptRead("Be brief.")) == [.setSystem("Be brief.")])
    #expect(chat.state.system == "Be brief.")
    chat.press(.paste("/system @"))
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.notice?.sentence == "Write a file's path after the @.")
  }

  @Test func thePaletteCompletesPathsToo() {
    var chat = Chat(width: 100, height: 30)
    chat.press(.control("p"))
    chat.type("import")
    expect(&chat, pressing: .enter, asks: [.completePath(number: 1, "")])
    chat.receive(.pathsCompleted(number: 1, ["a.json", "b.json"]))
    #expect(chat.lines().contains { $0.contains("b.json") })
    expect(&chat, pressing: .down, .down, .enter, asks: [.importConversations(path: "b.json")])
  }

  @Test func longTextsAreNotLookedAt() {
    var chat = Chat()
    chat.press(.paste("/" + String(repeating: "x", count: 100_000)))
    #expect(chat.state.completions == nil)
  }

  // MARK: The palette

  @Test func thePaletteAsksForTheWords() {
    var chat = Chat(width: 100, height: 30)
    chat.hear(ScriptedRun())
    chat.press(.control("p"))
    chat.type("export")
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.lines().contains { $0.contains("/export FILE") })
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.list != nil)
    chat.type("a.json")
    guard case .export(_, as: .json, path: "a.json")? = chat.press(.enter).first else {
      Issue.record("no export")
      return
    }
    #expect(chat.state.list == nil)
    chat.press(.control("p"))
    chat.press(.paste("set"))
    chat.press(.enter)
    chat.type("draft-l")
    chat.press(.down, .enter)
    chat.type("6")
    chat.press(.enter)
    #expect(chat.state.wantedParameters.draftLength == 6)
  }
}
