import Foundation
public import SpecCore

/// How a predictor came to be, kept in its file.
public struct PredictorRecord: Sendable, Equatable {
  /// The pair it was trained on.
  public var pair: String
  /// SHA-256 of the prompts' file, in hexadecimal.
  public var trainingDataChecksum: String
  /// What its features are.
  public var layout: PosteriorFeatureLayout
  /// γ_max in the runs it learned from.
  public var draftLength: Int
  public var seed: UInt64
  public var epochs: Int
  /// Samples it learned from, and samples held out.
  public var sampleCount: Int
  public var heldOutCount: Int
  /// On the samples held out, in [0, 1].
  public var accuracy: Double
  public var macroF1: Double

  public init(
    pair: String, trainingDataChecksum: String, layout: PosteriorFeatureLayout, draftLength: Int,
    seed: UInt64, epochs: Int, sampleCount: Int, heldOutCount: Int, accuracy: Double, macroF1: Double
  ) {
    self.pair = pair
    self.trainingDataChecksum = trainingDataChecksum
    self.layout = layout
    self.draftLength = draftLength
    self.seed = seed
    self.epochs = epochs
    self.sampleCount = sampleCount
    self.heldOutCount = heldOutCount
    self.accuracy = accuracy
    self.macroF1 = macroF1
  }

  static let kind = "specbranch posterior predictor"
  static let formatVersion = "1"
  static let classes = "all_rejected mixed all_accepted"

  var metadata: [String: String] {
    [
      "kind": Self.kind, "format_version": Self.formatVersion, "classes": Self.classes, "pair": pair,
      "training_data_sha256": trainingDataChecksum, "width": "\(layout.width)",
      "layers": layout.layers.map(String.init).joined(separator: " "),
      "sources": (layout.sources + ["token_embd.weight of the survivor"]).joined(separator: "; "),
      "draft_length": "\(draftLength)", "seed": "\(seed)", "epochs": "\(epochs)",
      "samples": "\(sampleCount)", "held_out_samples": "\(heldOutCount)",
      "held_out_accuracy": Self.decimal(accuracy), "held_out_macro_f1": Self.decimal(macroF1),
    ]
  }

  init(_ metadata: [String: String]) throws(PredictorError) {
    guard metadata["kind"] == Self.kind else { throw PredictorError("it is no posterior predictor") }
    guard let version = metadata["format_version"], version == Self.formatVersion,
      metadata["classes"] == Self.classes
    else { throw PredictorError("it was written by another version of this program") }
    let layers = (metadata["layers"] ?? "").split(separator: " ").map { Int($0) }
    guard let width = metadata["width"].flatMap(Int.init), (1...1 << 20).contains(width),
      (1...PosteriorFeatureLayout.layerCount).contains(layers.count), !layers.contains(nil)
    else { throw PredictorError("it does not say what its features are") }
    layout = PosteriorFeatureLayout(
      width: width, layers: layers.compactMap(\.self),
      sources: (metadata["sources"] ?? "").components(separatedBy: "; ").dropLast())
    pair = metadata["pair"] ?? ""
    trainingDataChecksum = metadata["training_data_sha256"] ?? ""
    draftLength = metadata["draft_length"].flatMap(Int.init) ?? 0
    seed = metadata["seed"].flatMap(UInt64.init) ?? 0
    epochs = metadata["epochs"].flatMap(Int.init) ?? 0
    sampleCount = metadata["samples"].flatMap(Int.init) ?? 0
    heldOutCount = metadata["held_out_samples"].flatMap(Int.init) ?? 0
    accuracy = metadata["held_out_accuracy"].flatMap(Double.init) ?? 0
    macroF1 = metadata["held_out_macro_f1"].flatMap(Double.init) ?? 0
  }

  private static func decimal(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
}
