import Configuration
import TerminalCore
import ThemeCatalog

/// The theme that the chat starts with.
enum ThemeChoice {
  typealias Chosen = (theme: Theme, name: String, problem: String?)

  /// - Returns: also why the theme that the environment or the file names cannot be used.
  /// - Throws: `ThemeError` where the command line's cannot.
  static func theme(
    _ settings: Settings, _ themes: ThemeCatalog, _ environment: [String: String]
  ) throws(ThemeError) -> Chosen {
    guard let setting = settings[.theme], case .text(let given) = setting.value else {
      return usual(themes, environment)
    }
    let name = setting.source == .option ? given : Home.expanded(given)
    do throws(ThemeError) {
      return (try themes.theme(named: name), name, nil)
    } catch {
      if setting.source == .option { throw error }
      var chosen = usual(themes, environment)
      chosen.problem = error.description
      return chosen
    }
  }

  /// The wished theme, or without a wish the one that suits the terminal.
  static func theme(
    named wished: String?, _ themes: ThemeCatalog, _ environment: [String: String]
  ) throws(ThemeError) -> Chosen {
    guard let wished else { return usual(themes, environment) }
    return (try themes.theme(named: wished), wished, nil)
  }

  private static func usual(_ themes: ThemeCatalog, _ environment: [String: String]) -> Chosen {
    // Some terminals tell their colours; a background of 7 or 15 is a light one.
    let background = environment["COLORFGBG"]?.split(separator: ";").last
    let suiting = background == "15" || background == "7" ? "light" : "dark"
    guard let theme = try? themes.theme(named: suiting) else {
      return (.monochrome, Theme.monochrome.name, nil)
    }
    return (theme, suiting, nil)
  }
}
