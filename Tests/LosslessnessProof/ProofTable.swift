import Foundation
import Losslessness

/// The proof's results for people.
enum ProofTable {
  /// A line for each condition.
  static func lines(_ verdict: ProofVerdict) -> String {
    let width = verdict.lines.map(\.name.count).max() ?? 0
    let head =
      "condition".padding(toLength: width, withPad: " ", startingAt: 0)
      + "   samples   df      χ²       p      TV"
    return ([head] + verdict.lines.map { line($0, width) }).joined(separator: "\n")
  }

  private static func line(_ line: ProofVerdict.Line, _ width: Int) -> String {
    let test = line.test
    return line.name.padding(toLength: width, withPad: " ", startingAt: 0)
      + String(
        format: " %9d %4d %7.1f %7.4f  %.4f", test.samples, test.chiSquare.degreesOfFreedom,
        test.chiSquare.statistic, line.pValue, test.totalVariation)
  }

  /// The verdict and the power, for each kind of test.
  static func summary(_ verdict: ProofVerdict, seconds: Double) -> String {
    let conditions = verdict.lines.count { $0.kind == .nextToken }
    var text = String(
      format: "\n%d conditions, %d tests of size %.2g each: family-wise α = %g. %.0f s.\n", conditions,
      verdict.lines.count, verdict.alpha, Power.familyWiseAlpha, seconds)
    for kind in ProofVerdict.Kind.allCases {
      let lines = verdict.lines.filter { $0.kind == kind }
      guard let (power, error) = weakest(lines, verdict.alpha) else { continue }
      text += String(
        format:
          "%@: an error of total variation 0.01 is found with probability %.4f at least; with probability 0.9 one of %.4f.\n",
        kind.rawValue, power, error)
    }
    guard !verdict.rejected.isEmpty else { return text + "No test rejects: the text has the target's law." }
    return text + "REJECTED:\n"
      + verdict.rejected.map { "  \($0.name), p = \($0.pValue)" }.joined(separator: "\n")
  }

  private static func weakest(
    _ lines: [ProofVerdict.Line], _ alpha: Double
  ) -> (power: Double, error: Double)? {
    let pairs = lines.map { line in
      let (samples, degrees) = (line.test.samples, line.test.chiSquare.degreesOfFreedom)
      return (
        Power.ofSeeing(0.01, samples: samples, degreesOfFreedom: degrees, alpha: alpha),
        Power.smallestError(samples: samples, degreesOfFreedom: degrees, alpha: alpha)
      )
    }
    return pairs.min { $0.0 < $1.0 }.map { ($0.0, $0.1) }
  }

  /// What the same statistic says of wrong rules.
  static func controls(_ tests: [(NegativeControl, TextLaw.Test)], alpha: Double) -> String {
    let lines = tests.map { control, test in
      String(
        format: "  %@ (%@): p = %.1e, total variation %.3f%@", control.rules.name, control.mode.rawValue,
        test.chiSquare.pValue, test.totalVariation, test.chiSquare.pValue < alpha ? "" : " NOT CAUGHT")
    }
    return "\nNegative controls, \(NegativeControl.tokens) tokens each; all have to be caught:\n"
      + lines.joined(separator: "\n")
  }
}
