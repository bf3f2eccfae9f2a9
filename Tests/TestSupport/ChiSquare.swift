import Foundation

/// Pearson's test of observed counts against expected probabilities.
public struct ChiSquare {
  public let statistic: Double
  public let degreesOfFreedom: Int
  /// The probability of a statistic at least this large if the counts follow the probabilities.
  public let pValue: Double

  /// Outcomes expected fewer than five times are pooled; an observed outcome of probability 0 gives
  /// p = 0.
  public init<Outcome: Hashable>(observed: [Outcome: Int], expected: [Outcome: Double]) {
    let total = Double(observed.values.reduce(0, +))
    var sum = 0.0
    var cells = 0
    var pooled = (observed: 0.0, expected: 0.0)
    var impossible = observed.contains { $0.value > 0 && (expected[$0.key] ?? 0) == 0 }
    for (outcome, probability) in expected where probability > 0 {
      let (seen, due) = (Double(observed[outcome] ?? 0), probability * total)
      if due < 5 {
        pooled.observed += seen
        pooled.expected += due
      } else {
        sum += (seen - due) * (seen - due) / due
        cells += 1
      }
    }
    if pooled.expected >= 1 {
      sum += (pooled.observed - pooled.expected) * (pooled.observed - pooled.expected) / pooled.expected
      cells += 1
    } else if pooled.observed > 10 {
      impossible = true
    }
    statistic = sum
    degreesOfFreedom = max(cells - 1, 1)
    pValue = impossible ? 0 : Self.upperTail(sum, Double(degreesOfFreedom))
  }

  /// By Wilson and Hilferty's cube-root approximation to the normal distribution.
  private static func upperTail(_ statistic: Double, _ degrees: Double) -> Double {
    let spread = 2 / (9 * degrees)
    let normal = (pow(statistic / degrees, 1.0 / 3) - (1 - spread)) / spread.squareRoot()
    return 0.5 * erfc(normal / 2.0.squareRoot())
  }
}
