import CMatrixKernels
import Foundation
import SpecCore

/// The loss of a perceptron on a batch, and its gradient.
struct Backpropagation {
  /// The mean cross-entropy in nats.
  private(set) var loss = 0.0
  /// Shaped as the perceptron's weights and biases.
  private(set) var weights: [[Float]]
  private(set) var biases: [[Float]]

  /// - Parameters:
  ///   - inputs: `[labels.count][widths[0]]`.
  ///   - labels: a class for each row.
  ///   - dropout: the share of hidden units silenced at random; the others are scaled up for it.
  init(
    _ network: MultilayerPerceptron, inputs: [Float], labels: [Int], dropout: Double = 0,
    uniforms: inout some UniformSource
  ) {
    weights = network.weights.map { [Float](repeating: 0, count: $0.count) }
    biases = network.biases.map { [Float](repeating: 0, count: $0.count) }
    let rows = labels.count
    // Forward, keeping each layer's input; 0 marks a unit that passes no gradient.
    var layerInputs = [inputs]
    var values = inputs
    for layer in 0..<network.layerCount {
      values = network.linear(layer, values, rows: rows)
      guard layer < network.layerCount - 1 else { break }
      Self.activate(&values, dropout: dropout, &uniforms)
      layerInputs.append(values)
    }
    var gradient = outputGradient(values, labels, classes: network.widths[network.layerCount])
    for layer in stride(from: network.layerCount - 1, through: 0, by: -1) {
      let (inner, outer) = (network.widths[layer], network.widths[layer + 1])
      specbranch_multiply_add(&weights[layer], layerInputs[layer], gradient, inner, rows, outer, 1, inner)
      for index in gradient.indices { biases[layer][index % outer] += gradient[index] }
      guard layer > 0 else { break }
      let transposed = Self.transpose(network.weights[layer], rows: inner, columns: outer)
      var below = [Float](repeating: 0, count: rows * inner)
      specbranch_multiply_add(&below, gradient, transposed, rows, outer, inner, outer, 1)
      let scale = Float(1 / (1 - dropout))
      for index in below.indices { below[index] = layerInputs[layer][index] > 0 ? below[index] * scale : 0 }
      gradient = below
    }
  }

  /// ReLU and dropout in one pass.
  private static func activate(
    _ values: inout [Float], dropout: Double, _ uniforms: inout some UniformSource
  ) {
    let scale = Float(1 / (1 - dropout))
    for index in values.indices {
      let isKept = values[index] > 0 && (dropout == 0 || uniforms.next() >= dropout)
      values[index] = isKept ? values[index] * scale : 0
    }
  }

  /// (softmax − one-hot) / rows, and the loss.
  private mutating func outputGradient(_ logits: [Float], _ labels: [Int], classes: Int) -> [Float] {
    var gradient = logits
    for (row, label) in labels.enumerated() {
      let range = row * classes..<(row + 1) * classes
      let probabilities = softmax(logits[range])
      loss -= log(max(Double(probabilities[label]), 1e-12)) / Double(labels.count)
      for (index, probability) in zip(range, probabilities) {
        let error = probability - (index - range.lowerBound == label ? 1 : 0)
        gradient[index] = error / Float(labels.count)
      }
    }
    return gradient
  }

  static func transpose(_ matrix: [Float], rows: Int, columns: Int) -> [Float] {
    var result = [Float](repeating: 0, count: matrix.count)
    for row in 0..<rows {
      for column in 0..<columns { result[column * rows + row] = matrix[row * columns + column] }
    }
    return result
  }
}

/// Probabilities proportional to exp of the values.
func softmax(_ values: some Collection<Float>) -> [Float] {
  let peak = values.max() ?? 0
  let weights = values.map { expf($0 - peak) }
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}
