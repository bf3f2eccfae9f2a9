import ChatUI
import Configuration
import Foundation
import LlamaBackend
import PairCatalog
import ThemeCatalog

/// What the environment and the settings file say, before any option.
struct ConfiguredSettings: Sendable {
  /// Where the file is or would be; nil where no home folder is known.
  let path: String?
  let document: ConfigDocument
  let environment: SettingLayer
  /// What is wrong with the variables, each as one sentence.
  let environmentProblems: [String]

  var problems: [String] { environmentProblems + document.problems }

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.init(path: ConfigFile.path(environment: environment), environment: environment)
  }

  /// - Parameter path: a file that need not be the user's.
  init(path: String?, environment: [String: String]) {
    self.path = path
    // The names of pairs depend on where the file says that pairs are.
    let folders = Settings(
      environment: EnvironmentSettings.read(environment).settings, file: ConfigFile.read(path).settings)
    let known = Self.knownNames(folders.list(.modelFolders).map(Home.expanded))
    document = ConfigFile.read(path, known: known)
    (self.environment, environmentProblems) = EnvironmentSettings.read(environment, known: known)
  }

  private static func knownNames(_ folders: [String]) -> KnownNames {
    KnownNames([
      .pair: PairCatalog.installed(folders).list().pairs.map(\.name),
      .theme: ThemeCatalog.standard().allNames,
      .panes: PaneKind.allCases.map(\.name),
      .chatTemplate: ChatTemplates.names,
    ])
  }

  private var settings: Settings { Settings(environment: environment, file: document.settings) }

  var modelFolders: [String] { settings.list(.modelFolders).map(Home.expanded) }

  var logLevel: LogLevel { settings.text(.logLevel).flatMap(LogLevel.init) ?? .info }

  /// The file's settings with those of the profile that is chosen.
  ///
  /// - Parameter option: the command line's choice.
  /// - Returns: also what is wrong with a choice of the environment.
  func fileLayer(profile option: String?) throws(CommandFailure) -> (layer: SettingLayer, problem: String?) {
    if let option {
      if let layer = document.layer(profile: option) { return (layer, nil) }
      throw CommandFailure(unknownProfile(option) + profileAdvice)
    }
    if let named = environment[.profile]?.value.asText {
      if let layer = document.layer(profile: named) { return (layer, nil) }
      return (document.settings, "SPECBRANCH_PROFILE is not used: " + unknownProfile(named) + profileAdvice)
    }
    return (document.layer(profile: document.settings[.profile]?.value.asText) ?? document.settings, nil)
  }

  private func unknownProfile(_ name: String) -> String {
    "There is no profile “\(name)” in \(path ?? "the settings file")"
  }

  private var profileAdvice: String {
    let names = document.profiles.keys.sorted()
    return names.isEmpty
      ? "; specbranch config edit adds one." : "; there are \(names.joined(separator: ", "))."
  }
}
