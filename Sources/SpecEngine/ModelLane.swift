public import SpecCore

/// What is known of a lane's model without asking its thread.
public struct LaneModel: Sendable {
  public let vocabularySize: Int
  public let contextLength: Int
  public let sequenceLimit: Int
  public let canCutBack: Bool
  /// Whether the model gives the features of posterior prediction.
  public let posteriorFeatures: PosteriorFeatureSupport

  init(_ backend: any ModelBackend) {
    vocabularySize = backend.vocabularySize
    contextLength = backend.contextLength
    sequenceLimit = backend.sequenceLimit
    canCutBack = backend.canCutBack
    posteriorFeatures = backend.posteriorFeatureSupport
  }
}

/// The most tokens a lane evaluates in one forward while it reads a prompt.
let promptBatchLimit = 256
