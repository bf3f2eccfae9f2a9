import TerminalCore
import Testing
import ThemeCatalog

/// The fates of tokens look different to everybody, or at least by attribute and glyph.
@Suite struct FatesApartTests {
  private static let fates: [Role] = [
    .acceptedToken, .rolledBackToken, .discardedToken, .correctionToken, .bonusToken,
  ]

  private func closest(_ name: String, _ vision: ColorVision) throws -> (pair: String, distance: Double) {
    let theme = try ThemeCatalog(folders: [BundledThemesTests.folder]).theme(named: name)
    var closest = (pair: "", distance: Double.infinity)
    for (index, one) in Self.fates.enumerated() {
      for other in Self.fates.dropFirst(index + 1) {
        let distance = try #require(
          vision.distance(theme.style(for: one).foreground, theme.style(for: other).foreground))
        if distance < closest.distance { closest = ("\(one) and \(other)", distance) }
      }
    }
    return closest
  }

  @Test func theSimulationKnowsWhatIsConfused() throws {
    let (red, green, blue) = (Color.rgb(220, 60, 60), Color.rgb(110, 125, 60), Color.rgb(60, 60, 220))
    let usual = try #require(ColorVision.usual.distance(red, green))
    #expect(try #require(ColorVision.deuteranopia.distance(red, green)) < usual / 2)
    #expect(try #require(ColorVision.deuteranopia.distance(red, blue)) > 0.2)
    #expect(try #require(ColorVision.usual.distance(.rgb(0, 0, 0), .rgb(255, 255, 255))) > 0.99)
  }

  @Test(
    arguments: [
      ("deuteranopia", ColorVision.deuteranopia), ("deuteranopia", .protanopia), ("deuteranopia", .usual),
      ("tritanopia", .tritanopia), ("tritanopia", .usual),
    ])
  func theColorBlindSafeThemesKeepThemWellApart(name: String, vision: ColorVision) throws {
    let closest = try closest(name, vision)
    #expect(closest.distance >= 0.12, "\(closest.pair) in \(name), \(vision): \(closest.distance)")
  }

  @Test(arguments: BundledThemesTests.colored, ColorVision.allCases)
  func noThemeLetsTwoOfThemLookTheSame(name: String, vision: ColorVision) throws {
    // The two safe themes are made for one kind of vision each, and for the usual one.
    guard name != "tritanopia" || vision == .tritanopia || vision == .usual else { return }
    let closest = try closest(name, vision)
    #expect(closest.distance >= 0.03, "\(closest.pair) in \(name), \(vision): \(closest.distance)")
  }

  /// What was drafted; the target's own tokens have glyphs that nothing drafted has.
  @Test func monochromeKeepsThemApartByAttribute() {
    let attributes = Self.fates.map { Theme.monochrome.style(for: $0).attributes }
    #expect(Set(attributes).count == Self.fates.count, "\(attributes)")
  }
}
