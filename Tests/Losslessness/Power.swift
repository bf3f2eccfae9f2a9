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
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let reached = ofSeeing(middle, samples: samples, degreesOfFreedom: degreesOfFreedom, alpha: alpha)
      if reached < power { low = middle } else { high = middle }
    }
    return high
  }
}
