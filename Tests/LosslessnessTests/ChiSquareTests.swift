import Losslessness
import TestSupport
import Testing

/// The statistic itself, against tables.
@Suite struct ChiSquareTests {
  @Test(
    "Tail probabilities are those of the tables",
    arguments: [
      (1, 3.841459, 0.05), (2, 13.815511, 0.001), (10, 18.307038, 0.05), (100, 149.449253, 0.001),
      (4, 28.473255, 1e-5),
    ])
  func tails(degrees: Int, value: Double, probability: Double) {
    let law = ChiSquareLaw(degreesOfFreedom: degrees)
    #expect(abs(law.upperTail(value) / probability - 1) < 1e-5)
    #expect(abs(law.critical(probability) / value - 1) < 1e-6)
  }

  @Test("The power is that of the tables, and the size without an error")
  func power() {
    // One degree of freedom: Φ(√λ − 1.96) + Φ(−√λ − 1.96).
    let law = ChiSquareLaw(degreesOfFreedom: 1)
    #expect(abs(law.power(alpha: 0.05, noncentrality: 7.848861) - 0.8) < 1e-4)
    #expect(abs(law.power(alpha: 0.05, noncentrality: 0) - 0.05) < 1e-9)
  }

  @Test("An impossible outcome is a rejection, a certain one no evidence")
  func extremes() {
    #expect(ChiSquare(observed: [0: 10, 1: 1], expected: [0: 1.0]).pValue == 0)
    #expect(ChiSquare(observed: [0: 10], expected: [0: 1.0]).pValue == 1)
  }
}
