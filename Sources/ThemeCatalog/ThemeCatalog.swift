import Foundation
public import TerminalCore
import UserFiles

/// Finds themes by name: the files `NAME.toml` of some folders, of which earlier ones win.
public struct ThemeCatalog: Sendable {
  /// Where it looks, in this order. Folders need not exist.
  public let folders: [String]

  public init(folders: [String]) { self.folders = folders }

  /// The folders that this process looks in; see `standard(given:environment:executable:)`.
  public static func standard(given: [String] = []) -> ThemeCatalog {
    standard(
      given: given, environment: ProcessInfo.processInfo.environment,
      executable: Bundle.main.executablePath)
  }

  /// The folders a program looks in.
  ///
  /// In order: those given, those of `SPECBRANCH_THEMES` (separated by colons), the user's configuration
  /// folder, the installation that the executable belongs to, the checkout it was built in.
  public static func standard(
    given: [String] = [], environment: [String: String], executable: String?
  ) -> ThemeCatalog {
    var folders = given
    folders += (environment["SPECBRANCH_THEMES"] ?? "").split(separator: ":").map(String.init)
    if let configuration = ConfigurationFolder.path(environment: environment) {
      folders.append(configuration + "/themes")
    }
    if let executable {
      let file = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      folders.append(
        file.deletingLastPathComponent().deletingLastPathComponent().path + "/share/specbranch/themes")
      if let checkout = checkout(above: file) { folders.append(checkout + "/themes") }
    }
    return ThemeCatalog(folders: folders)
  }

  /// The names of all themes found, sorted.
  public var names: [String] {
    let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    return Set(files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }).sorted()
  }

  /// The theme of that name, or that of a file where the name is a path (it has a slash or ends in .toml).
  ///
  /// `monochrome` is always there: it is built in, should no file hold it.
  public func theme(named name: String) throws(ThemeError) -> Theme {
    if let file = file(named: name) { return try theme(file: file) }
    if name == Theme.monochrome.name { return .monochrome }
    throw .unknown(name: name, known: Set(names + [Theme.monochrome.name]).sorted())
  }

  /// The file that `theme(named:)` reads, there or not where the name is a path; nil where no folder has one.
  func file(named name: String) -> String? {
    if name.contains("/") || name.hasSuffix(".toml") { return name }
    return folders.map { "\($0)/\(name).toml" }.first(where: FileManager.default.fileExists(atPath:))
  }

  private func theme(file: String) throws(ThemeError) -> Theme {
    guard let text = SmallTextFile.text(at: file) else { throw .unreadable(file: file) }
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    return try ThemeFile.theme(from: text, file: file, name: name)
  }

  /// The nearest folder above the file that holds both a package manifest and themes.
  private static func checkout(above file: URL) -> String? {
    var folder = file.deletingLastPathComponent()
    while folder.path.count > 1 {
      let paths = ["Package.swift", "themes"].map { folder.appendingPathComponent($0).path }
      if paths.allSatisfy(FileManager.default.fileExists(atPath:)) { return folder.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
