import Foundation

/// Where model folders may be, best first.
struct ModelFolders {
  /// The program's file, links resolved.
  let executable: URL
  let environment: [String: String]
  let currentFolder: URL
  /// Folders that the user names elsewhere.
  var named: [String] = []

  var existing: [URL] {
    var seen: Set<String> = []
    return candidates.map(\.standardizedFileURL).filter { folder in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
        && seen.insert(folder.path).inserted
    }
  }

  private var candidates: [URL] {
    let program = executable.deletingLastPathComponent()
    let named = (environment["SPECBRANCH_MODELS"] ?? "").split(separator: ":").map(String.init) + self.named
    return named.map { URL(fileURLWithPath: $0) }
      + [
        program.deletingLastPathComponent().appending(path: "share/specbranch/models"),
        Self.userModels(environment), checkout(above: program),
        checkout(above: currentFolder),
      ].compactMap(\.self)
  }

  /// The user's own models.
  static func userModels(_ environment: [String: String]) -> URL? {
    userData(environment)?.appending(path: "specbranch/models")
  }

  private static func userData(_ environment: [String: String]) -> URL? {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return URL(fileURLWithPath: data) }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return URL(fileURLWithPath: home).appending(path: ".local/share")
  }

  /// The models of the checkout that a folder lies in.
  private func checkout(above folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while folder.path != "/" {
      let models = folder.appending(path: "models")
      let marks = [folder.appending(path: "Package.swift"), models.appending(path: "sprig.toml")]
      if marks.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) }) { return models }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
