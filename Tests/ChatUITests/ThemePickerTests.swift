import TerminalCore
import Testing

@testable import ChatUI

@Suite struct ThemePickerTests {
  private func picking() -> Chat {
    var chat = Chat(width: 90, height: 30)
    chat.tune()
    chat.press(.character("c"))
    return chat
  }

  @Test func theThemesAreListedWithASampleOfEachFate() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
      var chat = Chat(width: width, height: height)
      chat.press(.alt("c"))
      let text = chat.lines().joined(separator: "\n")
      for part in ["Themes", "› dark", "light", "monochrome", "✓ accepted", "✗ rolled back", "– discarded"] {
        #expect(text.contains(part), "\(part) at \(width)×\(height)")
      }
    }
  }

  @Test func movingTriesAThemeOnAndEnterTakesIt() {
    var chat = picking()
    expect(&chat, pressing: .down, asks: [.setTheme("light")])
    expect(&chat, pressing: .character("j"), asks: [.setTheme("monochrome")])
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.theme == "monochrome" && chat.state.list == nil)
  }

  @Test(arguments: [KeyEvent.escape, .control("c")]) func leavingRestoresTheThemeBefore(key: KeyEvent) {
    var chat = picking()
    chat.press(.up, .up)
    expect(&chat, pressing: key, asks: [.setTheme("dark")])
    #expect(chat.state.theme == "dark" && chat.state.list == nil)
  }

  @Test func aThemeThatFailsLeavesTheOneBeforeAndSaysWhy() {
    var chat = picking()
    chat.press(.down)
    chat.receive(.themeFailed(inUse: "dark", "The theme file light.toml has an unknown key; mend it."))
    chat.press(.enter)
    #expect(chat.state.theme == "dark")
    #expect(chat.lines().contains { $0.contains("Theme: dark") })
  }

  @Test func filesMayComeAndGoWhileItIsOpen() {
    var chat = picking()
    chat.press(.down, .down)
    chat.receive(.themesChanged(["dark", "mine", "monochrome"]))
    #expect(chat.lines().contains { $0.contains("› monochrome") })
    chat.receive(.themesChanged(["dark"]))
    #expect(chat.lines().contains { $0.contains("› dark") })
    chat.receive(.themesChanged([]))
    chat.press(.down, .pageDown, .escape)
    #expect(chat.state.theme == "dark")
  }
}
