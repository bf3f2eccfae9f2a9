import CMatrixKernels
import Foundation
import SpecCore

/// Trains a predictor: Adam on batches of shuffled samples, a falling rate, dropout.
public struct PredictorTraining: Sendable {
  /// Passes over the samples; at least 1.
  public var epochs = 20
  /// Samples of a batch.
  public var batchSize = 32
  /// Adam's rate at the start; it falls to 0 along half a cosine.
  public var rate = 1e-3
  /// The share of hidden units silenced at random.
  public var dropout = 0.2
  /// Everything random derives from it.
  public var seed: UInt64 = 1

  public init() {}

  /// - Parameters:
  ///   - samples: at least one, all of the record's width.
  ///   - record: what to keep about it; its figures are the caller's to fill in.
  ///   - progress: told after each epoch the fraction done, in 0…1, and the mean loss in nats.
  public func train(
    _ samples: [PosteriorSample], record: PredictorRecord, progress: (Double, Double) -> Void = { _, _ in }
  ) -> HRADPredictor {
    let normalisation = FeatureNormalisation(samples.map(\.features))
    let rows = samples.map { normalisation.apply($0.features) }
    var uniforms = SeededUniforms(seed: seed, stream: 3)
    let widths = [rows[0].count] + HRADPredictor.hiddenWidths + [HRADPredictor.classCount]
    var network = MultilayerPerceptron(widths: widths, uniforms: &uniforms)
    var optimizer = AdamOptimizer(network)
    let batches = (samples.count + batchSize - 1) / batchSize
    for epoch in 0..<epochs {
      let order = Self.shuffled(samples.count, &uniforms)
      var loss = 0.0
      for batch in 0..<batches {
        let chosen = order[batch * batchSize..<min((batch + 1) * batchSize, order.count)]
        let gradient = Backpropagation(
          network, inputs: chosen.flatMap { rows[$0] }, labels: chosen.map { samples[$0].label },
          dropout: dropout, uniforms: &uniforms)
        let done = Double(epoch * batches + batch) / Double(epochs * batches)
        optimizer.step(&network, gradient, rate: rate * 0.5 * (1 + cos(done * .pi)))
        loss += gradient.loss / Double(batches)
      }
      progress(Double(epoch + 1) / Double(epochs), loss)
    }
    return HRADPredictor(
      record: record, mean: normalisation.mean, deviation: normalisation.deviation, network: network)
  }

  private static func shuffled(_ count: Int, _ uniforms: inout some UniformSource) -> [Int] {
    var order = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(index, Int(uniforms.next() * Double(index + 1)))
    }
    return order
  }
}

/// Brings every feature to mean 0 and deviation 1.
struct FeatureNormalisation {
  let mean: [Float]
  let deviation: [Float]

  /// - Parameter rows: at least one, all of one width.
  init(_ rows: [[Float]]) {
    var sums = [Double](repeating: 0, count: rows[0].count)
    var squares = sums
    for row in rows {
      for (index, value) in row.enumerated() {
        sums[index] += Double(value)
        squares[index] += Double(value) * Double(value)
      }
    }
    let count = Double(rows.count)
    mean = sums.map { Float($0 / count) }
    deviation = zip(sums, squares).map { sum, square in
      let variance = square / count - (sum / count) * (sum / count)
      // A feature that never changes says nothing, whatever it is divided by.
      return variance > 1e-10 ? Float(variance.squareRoot()) : 1
    }
  }

  func apply(_ row: [Float]) -> [Float] {
    row.indices.map { (row[$0] - mean[$0]) / deviation[$0] }
  }
}

/// Adam (Kingma and Ba, 1412.6980) with its running moments.
struct AdamOptimizer {
  private static let (beta1, beta2): (Float, Float) = (0.9, 0.999)
  private static let epsilon: Float = 1e-8

  private var means: [[Float]]
  private var variances: [[Float]]
  private var (power1, power2): (Float, Float) = (1, 1)

  init(_ network: MultilayerPerceptron) {
    means = (network.weights + network.biases).map { [Float](repeating: 0, count: $0.count) }
    variances = means
  }

  mutating func step(_ network: inout MultilayerPerceptron, _ gradient: Backpropagation, rate: Double) {
    power1 *= Self.beta1
    power2 *= Self.beta2
    let settings = specbranch_adam(
      rate: Float(rate), beta1: Self.beta1, beta2: Self.beta2, epsilon: Self.epsilon,
      correction1: 1 - power1, correction2: 1 - power2)
    for layer in 0..<network.layerCount {
      let bias = network.layerCount + layer
      specbranch_adam_step(
        &network.weights[layer], gradient.weights[layer], &means[layer], &variances[layer],
        network.weights[layer].count, settings)
      specbranch_adam_step(
        &network.biases[layer], gradient.biases[layer], &means[bias], &variances[bias],
        network.biases[layer].count, settings)
    }
  }
}
