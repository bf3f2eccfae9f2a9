import Foundation
import UserFiles

/// The user's settings file, `config.toml` in the configuration folder.
public enum ConfigFile {
  /// Larger files are none of ours.
  private static let sizeLimit = 1 << 20

  /// Where this process's user has it: `$XDG_CONFIG_HOME/specbranch/config.toml`, else below `~/.config`.
  public static func path(environment: [String: String]) -> String? {
    ConfigurationFolder.path(environment: environment).map { $0 + "/config.toml" }
  }

  /// What the file there says; nothing where there is none.
  public static func read(_ path: String?, known: KnownNames = KnownNames()) -> ConfigDocument {
    guard let path, FileManager.default.fileExists(atPath: path) else { return ConfigDocument() }
    guard let data = try? FileHandle(forReadingAtPath: path)?.read(upToCount: sizeLimit + 1),
      data.count <= sizeLimit, let text = String(bytes: data, encoding: .utf8), !text.utf8.contains(0)
    else {
      return ConfigDocument(problems: [
        "\(path) cannot be read, so the defaults are used; check its permissions and that it is text."
      ])
    }
    return read(text: text, file: path, known: known)
  }

  /// What that text says; `file` names it in what is reported.
  public static func read(text: String, file: String, known: KnownNames = KnownNames()) -> ConfigDocument {
    ConfigReader.read(text, file: file, known: known)
  }
}

/// What a settings file says.
public struct ConfigDocument: Equatable, Sendable {
  /// The settings at its top.
  public var settings: SettingLayer = [:]
  public var profiles: [String: SettingLayer] = [:]
  /// What is wrong with the rest, each as one sentence, in the order of lines.
  public var problems: [String] = []

  public init(
    settings: SettingLayer = [:], profiles: [String: SettingLayer] = [:], problems: [String] = []
  ) {
    (self.settings, self.profiles, self.problems) = (settings, profiles, problems)
  }

  /// The settings with a profile's before those at the top; nil where there is no such profile.
  public func layer(profile: String?) -> SettingLayer? {
    guard let profile else { return settings }
    guard let own = profiles[profile] else { return nil }
    var result = settings
    // Which models and which device are chosen together: a profile's choice replaces all of it.
    if own[.pair] != nil || own[.target] != nil {
      for name in [SettingName.pair, .target, .draft, .predictor] { result[name] = nil }
    }
    if own[.targetRPC] != nil || own[.targetDevice] != nil {
      (result[.targetRPC], result[.targetDevice]) = (nil, nil)
    }
    return result.merging(own) { _, new in new }
  }
}
