public import Foundation
import SpecCore

/// A predictor that goes on learning from replies: its last layer only, in small steps, and never far from
/// where it was shipped.
///
/// The last layer is a logistic regression on 64 hidden units, so its steps go to one optimum and forget
/// nothing that the layers before it know. It is used only while it foretells better than the shipped one.
public struct LearnedPredictor: Sendable, Equatable {
  /// The most samples that a reply may teach.
  public static let samplesPerReply = 64
  /// The share of a sample's error that one step takes away at most.
  static let rate: Float = 0.1
  /// How far the last layer may go, as a share of its own length.
  static let distanceLimit: Float = 0.5
  /// How much of the older losses counts after another sample.
  static let decay = 0.99

  /// The predictor as shipped; it never changes.
  public let shipped: HRADPredictor
  /// What it has become.
  public private(set) var current: HRADPredictor
  public private(set) var foresight = Foresight()

  /// How well both foretell samples before learning from them: mean cross-entropies, the newest counting most.
  public struct Foresight: Sendable, Equatable {
    /// In nats.
    public internal(set) var shippedLoss = 0.0
    /// In nats.
    public internal(set) var learnedLoss = 0.0
    /// Samples so far.
    public internal(set) var sampleCount = 0

    mutating func add(shipped: Double, learned: Double) {
      // While there are few, all count the same.
      let weight = max(1 - LearnedPredictor.decay, 1 / Double(sampleCount + 1))
      shippedLoss += (shipped - shippedLoss) * weight
      learnedLoss += (learned - learnedLoss) * weight
      sampleCount += 1
    }
  }

  public init(shipped: HRADPredictor) {
    self.shipped = shipped
    current = shipped
  }

  /// The one that foretells better.
  public var better: HRADPredictor { foresight.learnedLoss < foresight.shippedLoss ? current : shipped }

  /// Takes one step for each sample, of the first `samplesPerReply`.
  public mutating func learn(from samples: [PosteriorSample]) {
    var network = current.network
    let layer = network.layerCount - 1
    for sample in samples.prefix(Self.samplesPerReply) {
      guard sample.features.count == shipped.featureCount else { continue }
      let hidden = shipped.hiddenUnits(sample.features)
      guard hidden.allSatisfy(\.isFinite) else { continue }
      let before = softmax(network.linear(layer, hidden, rows: 1))
      foresight.add(
        shipped: Self.loss(softmax(shipped.network.linear(layer, hidden, rows: 1)), sample.label),
        learned: Self.loss(before, sample.label))
      step(&network, layer, hidden, before, sample.label)
    }
    current = shipped.with(network)
  }

  /// A gradient step normalised by the input's length (Nagumo and Noda, 1967), then back within the limit.
  private func step(
    _ network: inout MultilayerPerceptron, _ layer: Int, _ hidden: [Float], _ probabilities: [Float],
    _ label: Int
  ) {
    let scale = Self.rate / (1 + hidden.reduce(0) { $0 + $1 * $1 })
    for (index, probability) in probabilities.enumerated() {
      let error = (index == label ? 1 : 0) - probability
      network.biases[layer][index] += scale * error
      for (row, unit) in hidden.enumerated() {
        network.weights[layer][row * probabilities.count + index] += scale * error * unit
      }
    }
    let origin = shipped.network
    let distance = Self.distance(network, origin, layer)
    let limit = Self.distanceLimit * Self.length(origin, layer)
    guard distance > limit else { return }
    let share = limit / distance
    func pulledBack(_ value: Float, _ origin: Float) -> Float { origin + share * (value - origin) }
    network.weights[layer] = zip(network.weights[layer], origin.weights[layer]).map(pulledBack)
    network.biases[layer] = zip(network.biases[layer], origin.biases[layer]).map(pulledBack)
  }

  private static func loss(_ probabilities: [Float], _ label: Int) -> Double {
    -log(max(Double(probabilities[label]), 1e-6))
  }

  /// Of the last layer, as a share of the shipped one's length.
  var distance: Float {
    let layer = shipped.network.layerCount - 1
    let length = Self.length(shipped.network, layer)
    return length > 0 ? Self.distance(current.network, shipped.network, layer) / length : 0
  }

  private static func length(_ network: MultilayerPerceptron, _ layer: Int) -> Float {
    (network.weights[layer] + network.biases[layer]).reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func distance(
    _ one: MultilayerPerceptron, _ other: MultilayerPerceptron, _ layer: Int
  ) -> Float {
    zip(one.weights[layer] + one.biases[layer], other.weights[layer] + other.biases[layer])
      .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}

// MARK: Its file

extension LearnedPredictor {
  private enum Key {
    static let shippedLoss = "shipped_loss"
    static let learnedLoss = "learned_loss"
    static let samples = "learned_samples"
  }

  /// The bytes of its file: a predictor's, with what was learned in single precision.
  public func data() throws -> Data {
    try current.data(
      lastLayer: .single,
      notes: [
        Key.shippedLoss: "\(foresight.shippedLoss)", Key.learnedLoss: "\(foresight.learnedLoss)",
        Key.samples: "\(foresight.sampleCount)",
      ])
  }

  /// Reads what was learned.
  ///
  /// - Returns: nil where it was learned from another predictor than this one.
  /// - Throws: what is wrong with the file.
  public init?(reading data: Data, shipped: HRADPredictor) throws(PredictorError) {
    let learned = try HRADPredictor(reading: data)
    guard learned.record == shipped.record, shipped.sharesHiddenLayers(with: learned) else { return nil }
    self.init(shipped: shipped)
    current = learned
    let notes = try SafetensorsFile(reading: data).metadata
    guard let shippedLoss = notes[Key.shippedLoss].flatMap(Double.init),
      let learnedLoss = notes[Key.learnedLoss].flatMap(Double.init),
      let count = notes[Key.samples].flatMap(Int.init), (0...Int(Int32.max)).contains(count),
      [shippedLoss, learnedLoss].allSatisfy({ $0.isFinite && $0 >= 0 })
    else { throw PredictorError("it does not say how well it foretells") }
    guard distance <= Self.distanceLimit * 1.001 else {
      throw PredictorError("it is further from the shipped predictor than learning goes")
    }
    foresight.shippedLoss = shippedLoss
    foresight.learnedLoss = learnedLoss
    foresight.sampleCount = count
  }
}
