import Testing

@testable import TerminalCore

@Suite struct ThemeTests {
  @Test func aMissingRoleTakesTheStyleOfText() {
    let theme = Theme(name: "t", styles: [.text: Style(foreground: .indexed(7))])
    #expect(theme.style(for: .error) == Style(foreground: .indexed(7)))
    #expect(!theme.defines(.error))
    #expect(Theme(name: "empty", styles: [:]).style(for: .error) == .plain)
  }

  @Test func aPaintedBackgroundLeavesNothingToTheTerminal() {
    let styles: [Role: Style] = [
      .text: Style(foreground: .rgb(1, 1, 1)), .selection: Style(background: .rgb(9, 9, 9)), .border: .plain,
    ]
    let theme = Theme(name: "t", styles: styles, background: .rgb(250, 250, 250), paintsBackground: true)
    #expect(theme.style(for: .border) == Style(foreground: .rgb(1, 1, 1), background: .rgb(250, 250, 250)))
    #expect(theme.style(for: .selection) == Style(foreground: .rgb(1, 1, 1), background: .rgb(9, 9, 9)))
    let unpainted = Theme(name: "t", styles: styles, background: .rgb(250, 250, 250))
    #expect(unpainted.style(for: .border) == .plain)
  }

  @Test func monochromeIsCompleteAndNamesNoColor() {
    for role in Role.allCases {
      #expect(Theme.monochrome.defines(role))
      let style = Theme.monochrome.style(for: role)
      #expect(style.foreground == .terminalDefault && style.background == .terminalDefault)
    }
  }
}
