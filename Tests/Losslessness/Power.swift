import TestSupport

/// What a test of a text's law can see.
///
/// An error of total variation δ in the law of the samples moves Pearson's statistic by a noncentrality of
/// at least 4Nδ², whatever its shape: Σ(p′ − p)²/p ≥ (Σ|p′ − p|)² by Cauchy and Schwarz, and the right side
/// is (2δ)². The power computed from it is therefore a lower bound.
public enum Power {
  /// The probability that the whole proof rejects a correct program.
  public static let familyWiseAlpha = 1e-3

  /// The least probability of finding an error of total variation `error` with `samples` samples.
  public static func ofSeeing(
    _ error: Double, samples: Int, degreesOfFreedom: Int, alpha: Double
  ) -> Double {
    guard degreesOfFreedom > 0 else { return 1 }
    return ChiSquareLaw(degreesOfFreedom: degreesOfFreedom).power(
      alpha: alpha, noncentrality: 4 * Double(samples) * error * error)
  }

  /// The smallest error that `samples` samples show with probability `power` at least.
  public static func smallestError(
    samples: Int, degreesOfFreedom: Int, alpha: Double, power: Double = 0.9
  ) -> Double {
    guard degreesOfFreedom > 0 else { return 0 }
    return (noncentrality(degreesOfFreedom, alpha, power) / 4 / Double(max(samples, 1))).squareRoot()
  }

  /// How many samples show an error with probability `power` at least.
  public static func samples(
    toSee error: Double, degreesOfFreedom: Int, alpha: Double, power: Double = 0.9
  ) -> Int {
    guard degreesOfFreedom > 0 else { return 1 }
    return Int((noncentrality(degreesOfFreedom, alpha, power) / 4 / error / error).rounded(.up))
  }

  /// The noncentrality at which a test reaches a power.
  private static func noncentrality(_ degrees: Int, _ alpha: Double, _ power: Double) -> Double {
    let law = ChiSquareLaw(degreesOfFreedom: degrees)
    var (low, high) = (0.0, 1.0)
    while law.power(alpha: alpha, noncentrality: high) < power { high *= 2 }
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if law.power(alpha: alpha, noncentrality: middle) < power { low = middle } else { high = middle }
    }
    return high
  }
}
