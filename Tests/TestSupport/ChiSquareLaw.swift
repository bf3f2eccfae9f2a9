import Foundation

/// The chi-square distribution, central and noncentral, in double precision.
public struct ChiSquareLaw: Sendable {
  public let degreesOfFreedom: Int

  /// - Parameter degreesOfFreedom: at least 1.
  public init(degreesOfFreedom: Int) { self.degreesOfFreedom = degreesOfFreedom }

  /// P(X ≥ x).
  public func upperTail(_ x: Double) -> Double {
    x <= 0 ? 1 : Self.upperGamma(Double(degreesOfFreedom) / 2, x / 2)
  }

  /// The x that is exceeded with probability `alpha`, in (0, 1).
  public func critical(_ alpha: Double) -> Double {
    var (low, high) = (0.0, Double(degreesOfFreedom) + 10)
    while upperTail(high) > alpha { high *= 2 }
    for _ in 0..<200 where high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if upperTail(middle) > alpha { low = middle } else { high = middle }
    }
    return high
  }

  /// The probability that a test of size `alpha` rejects where the statistic is noncentral.
  ///
  /// A noncentral chi-square is a Poisson mixture of central ones with 2j more degrees of freedom.
  /// - Parameter noncentrality: λ, at least 0.
  public func power(alpha: Double, noncentrality: Double) -> Double {
    let bound = critical(alpha)
    let mean = noncentrality / 2
    let reach = Int(12 * mean.squareRoot()) + 30
    return (max(0, Int(mean) - reach)...(Int(mean) + reach)).reduce(0) { sum, j in
      let weight = exp(-mean + (j == 0 ? 0 : Double(j) * log(mean)) - lgamma(Double(j) + 1))
      return sum + weight * ChiSquareLaw(degreesOfFreedom: degreesOfFreedom + 2 * j).upperTail(bound)
    }
  }

  /// Q(a, x) = Γ(a, x) / Γ(a): by the series below a + 1, by the continued fraction (Lentz) above.
  private static func upperGamma(_ a: Double, _ x: Double) -> Double {
    let scale = exp(a * log(x) - x - lgamma(a))
    if x < a + 1 {
      var (term, sum) = (1 / a, 1 / a)
      var n = a
      while term > sum * 1e-16 {
        n += 1
        term *= x / n
        sum += term
      }
      return 1 - scale * sum
    }
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for i in 1...10_000 {
      let numerator = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      fraction *= c * d
      if abs(c * d - 1) < 1e-15 { break }
    }
    return scale * fraction
  }
}
