public import Foundation
import SpecCore

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
      NearestName.of(name, among: pairs.map(\.name)).map { "did you mean \($0)?" }
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
