public import Foundation
public import SpecCore

/// A pair found in a model folder.
public struct CataloguedPair: Sendable, Equatable {
  public let manifest: PairManifest
  /// The folder that the manifest is in, which its file names are relative to.
  public let folder: URL

  public init(manifest: PairManifest, folder: URL) {
    self.manifest = manifest
    self.folder = folder
  }

  public var name: String { manifest.name }
  public var targetPath: String { path(of: manifest.target) }
  public var draftPath: String { path(of: manifest.draft) }
  /// The posterior predictor's file, where the manifest names one.
  public var predictorPath: String? { manifest.predictor.map(path) }
  public var isDemonstration: Bool { manifest.demonstration ?? false }

  /// Tokens of context to use, where the manifest recommends a number.
  public var contextLength: Int? { manifest.recommended?.context }

  /// The decoding parameters to start with, without pacing.
  public var parameters: DecodingParameters {
    var parameters = DecodingParameters()
    guard let recommended = manifest.recommended else { return parameters }
    if let mode = recommended.mode.flatMap(DecodingMode.init) { parameters.mode = mode }
    parameters.draftLength = recommended.draftLength ?? parameters.draftLength
    parameters.confidenceThreshold = recommended.confidenceThreshold ?? parameters.confidenceThreshold
    parameters.branchCount = recommended.branches ?? parameters.branchCount
    parameters.branchStop = recommended.branchStop ?? parameters.branchStop
    parameters.sampling = sampling(recommended)
    return parameters
  }

  /// The speed that the chat emulates at first; nil where the manifest gives none.
  public var pacing: EmulatedLanes? {
    let lanes = EmulatedLanes(
      target: manifest.pacing?.target.flatMap(EmulatedForward.init),
      draft: manifest.pacing?.draft.flatMap(EmulatedForward.init))
    return lanes.isEmpty ? nil : lanes
  }

  func path(of model: PairManifest.ModelFile) -> String { path(model.file) }

  /// Where a file that the manifest names is.
  public func path(_ file: String) -> String {
    file.hasPrefix("/") ? file : folder.appending(path: file).path
  }

  private func sampling(_ recommended: PairManifest.Recommended) -> SamplingSettings {
    var settings = SamplingSettings()
    settings.temperature = recommended.temperature ?? settings.temperature
    settings.topK = recommended.topK ?? settings.topK
    settings.topP = recommended.topP ?? settings.topP
    settings.minP = recommended.minP ?? settings.minP
    settings.repeatPenalty = recommended.repeatPenalty ?? settings.repeatPenalty
    return settings
  }
}

extension CataloguedPair {
  /// A file of one of the two models, and what was recorded of it.
  public struct File: Sendable, Equatable {
    public let path: String
    public let size: Int?
    public let sha256: String?
    /// Whether it begins a model; further parts do not say what they are parts of.
    public let isFirst: Bool

    public init(path: String, size: Int?, sha256: String?, isFirst: Bool) {
      self.path = path
      self.size = size
      self.sha256 = sha256
      self.isFirst = isFirst
    }
  }

  /// All files of both models.
  public var files: [File] {
    [manifest.target, manifest.draft].flatMap { model in
      [File(path: path(model.file), size: model.size, sha256: model.sha256, isFirst: true)]
        + (model.parts ?? []).map {
          File(path: path($0.file), size: $0.size, sha256: $0.sha256, isFirst: false)
        }
    }
  }
}
