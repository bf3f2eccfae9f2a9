import TerminalCore
import ThemeCatalog

/// The theme to start with, and its name.
struct ChosenTheme {
  let theme: Theme
  let name: String

  /// - Parameter wished: nil takes the one that suits the terminal.
  init(_ wished: String?, _ themes: ThemeCatalog, _ environment: [String: String]) throws {
    if let wished {
      (theme, name) = (try themes.theme(named: wished), wished)
      return
    }
    // Some terminals tell their colours; a background of 7 or 15 is a light one.
    let background = environment["COLORFGBG"]?.split(separator: ";").last
    let suiting = background == "15" || background == "7" ? "light" : "dark"
    if let theme = try? themes.theme(named: suiting) {
      (self.theme, name) = (theme, suiting)
    } else {
      (theme, name) = (.monochrome, Theme.monochrome.name)
    }
  }
}
