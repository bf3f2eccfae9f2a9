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
  /// The engine's name of the chat template to use instead of the model's own.
  public let chatTemplate: String?

  public struct Model: Codable, Sendable, Equatable {
    /// `OWNER/REPOSITORY` in the hub.
    public let repository: String
    /// A path in it; of a model in several files the first one's.
    public let file: String
    /// A branch, a tag or a commit; nil takes what is there now.
    public let revision: String?
    /// Bytes of all its files, about: the hub says how many when it is pulled.
    public let approximateSize: Int?
    /// Such as `Q4_K_M`; nil leaves it to the file's name.
    public let quantisation: String?
    /// Tokens that the model was made for.
    public let context: Int?
    /// Bytes of the keys and values of one token, 16 bits each.
    public let cachePerToken: Int?

    /// The type of most weights, as the entry or the file's name gives it.
    public var weightType: String? {
      quantisation
        ?? file.firstMatch(of: /[-._]((?:IQ|Q)[0-9](?:_[0-9A-Z]+)*|BF16|F16|F32)[-.]/.ignoresCase())
        .map { $0.1.uppercased() }
    }
  }
}
