import Foundation
import KeyCatalog
import PresetCatalog
import SpecCore
import ThemeCatalog
import UserFiles

/// The user's files beside the settings file, and what is wrong with them.
struct UserFilesCheck {
  /// Those that are there, below the folder of settings: `keys.toml`, `pairs/starter.toml`.
  private(set) var files: [String] = []
  /// Each as one sentence.
  private(set) var problems: [String] = []
  private let folder: String

  enum Kind: CaseIterable {
    case keys, presets, pairs, themes, personas
  }

  /// - Parameter pairs: the names of those that are here.
  init(_ kinds: [Kind] = Kind.allCases, environment: [String: String], pairs: [String]) {
    folder = ConfigurationFolder.path(environment: environment) ?? ""
    guard !folder.isEmpty else { return }
    for kind in kinds {
      switch kind {
      case .keys: check("keys.toml") { KeyFile.keys(at: $0).problems }
      case .presets: check("presets.toml") { PresetFile.presets(at: $0).problems }
      case .pairs: checkPairs(pairs)
      case .themes: checkThemes()
      case .personas: checkPersonas(environment)
      }
    }
  }

  private mutating func check(_ file: String, _ read: (String) -> [String]) {
    let path = "\(folder)/\(file)"
    guard FileManager.default.fileExists(atPath: path) else { return }
    files.append(file)
    problems += read(path)
  }

  private mutating func checkPairs(_ pairs: [String]) {
    for name in names(in: "pairs", ending: ".toml") {
      let file = PairSettingsFile(pair: name, besides: folder + "/config.toml")
      problems += file.read().problems
      guard !pairs.contains(name), let nearest = NearestName.of(name, among: pairs) else { continue }
      problems.append(
        "\(file.path ?? name) is for a pair “\(name)”, which is not here; did you mean “\(nearest)”?")
    }
  }

  private mutating func checkThemes() {
    let own = ThemeCatalog(folders: [folder + "/themes"])
    for name in names(in: "themes", ending: ".toml") {
      do { _ = try own.theme(named: name) } catch { problems.append("\(error)") }
    }
  }

  private mutating func checkPersonas(_ environment: [String: String]) {
    guard !names(in: "personas", ending: ".md").isEmpty else { return }
    problems += PersonaFiles.all(environment: environment).problems
  }

  /// Takes the files of a folder in; their names without the ending.
  private mutating func names(in place: String, ending: String) -> [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(place)")) ?? []
    let own = found.sorted().filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }
    files += own.map { "\(place)/\($0)" }
    return own.map { String($0.dropLast(ending.count)) }
  }
}
