/// Pearson's test of observed counts against expected probabilities.
public struct ChiSquare: Sendable {
  public let statistic: Double
  public let degreesOfFreedom: Int
  /// Whether an outcome of probability 0 was observed.
  public let sawImpossible: Bool

  /// The probability of a statistic at least this large if the counts follow the probabilities.
  public var pValue: Double {
    if sawImpossible { return 0 }
    return degreesOfFreedom == 0
      ? 1 : ChiSquareLaw(degreesOfFreedom: degreesOfFreedom).upperTail(statistic)
  }

  /// Outcomes expected fewer than five times are pooled; an observed outcome of probability 0 gives
  /// p = 0.
  public init<Outcome: Hashable>(observed: [Outcome: Int], expected: [Outcome: Double]) {
    let impossible = observed.contains { $0.value > 0 && (expected[$0.key] ?? 0) == 0 }
    self.init(
      cells: expected.filter { $0.value > 0 }.map { (observed[$0.key] ?? 0, $0.value) },
      sawImpossible: impossible)
  }

  /// The same for outcomes numbered from 0.
  public init(observed: ArraySlice<Int>, expected: [Double]) {
    precondition(observed.count == expected.count, "one count for each outcome")
    self.init(
      cells: zip(observed, expected).filter { $1 > 0 }.map { ($0, $1) },
      sawImpossible: zip(observed, expected).contains { $0 > 0 && $1 <= 0 })
  }

  /// Independent tests as one: their statistics and degrees of freedom add up.
  public init(combining tests: [ChiSquare]) {
    statistic = tests.reduce(0) { $0 + $1.statistic }
    degreesOfFreedom = tests.reduce(0) { $0 + $1.degreesOfFreedom }
    sawImpossible = tests.contains(where: \.sawImpossible)
  }

  private init(cells: [(observed: Int, probability: Double)], sawImpossible: Bool) {
    let total = Double(cells.reduce(0) { $0 + $1.observed })
    var sum = 0.0
    var count = 0
    var pooled = (observed: 0.0, expected: 0.0)
    func add(_ seen: Double, _ due: Double) {
      sum += (seen - due) * (seen - due) / due
      count += 1
    }
    for (observed, probability) in cells {
      let due = probability * total
      if due < 5 {
        pooled.observed += Double(observed)
        pooled.expected += due
      } else {
        add(Double(observed), due)
      }
    }
    if pooled.expected >= 1 { add(pooled.observed, pooled.expected) }
    statistic = sum
    degreesOfFreedom = max(count - 1, 0)
    // What is next to impossible may not be frequent.
    self.sawImpossible = sawImpossible || (pooled.expected < 1 && pooled.observed > 10)
  }
}
