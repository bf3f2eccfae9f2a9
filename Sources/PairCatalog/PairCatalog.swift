public import Foundation
import SpecCore

/// The pairs that model folders describe, each in a TOML file of its own.
public struct PairCatalog: Sendable {
  /// The pair that is used where none is named.
  public static let defaultName = "sprig"

  /// Where pairs are looked for; of pairs with one name the first folder's wins.
  public let folders: [URL]

  public init(folders: [URL]) { self.folders = folders }

  /// The folders of this installation, of the user and of a checkout, as far as they exist.
  ///
  /// - Parameters:
  ///   - executable: the path of this program.
  ///   - currentFolder: where a checkout is looked for, too.
  ///   - named: folders to look in before all but those of `SPECBRANCH_MODELS`, which colons separate.
  public init(
    executable: String, environment: [String: String], currentFolder: String, named: [String] = []
  ) {
    self.init(
      folders: ModelFolders(
        executable: URL(fileURLWithPath: executable).resolvingSymlinksInPath(), environment: environment,
        currentFolder: URL(fileURLWithPath: currentFolder), named: named
      ).existing)
  }

  /// The pair of that name, or the one that a path to a TOML file describes.
  public func pair(named name: String) throws(PairError) -> CataloguedPair {
    if name.hasSuffix(".toml") { return try Self.read(URL(fileURLWithPath: name)) }
    for folder in folders {
      let file = folder.appending(path: "\(name).toml")
      guard !name.contains("/"), file.lastPathComponent != KnownPairs.fileName,
        FileManager.default.fileExists(atPath: file.path)
      else { continue }
      return try Self.read(file)
    }
    throw unknown(name)
  }

  /// Every pair, by folder and name, and what is wrong with the files that describe none.
  public func list() -> (pairs: [CataloguedPair], problems: [PairError]) {
    var pairs: [CataloguedPair] = []
    var problems: [PairError] = []
    for file in folders.flatMap(Self.manifests) {
      do throws(PairError) {
        let pair = try Self.read(file)
        if !pairs.contains(where: { $0.name == pair.name }) { pairs.append(pair) }
      } catch {
        problems.append(error)
      }
    }
    return (pairs, problems)
  }

  private func unknown(_ name: String) -> PairError {
    let all = list().pairs.map(\.name)
    let names = all.joined(separator: ", ")
    guard !all.isEmpty else {
      let places = folders.isEmpty ? "any model folder" : folders.map(\.path).joined(separator: " or ")
      return PairError("There is no pair in \(places); set SPECBRANCH_MODELS to a folder of pairs.")
    }
    let nearest = NearestName.of(name, among: all).map { " Did you mean \($0)?" } ?? ""
    return PairError("There is no pair \(name); there are \(names).\(nearest)")
  }

  private static func manifests(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") && $0 != KnownPairs.fileName }
      .map { folder.appending(path: $0) }
      .sorted { $0.deletingPathExtension().lastPathComponent < $1.deletingPathExtension().lastPathComponent }
  }

  private static func read(_ file: URL) throws(PairError) -> CataloguedPair {
    let manifest = try ManifestReader.read(file)
    guard manifest.name == file.deletingPathExtension().lastPathComponent else {
      throw PairError("\(file.path) describes the pair \(manifest.name); the two names must be the same.")
    }
    return CataloguedPair(manifest: manifest, folder: file.deletingLastPathComponent().absoluteURL)
  }
}
