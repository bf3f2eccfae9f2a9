import CMatrixKernels
public import Foundation
public import SpecCore

/// The predictor of SpecBranch (2506.01979): a perceptron on a target's last states and the surviving token.
public struct HRADPredictor: PosteriorPredictor, Equatable {
  /// Units of the hidden layers, and the classes.
  static let hiddenWidths = [256, 64]
  static let classCount = 3

  public var record: PredictorRecord
  /// What the features are divided by after the mean is taken off, `[featureCount]` each.
  let mean: [Float]
  let deviation: [Float]
  let network: MultilayerPerceptron
  /// The first layer's weights as they are on the disk. What a prediction costs is to read them: by then a
  /// forward of the target has driven them out of the processor's caches.
  private let inputWeights: [UInt16]

  public var featureCount: Int { network.widths[0] }

  init(record: PredictorRecord, mean: [Float], deviation: [Float], network: MultilayerPerceptron) {
    self.record = record
    self.mean = mean
    self.deviation = deviation
    self.network = network
    inputWeights = network.weights[0].map(HalfPrecision.bits)
  }

  public func predict(_ features: [Float]) -> PosteriorProbabilities? {
    guard features.count == featureCount else { return nil }
    let outputs = network.linear(network.layerCount - 1, hiddenUnits(features), rows: 1)
    guard outputs.allSatisfy(\.isFinite) else { return nil }
    let probabilities = softmax(outputs).map(Double.init)
    return PosteriorProbabilities(
      allRejected: probabilities[0], mixed: probabilities[1], allAccepted: probabilities[2])
  }

  /// The activations that the last layer sees.
  func hiddenUnits(_ features: [Float]) -> [Float] {
    let normalised = zip(features, zip(mean, deviation)).map { ($0 - $1.0) / $1.1 }
    var first = network.biases[0]
    specbranch_multiply_add_half(&first, normalised, inputWeights, normalised.count, first.count)
    return network.lastInput(afterFirst: first)
  }

  /// The same with other weights.
  func with(_ network: MultilayerPerceptron) -> HRADPredictor {
    HRADPredictor(record: record, mean: mean, deviation: deviation, network: network)
  }

  /// Whether another one differs in its last layer at most.
  func sharesHiddenLayers(with other: HRADPredictor) -> Bool {
    mean == other.mean && deviation == other.deviation
      && network.weights.dropLast() == other.network.weights.dropLast()
      && network.biases.dropLast() == other.network.biases.dropLast()
  }

  // MARK: Its file

  /// Reads a predictor from a safetensors file.
  ///
  /// - Throws: what is wrong with it.
  public init(reading data: Data) throws(PredictorError) {
    let file = try SafetensorsFile(reading: data)
    let record = try PredictorRecord(file.metadata)
    let count = record.layout.featureCount
    let widths = [count] + Self.hiddenWidths + [Self.classCount]
    func tensor(_ name: String, _ shape: [Int]) throws(PredictorError) -> [Float] {
      guard let tensor = file.tensors[name] else { throw PredictorError("it has no tensor \(name)") }
      guard tensor.shape == shape else { throw PredictorError("its tensor \(name) has another shape") }
      return tensor.values
    }
    let mean = try tensor("features.mean", [count])
    let deviation = try tensor("features.deviation", [count])
    guard deviation.allSatisfy({ $0 > 0 }) else {
      throw PredictorError("a feature's deviation is not positive")
    }
    var (weights, biases): ([[Float]], [[Float]]) = ([], [])
    for (layer, (inputs, outputs)) in zip(widths, widths.dropFirst()).enumerated() {
      let stored = try tensor("layers.\(layer).weight", [outputs, inputs])
      weights.append(Backpropagation.transpose(stored, rows: outputs, columns: inputs))
      biases.append(try tensor("layers.\(layer).bias", [outputs]))
    }
    self.init(
      record: record, mean: mean, deviation: deviation,
      network: MultilayerPerceptron(widths: widths, weights: weights, biases: biases))
  }

  /// The bytes of its file: weights in half precision as `[outputs][inputs]`, all else in single.
  public func data() throws -> Data { try data(lastLayer: .half, notes: [:]) }

  /// - Parameters:
  ///   - lastLayer: the precision of its last weights.
  ///   - notes: kept beside the record.
  func data(lastLayer: SafetensorsFile.ElementType, notes: [String: String]) throws -> Data {
    var tensors: [String: SafetensorsFile.Tensor] = [
      "features.mean": .init(type: .single, shape: [featureCount], values: mean),
      "features.deviation": .init(type: .single, shape: [featureCount], values: deviation),
    ]
    for layer in 0..<network.layerCount {
      let (inputs, outputs) = (network.widths[layer], network.widths[layer + 1])
      tensors["layers.\(layer).weight"] = .init(
        type: layer == network.layerCount - 1 ? lastLayer : .half, shape: [outputs, inputs],
        values: Backpropagation.transpose(network.weights[layer], rows: inputs, columns: outputs))
      tensors["layers.\(layer).bias"] = .init(type: .single, shape: [outputs], values: network.biases[layer])
    }
    let metadata = record.metadata.merging(notes) { recorded, _ in recorded }
    return try SafetensorsFile(metadata: metadata, tensors: tensors).data()
  }
}
