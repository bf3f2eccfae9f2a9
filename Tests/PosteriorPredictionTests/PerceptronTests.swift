import CMatrixKernels
import SpecCore
import Testing

@testable import PosteriorPrediction

@Suite struct PerceptronTests {
  @Test("Forward gives what the same sums give by hand")
  func forwardByHand() {
    let network = MultilayerPerceptron(
      widths: [2, 3, 2], weights: [[1, -1, 2, 0.5, 1, -3], [1, 2, -1, 1, 0.5, 0]],
      biases: [[0, 0.5, 1], [0.25, -0.5]])
    // Hidden: [1·1 + 2·0.5, −1 + 2 + 0.5, 2 − 6 + 1] = [2, 1.5, −3], after ReLU [2, 1.5, 0].
    // Output: [2·1 − 1.5·1 + 0.25, 2·2 + 1.5·1 − 0.5] = [0.75, 5].
    #expect(network.forward([1, 2]) == [0.75, 5])
  }

  @Test("Kernels agree with plain loops, transposed too, at sizes that fill no vector")
  func kernels() {
    var uniforms = SeededUniforms(seed: 5, stream: 0)
    let (rows, inner, columns) = (3, 7, 19)
    let a = (0..<rows * inner).map { _ in Float(uniforms.next() - 0.5) }
    let network = MultilayerPerceptron(
      widths: [inner, columns], weights: [(0..<inner * columns).map { _ in Float(uniforms.next() - 0.5) }],
      biases: [(0..<columns).map { _ in Float(uniforms.next()) }])
    let result = network.linear(0, a, rows: rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let expected = (0..<inner).reduce(Double(network.biases[0][column])) {
          $0 + Double(a[row * inner + $1]) * Double(network.weights[0][$1 * columns + column])
        }
        #expect(abs(Double(result[row * columns + column]) - expected) < 1e-5)
      }
    }
  }

  @Test("The half-precision kernel sums what the halves say, at sizes that fill no vector")
  func halfKernel() {
    var uniforms = SeededUniforms(seed: 6, stream: 0)
    let (inner, columns) = (7, 19)
    let a = (0..<inner).map { _ in Float(uniforms.next() - 0.5) }
    let weights = (0..<inner * columns).map { _ in HalfPrecision.bits(Float(uniforms.next() - 0.5)) }
    var result = (0..<columns).map { _ in Float(uniforms.next()) }
    let biases = result
    specbranch_multiply_add_half(&result, a, weights, inner, columns)
    for column in 0..<columns {
      let expected = (0..<inner).reduce(Double(biases[column])) {
        $0 + Double(a[$1]) * Double(HalfPrecision.value(weights[$1 * columns + column]))
      }
      #expect(abs(Double(result[column]) - expected) < 1e-5)
    }
  }

  @Test("The gradient is that of finite differences, in every layer")
  func gradientCheck() {
    var uniforms = SeededUniforms(seed: 9, stream: 0)
    let network = MultilayerPerceptron(widths: [4, 6, 5, 3], uniforms: &uniforms)
    let inputs = (0..<8 * 4).map { _ in Float(2 * uniforms.next() - 1) }
    let labels = (0..<8).map { $0 % 3 }
    func loss(_ network: MultilayerPerceptron) -> Double {
      var unused = SeededUniforms(seed: 0, stream: 0)
      return Backpropagation(network, inputs: inputs, labels: labels, uniforms: &unused).loss
    }
    let gradient = Backpropagation(network, inputs: inputs, labels: labels, uniforms: &uniforms)
    let step: Float = 1e-2
    for layer in 0..<network.layerCount {
      for index in network.weights[layer].indices {
        var (up, down) = (network, network)
        up.weights[layer][index] += step
        down.weights[layer][index] -= step
        let slope = (loss(up) - loss(down)) / Double(2 * step)
        #expect(abs(slope - Double(gradient.weights[layer][index])) < 2e-3)
      }
      for index in network.biases[layer].indices {
        var (up, down) = (network, network)
        up.biases[layer][index] += step
        down.biases[layer][index] -= step
        let slope = (loss(up) - loss(down)) / Double(2 * step)
        #expect(abs(slope - Double(gradient.biases[layer][index])) < 2e-3)
      }
    }
  }

  @Test("Dropout silences its share of the hidden units and keeps their sum")
  func dropout() {
    var uniforms = SeededUniforms(seed: 3, stream: 0)
    // One hidden layer of units that are all 1; the output is their mean.
    let units = 20_000
    let network = MultilayerPerceptron(
      widths: [1, units, 2],
      weights: [.init(repeating: 1, count: units), .init(repeating: 1 / Float(units), count: 2 * units)],
      biases: [.init(repeating: 0, count: units), [0, 0]])
    let gradient = Backpropagation(
      network, inputs: [1], labels: [0], dropout: 0.2, uniforms: &uniforms)
    let silent = gradient.weights[1].count { $0 == 0 } / 2
    #expect(abs(Double(silent) / Double(units) - 0.2) < 0.01)
    #expect(gradient.weights[1].allSatisfy { $0 == 0 || abs(abs($0) - 0.5 * 1.25) < 1e-3 })
  }
}

extension MultilayerPerceptron {
  /// The outputs for one input, before any softmax.
  fileprivate func forward(_ input: [Float]) -> [Float] {
    linear(layerCount - 1, lastInput(afterFirst: linear(0, input, rows: 1)), rows: 1)
  }
}
