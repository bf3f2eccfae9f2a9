import Configuration
import Foundation
import UserFiles

/// What the user keeps for one pair: a file of settings of its own, beside the settings file, so that it counts
/// for pairs whose manifests are somebody else's.
struct PairSettingsFile {
  /// Those that choose models or are the program's rather than a pair's.
  private static let excluded: Set<SettingName> = [
    .profile, .pair, .target, .draft, .modelFolders, .contextPolicy,
  ]

  /// Those that can be kept for a pair, in the table's order.
  static let definitions = SettingTable.all.filter {
    [.models, .decoding, .sampling].contains($0.section) && !excluded.contains($0.name)
  }

  /// nil where no home folder is known.
  let path: String?

  /// - Parameter settingsPath: of the settings file.
  init(pair: String, besides settingsPath: String?) {
    path = settingsPath.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appending(path: "pairs/\(pair).toml").path
    }
  }

  /// - Returns: also what is wrong with the rest of the file, each as one sentence.
  func read() -> (settings: SettingLayer, problems: [String]) {
    let document = ConfigFile.read(path)
    let known = Set(Self.definitions.map(\.name))
    var problems = document.problems
    var settings: SettingLayer = [:]
    for (name, setting) in document.settings {
      guard known.contains(name) else {
        problems.append("\(path ?? "") has “\(name.rawValue)”, which is not kept for a pair; take it out.")
        continue
      }
      guard case .file(let line) = setting.source else { continue }
      settings[name] = Setting(setting.value, from: .pairFile(line: line))
    }
    if !document.profiles.isEmpty {
      problems.append("\(path ?? "") has profiles, which are not kept for a pair; take them out.")
    }
    return (settings, problems)
  }

  /// Keeps a value, or with nil none any more; what else the file says stays, but for comments.
  func set(_ name: SettingName, to value: SettingValue?) throws(CommandFailure) {
    guard let path else {
      throw CommandFailure(
        "There is no folder for settings, since neither XDG_CONFIG_HOME nor HOME is set; set one.")
    }
    do {
      try PrivateFile.withLockedFolder(of: path) {
        let (before, problems) = read()
        var settings = before.mapValues(\.value)
        settings[name] = value
        if !problems.isEmpty, FileManager.default.fileExists(atPath: path) {
          _ = try PrivateFile.moveAside(path, ending: ".broken")
        }
        try PrivateFile.replace(path, with: Self.text(settings))
      }
    } catch {
      throw CommandFailure("\(path) cannot be written; check the folder's permissions and the free space.")
    }
  }

  /// Keeps nothing for the pair any more.
  func remove() throws(CommandFailure) {
    guard let path, FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw CommandFailure("\(path) cannot be removed; check the folder's permissions.")
    }
  }

  private static func text(_ settings: [SettingName: SettingValue]) -> String {
    definitions.reduce("# Settings for one pair; specbranch models set writes this file.\n") {
      text, definition in
      text + (settings[definition.name].map { "\(definition.name.rawValue) = \($0.toml)\n" } ?? "")
    }
  }
}
