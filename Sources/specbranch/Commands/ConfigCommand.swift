import ArgumentParser
import Foundation

/// Shows, edits and checks the settings file.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show, edit and check the settings.",
    discussion: """
      What counts most comes first: an option of the command line, an environment variable, what you keep \
      for the pair (specbranch models set, pairs/NAME.toml beside the settings file), what the pair's manifest \
      says, the settings file (a profile before its top level), the default.
      """,
    subcommands: [
      ConfigShowCommand.self, ConfigEditCommand.self, ConfigPathCommand.self, ConfigCheckCommand.self,
    ])
}

/// Says where the settings file is or would be.
struct ConfigPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Say where the settings file is or would be.")

  func run() throws { print(try ConfiguredSettings().neededPath) }
}

extension ConfiguredSettings {
  var neededPath: String {
    get throws(CommandFailure) {
      if let path { return path }
      throw CommandFailure("There is no place for settings; set HOME or XDG_CONFIG_HOME.")
    }
  }

  /// Also what only a look at the disk finds, in every profile.
  var allProblems: [String] {
    let own = document.settings[.profile]?.value.asText
    let layers = [document.layer(profile: own) ?? document.settings] + document.profiles.values
    var found: [String] = []
    for var layer in layers {
      for problem in Preferences.dropUnusable(from: &layer, self) where !found.contains(problem) {
        found.append(problem)
      }
    }
    return problems + found.sorted()
  }
}
