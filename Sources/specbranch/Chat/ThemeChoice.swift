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

  private static func usual(_ themes: ThemeCatalog, _ environment: [String: String]) -> Chosen {
    guard let chosen = try? ChosenTheme(nil, themes, environment) else {
      return (.monochrome, Theme.monochrome.name, nil)
    }
    return (chosen.theme, chosen.name, nil)
  }
}
