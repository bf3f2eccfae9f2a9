public import Foundation

/// The model files that passed a probe, kept in the user's cache folder.
public struct ProbedFiles: Sendable {
  /// Files that were tried together.
  struct Fingerprint: Codable, Hashable {
    /// Those of the model, then its LoRA adapters'.
    let files: [File]
    /// Another engine may fail where this one does not.
    let engine: String

    /// Bytes of all files.
    var size: Int { files.reduce(0) { $0 + $1.size } }
    fileprivate var paths: [String] { files.map(\.path) }
  }

  struct File: Codable, Hashable {
    let path: String
    /// Bytes.
    let size: Int
    /// Seconds since 1970.
    let modified: Double
  }

  /// The list in the XDG cache folder.
  public static let standard = ProbedFiles(location: standardLocation)

  private let location: URL

  /// - Parameter location: a JSON file; it and its folder are made when needed.
  public init(location: URL) { self.location = location }

  /// - Returns: nil where one of the files is not there.
  static func fingerprint(_ path: String, adapters: [LoraAdapter] = []) -> Fingerprint? {
    var files: [File] = []
    for path in ModelParts.paths(ofModelAt: path) + adapters.map(\.path) {
      guard let file = file(path) else { return nil }
      files.append(file)
    }
    return Fingerprint(files: files, engine: LlamaEngine.version)
  }

  private static func file(_ path: String) -> File? {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
      let size = attributes[.size] as? NSNumber, let modified = attributes[.modificationDate] as? Date
    else { return nil }
    return File(path: url.path, size: size.intValue, modified: modified.timeIntervalSince1970)
  }

  func contains(_ file: Fingerprint) -> Bool { read().contains(file) }

  /// Adds a file; where the list cannot be written the next probe is merely made again.
  func add(_ file: Fingerprint) {
    let files = read().filter { $0.paths != file.paths } + [file]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(files) else { return }
    try? FileManager.default.createDirectory(
      at: location.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: location, options: .atomic)
  }

  private func read() -> [Fingerprint] {
    guard let data = try? Data(contentsOf: location) else { return [] }
    return (try? JSONDecoder().decode([Fingerprint].self, from: data)) ?? []
  }

  private static var standardLocation: URL {
    let environment = ProcessInfo.processInfo.environment
    let cache =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache")
    return cache.appending(path: "specbranch/probed-models.json")
  }
}
