/// Whether a model gives the features that a posterior predictor needs.
public enum PosteriorFeatureSupport: Sendable, Equatable {
  case available(PosteriorFeatureLayout)
  /// Why not, as one plain sentence.
  case unavailable(String)

  public var layout: PosteriorFeatureLayout? {
    if case .available(let layout) = self { layout } else { nil }
  }
}

/// What the features are, in their order: the outputs of some layers at one position, then the embedding of
/// the token that follows it.
public struct PosteriorFeatureLayout: Codable, Sendable, Equatable {
  /// The paper's K: how many of the last layers are looked at, where the model has as many.
  public static let layerCount = 4

  /// Width of a state and of an embedding.
  public var width: Int
  /// The layers whose outputs are taken, counted from 0, ascending.
  public var layers: [Int]
  /// Where in the engine each layer's output comes from, one for each layer.
  public var sources: [String]

  public init(width: Int, layers: [Int], sources: [String]) {
    self.width = width
    self.layers = layers
    self.sources = sources
  }

  /// How many features there are.
  public var featureCount: Int { width * (layers.count + 1) }
}
