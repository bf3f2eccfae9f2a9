import TerminalCore
import TestSupport
import Testing
import ThemeCatalog

@Suite struct ThemeFileTests {
  private func read(_ text: String) throws -> Theme {
    try ThemeFile.theme(from: text, file: "my.toml", name: "my")
  }

  @Test func aFileGivesStylesPaletteAndBackground() throws {
    let theme = try read(
      """
      name = "mine"
      background = "paper"
      paintBackground = true
      [palette]
      paper = "#FFFFF0"
      ink = 17
      [roles]
      text = { fg = "ink" }
      error = { fg = "#c00000", bg = "default", bold = true, reverse = true, dim = false }
      selection = { fg = "default", bg = 250 }
      """)
    #expect(theme.name == "mine")
    #expect(theme.background == .rgb(255, 255, 240))
    #expect(theme.definedStyle(for: .text) == Style(foreground: .indexed(17)))
    #expect(
      theme.definedStyle(for: .error) == Style(foreground: .rgb(192, 0, 0), attributes: [.bold, .reverse]))
    #expect(theme.definedStyle(for: .selection) == Style(background: .indexed(250)))
    #expect(theme.style(for: .error).background == .rgb(255, 255, 240))
    #expect(theme.definedStyle(for: .heading) == Style(foreground: .indexed(17)))
  }

  @Test func anEmptyFileIsAThemeWithoutColors() throws {
    let theme = try read("")
    #expect(theme.name == "my")
    #expect(theme.style(for: .text) == .plain)
  }

  @Test(arguments: [
    (
      "[roles]\nerror = { fg = \"#12\" }",
      "The theme file my.toml has \"#12\" at “roles.error.fg”; write \"#rrggbb\", \"default\", a number 0–255 or a name of [palette]."
    ),
    (
      "[palette]\na = 256",
      "The theme file my.toml has 256 at “palette.a”; write \"#rrggbb\", \"default\", a number 0–255 or a name of [palette]."
    ),
    (
      "[roles]\nacceptedTokn = {}",
      "The theme file my.toml has an unknown key “roles.acceptedTokn”; no role is called that, did you mean acceptedToken."
    ),
    (
      "[roles]\nerror = { fg = \"#c00000\", blink = true }",
      "The theme file my.toml has an unknown key “roles.error.blink”; a role has fg, bg, bold, dim, underline, reverse and italic."
    ),
    (
      "[roles]\nerror = { bold = \"yes\" }",
      "The theme file my.toml has \"yes\" at “roles.error.bold”; write true or false."
    ),
    (
      "[roles]\nerror = \"#c00000\"",
      "The theme file my.toml has \"#c00000\" at “roles.error”; write a table like { fg = \"#8bd5a0\", bold = true }."
    ),
    ("roles = 3", "The theme file my.toml has 3 at “roles”; write a table, [roles]."),
    ("name = 3", "The theme file my.toml has 3 at “name”; write a text in quotes."),
    (
      "colour = \"red\"",
      "The theme file my.toml has an unknown key “colour”; the keys are name, background, paintBackground, palette, roles."
    ),
  ])
  func anErrorNamesFileKeyAndRemedy(text: String, sentence: String) {
    let error = #expect(throws: ThemeError.self) { try read(text) }
    #expect(error?.description == sentence)
  }

  @Test(arguments: ["#12345", "#1234567", "123456", "#12345g", "#+12345", "＃１２３４５６", "", "green", "DEFAULT"])
  func otherSpellingsAreNoColors(text: String) {
    #expect(throws: ThemeError.self) { try read("background = \"\(text)\"") }
  }

  @Test func malformedTextIsReportedWithItsLine() {
    let error = #expect(throws: ThemeError.self) { try read("name = \"x\"\n[roles\n") }
    guard case .malformed("my.toml", 2, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}

extension ThemeFileTests {
  @Test("2,000 mutated themes each give a theme or one sentence")
  func survivesMutations() {
    let sound = """
      name = "mine"
      background = "paper"
      [palette]
      paper = "#FFFFF0"
      [roles]
      text = { fg = "paper" }
      error = { fg = "#c00000", bg = "default", bold = true }
      """
    var (accepted, refused) = (0, 0)
    for text in MutatedTexts(of: sound) {
      do throws(ThemeError) {
        _ = try ThemeFile.theme(from: text, file: "t", name: "t")
        accepted += 1
      } catch {
        refused += 1
        #expect(error.description.contains("t"))
      }
    }
    #expect(accepted > 20 && refused > 500)
    for text in MutatedTexts.fatalHeaders {
      #expect(throws: ThemeError.self) { try ThemeFile.theme(from: text, file: "t", name: "t") }
    }
  }
}
