public import Foundation

/// Public pairs that can be pulled, as `catalogue.toml` in a model folder lists them.
public struct KnownPairs: Sendable, Equatable {
  /// The file's name in a model folder; no pair can have it.
  public static let fileName = "catalogue.toml"

  public let pairs: [KnownPair]

  /// Reads the catalogue of the first folder that has one; empty where none has.
  public init(folders: [URL]) throws(PairError) {
    for folder in folders {
      let file = folder.appending(path: Self.fileName)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      self = try ManifestReader.readCatalogue(file)
      return
    }
    pairs = []
  }

  init(pairs: [KnownPair]) { self.pairs = pairs }

  public func pair(named name: String) throws(PairError) -> KnownPair {
    if let pair = pairs.first(where: { $0.name == name }) { return pair }
    guard !pairs.isEmpty else {
      throw PairError("There is no catalogue of models here; name the models as OWNER/REPOSITORY.")
    }
    let advice =
      NearestPair.of(name, among: pairs.map(\.name)).map { "did you mean \($0)?" }
      ?? "it has \(pairs.map(\.name).joined(separator: ", "))."
    throw PairError("The catalogue has no pair \(name); \(advice)")
  }
}

/// A pair that can be pulled.
public struct KnownPair: Codable, Sendable, Equatable {
  public let name: String
  public let title: String
  public let summary: String
  public let licence: String
  /// Whether this project pulled it and saw both models decode together.
  public let verified: Bool
  public let target: Model
  public let draft: Model
  public let recommended: PairManifest.Recommended?

  public struct Model: Codable, Sendable, Equatable {
    /// `OWNER/REPOSITORY` in the hub.
    public let repository: String
    /// A path in it; of a model in several files the first one's.
    public let file: String
  }
}

/// The name that was probably meant.
enum NearestPair {
  static func of(_ name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let nearest = names.map { (name: $0, distance: distance(wanted, Array($0.lowercased()))) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(2, nearest.name.count / 3) else { return nil }
    return nearest.name
  }

  /// Insertions, deletions and replacements between two texts.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (index, character) in one.prefix(100).enumerated() {
      var next = [index + 1]
      for (column, candidate) in other.enumerated() {
        next.append(
          min(row[column] + (character == candidate ? 0 : 1), row[column + 1] + 1, next[column] + 1))
      }
      row = next
    }
    return row[other.count]
  }
}
