import ArgumentParser
import Configuration
import Foundation
import PairCatalog

/// Says what is wrong with the user's files and the environment.
struct ConfigCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong with the settings and your other files.",
    discussion: """
      Checks the settings file with every profile, keys, presets, what is kept for pairs, themes, personas and the \
      environment, and exits with 1 if anything is wrong. Of a file that is named it checks that alone, as settings.
      """)

  @Argument(
    help: ArgumentHelp(
      "A settings file to check alone (default: all files of the user's).", valueName: "file.toml"),
    completion: .file(extensions: ["toml"]))
  var file: String?

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    if let file, !FileManager.default.fileExists(atPath: file) {
      throw CommandFailure("There is no file \(file) to check; correct the path.")
    }
    let configured =
      file.map { ConfiguredSettings(path: $0, environment: environment) } ?? ConfiguredSettings()
    var problems = configured.allProblems
    var others: [String] = []
    if file == nil {
      let pairs = PairCatalog.installed(configured.modelFolders).list().pairs.map(\.name)
      let check = UserFilesCheck(environment: environment, pairs: pairs)
      problems += check.problems + UnknownVariables.problems(environment)
      others = check.files
    }
    for problem in problems { StandardError.write(problem) }
    if !problems.isEmpty { throw ExitCode.failure }
    let path = try configured.neededPath
    print(
      FileManager.default.fileExists(atPath: path)
        ? "\(path) is fine."
        : "There is no settings file, so the defaults count; specbranch config edit makes one.")
    for other in others { print("\(other) is fine.") }
  }
}
