import Foundation
import TerminalCore
import Testing
import ThemeCatalog

@Suite struct BundledThemesTests {
  static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/themes"
  static let colored = ["dark", "light", "high-contrast", "deuteranopia", "tritanopia", "lagoon", "ember"]
  /// Those whose fates have the usual hues: green for accepted, red for rolled back.
  static let usuallyColored = ["dark", "light", "high-contrast", "lagoon", "ember"]

  private func theme(_ name: String) throws -> Theme {
    try ThemeCatalog(folders: [Self.folder]).theme(named: name)
  }

  @Test func theNamedThemesAreThere() {
    #expect(Set(ThemeCatalog(folders: [Self.folder]).names) == Set(Self.colored + ["monochrome"]))
  }

  @Test(arguments: ThemeCatalog(folders: [folder]).names) func everyRoleIsDefined(name: String) throws {
    let theme = try theme(name)
    #expect(theme.name == name)
    #expect(Role.allCases.filter { !theme.defines($0) } == [])
  }

  @Test func monochromeIsTheBuiltInOne() throws {
    #expect(try theme("monochrome") == Theme.monochrome)
  }

  /// The least contrast that a role needs: WCAG's 4.5 for text, 3 for shapes that mean something.
  private func leastContrast(_ role: Role) -> Double {
    switch role {
    case .border, .scrollbar, .barLine: 2
    case .borderFocused, .popupBorder, .branchPoint, .barDrafted, .barAccepted, .barRolledBack, .barDiscarded:
      3
    default: 4.5
    }
  }

  @Test(arguments: colored, Role.allCases) func aRoleStandsOutFromItsBackground(name: String, role: Role)
    throws
  {
    let style = try theme(name).style(for: role)
    let contrast = try #require(Color.contrast(style.foreground, style.background))
    #expect(contrast >= leastContrast(role))
  }

  @Test func highContrastIsHigh() throws {
    let theme = try theme("high-contrast")
    for role in Role.allCases where leastContrast(role) >= 4.5 {
      let style = theme.style(for: role)
      #expect(try #require(Color.contrast(style.foreground, style.background)) >= 7, "\(role)")
    }
  }

  @Test(arguments: colored) func plainTextIsReadableOnEveryBackgroundOfTheTheme(name: String) throws {
    let theme = try theme(name)
    #expect(theme.paintsBackground)
    for role in Role.allCases where !theme.style(for: role).attributes.contains(.reverse) {
      let background = theme.style(for: role).background
      #expect(try #require(Color.contrast(theme.style(for: .text).foreground, background)) >= 4.5)
    }
  }

  @Test(arguments: colored, [ColorDepth.sixteen, .palette256, .direct])
  func fatesAndOriginsHaveColorsOfTheirOwn(name: String, depth: ColorDepth) throws {
    let theme = try theme(name)
    let roles: [Role] = [
      .acceptedToken, .rolledBackToken, .discardedToken, .correctionToken, .bonusToken, .branchToken,
      .draftToken,
      .targetToken,
    ]
    let colors = roles.map { theme.style(for: $0).reduced(to: depth).foreground }
    #expect(Set(colors).count == roles.count, "\(zip(roles, colors).map { "\($0): \($1)" })")
  }

  @Test(arguments: usuallyColored) func eightColorsKeepTheColoredFatesApart(name: String) throws {
    let theme = try theme(name)
    let roles: [Role] = [
      .acceptedToken, .rolledBackToken, .correctionToken, .bonusToken, .branchToken, .draftToken,
    ]
    let colors = roles.map { theme.style(for: $0).reduced(to: .eight).foreground }
    #expect(colors == [.indexed(2), .indexed(1), .indexed(3), .indexed(4), .indexed(5), .indexed(6)])
  }

  @Test(arguments: colored, ColorDepth.allCases) func noTextVanishesAtAnyDepth(
    name: String, depth: ColorDepth
  ) throws {
    let theme = try theme(name)
    for role in Role.allCases where depth != .none {
      let style = theme.style(for: role).reduced(to: depth)
      #expect(style.foreground != style.background, "\(role)")
    }
  }
}
