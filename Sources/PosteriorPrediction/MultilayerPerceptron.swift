import CMatrixKernels
import SpecCore

/// A chain of linear layers with ReLU between them.
struct MultilayerPerceptron: Sendable, Equatable {
  /// Units of each layer, the inputs first; at least two.
  let widths: [Int]
  /// `[widths[i]][widths[i + 1]]`, row-major, for each layer.
  var weights: [[Float]]
  /// `[widths[i + 1]]` for each layer.
  var biases: [[Float]]

  var layerCount: Int { widths.count - 1 }

  init(widths: [Int], weights: [[Float]], biases: [[Float]]) {
    self.widths = widths
    self.weights = weights
    self.biases = biases
  }

  /// Random weights that keep the variance of ReLU layers (He et al., 1502.01852); biases of 0.
  init(widths: [Int], uniforms: inout some UniformSource) {
    self.widths = widths
    weights = zip(widths, widths.dropFirst()).map { inputs, outputs in
      let limit = (6 / Double(inputs)).squareRoot()
      return (0..<inputs * outputs).map { _ in Float((2 * uniforms.next() - 1) * limit) }
    }
    biases = widths.dropFirst().map { [Float](repeating: 0, count: $0) }
  }

  /// What the last layer sees for one input.
  ///
  /// - Parameter first: the outputs of the first layer, before ReLU.
  func lastInput(afterFirst first: [Float]) -> [Float] {
    var values = first
    for layer in 1..<layerCount {
      relu(&values)
      if layer < layerCount - 1 { values = linear(layer, values, rows: 1) }
    }
    return values
  }

  /// One layer on `rows` inputs: `[rows][widths[layer]]` to `[rows][widths[layer + 1]]`.
  func linear(_ layer: Int, _ input: [Float], rows: Int) -> [Float] {
    var output: [Float] = []
    output.reserveCapacity(rows * widths[layer + 1])
    for _ in 0..<rows { output += biases[layer] }
    specbranch_multiply_add(
      &output, input, weights[layer], rows, widths[layer], widths[layer + 1], widths[layer], 1)
    return output
  }

  private func relu(_ values: inout [Float]) {
    for index in values.indices where values[index] < 0 { values[index] = 0 }
  }
}
