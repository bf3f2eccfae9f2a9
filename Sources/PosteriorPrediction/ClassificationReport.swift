/// How well predicted classes fit the true ones.
public struct ClassificationReport: Sendable, Equatable {
  /// `confusion[truth][prediction]` counts samples.
  public let confusion: [[Int]]

  /// - Parameters:
  ///   - truths: the true class of each sample, in `0 ..< classes`.
  ///   - predictions: the class predicted for each.
  public init(truths: [Int], predictions: [Int], classes: Int = 3) {
    var confusion = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (truth, prediction) in zip(truths, predictions) { confusion[truth][prediction] += 1 }
    self.confusion = confusion
  }

  public var sampleCount: Int { confusion.joined().reduce(0, +) }

  /// The share of right predictions; 0 without samples.
  public var accuracy: Double {
    let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
    return sampleCount > 0 ? Double(right) / Double(sampleCount) : 0
  }

  /// The mean over the classes of the harmonic mean of precision and recall; 0 for a class without either.
  public var macroF1: Double {
    let scores = confusion.indices.map { index -> Double in
      let right = confusion[index][index]
      let predicted = confusion.reduce(0) { $0 + $1[index] }
      let actual = confusion[index].reduce(0, +)
      return predicted + actual > 0 ? 2 * Double(right) / Double(predicted + actual) : 0
    }
    return scores.reduce(0, +) / Double(max(scores.count, 1))
  }
}
