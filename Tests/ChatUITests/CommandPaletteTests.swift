import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct CommandPaletteTests {
  private func found(_ query: String) -> [String] {
    var palette = CommandPalette()
    palette.type(query)
    return palette.matches(in: .standard).map(\.name)
  }

  @Test func everyCommandOfTheTableIsThereUnderANameOfItsOwn() {
    let names = CommandPalette.entries(.standard).map(\.name)
    #expect(Set(names).count == names.count)
    for command in Command.all where command != .commandPalette {
      #expect(names.contains(command.name))
      #expect(Command.named(command.name) == command, "\(command.name)")
    }
  }

  @Test func lettersOfTheNameWordsOfTheHelpAndKeysAllFind() {
    #expect(found("theme").first == "theme")
    #expect(found("drlenmo").first == "draft-length-more")
    #expect(found("temp less").first == "temperature-less")
    #expect(found("f3").first == "mode")
    #expect(found("picture").first == "save-picture")
    #expect(found("screenshot") == ["save-picture"])
    #expect(found("zzzz").isEmpty)
    let needWords = ArgumentCommand.allCases.filter { Command.named($0.name) == nil }
    #expect(found("").count == Command.all.count - 1 + needWords.count)
  }

  @Test func enterPerformsTheChosenCommand() {
    var chat = Chat(width: 100, height: 30)
    chat.type("half a mess")
    chat.press(.control("p"))
    chat.type("draft len more")
    expect(
      &chat, pressing: .enter,
      asks: [.setParameters(DecodingParameters(mode: .specbranch, draftLength: 9))])
    #expect(chat.state.list == nil)
    #expect(chat.state.unsentText == "half a mess")
  }

  @Test func aCommandMayOpenAnotherList() {
    var chat = Chat()
    chat.tune()
    chat.press(.character(":"))
    chat.type("theme")
    chat.press(.enter)
    #expect(chat.lines().contains { $0.contains("Themes") })
    chat.press(.escape, .character(":"))
    chat.type("zzzz")
    #expect(chat.lines().contains { $0.contains("No command matches.") })
    chat.press(.enter, .down, .backspace, .escape)
    #expect(chat.state.list == nil && chat.state.focus == .tuning)
  }

  @Test func theListFitsEveryScreenAndShowsTheChosenRow() {
    for (width, height) in [(40, 10), (80, 24), (200, 60)] {
      var chat = Chat(width: width, height: height, lines: .ascii)
      chat.press(.control("p"))
      for _ in 0..<30 { chat.press(.down) }
      let chosen = CommandPalette.entries(.standard)[30].name
      #expect(chat.lines().contains { $0.contains(chosen) }, "\(width)×\(height)")
      #expect(chat.lines().joined().filter { !$0.isASCII } == "")
      chat.press(.mouse(MouseEvent(kind: .wheelUp, x: 1, y: 1)))
      #expect(chat.lines().contains { $0.contains(CommandPalette.entries(.standard)[29].name) })
    }
  }
}
