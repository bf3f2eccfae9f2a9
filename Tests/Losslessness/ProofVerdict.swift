/// The tests of many conditions, judged together (Bonferroni).
public struct ProofVerdict: Sendable {
  /// What a test is about.
  public enum Kind: String, Sendable, CaseIterable {
    case nextToken = "next token"
    case threeTokens = "three tokens"
  }

  public struct Line: Sendable {
    public let name: String
    public let kind: Kind
    public let test: TextLaw.Test

    public var pValue: Double { test.chiSquare.pValue }
  }

  public private(set) var lines: [Line] = []

  public init() {}

  public mutating func add(_ name: String, _ law: TextLaw) {
    let tests: [(Kind, TextLaw.Test?)] = [(.nextToken, law.tokenTest), (.threeTokens, law.blockTest)]
    for case (let kind, let test?) in tests {
      lines.append(Line(name: "\(name): \(kind.rawValue)", kind: kind, test: test))
    }
  }

  /// The size of each of the tests of some conditions.
  public static func alpha(_ conditions: [Condition]) -> Double {
    let tests = conditions.reduce(0) { $0 + ($1.laws.count == 1 ? 2 : 1) }
    return Power.familyWiseAlpha / Double(max(tests, 1))
  }

  /// The size of each single test.
  public var alpha: Double { Power.familyWiseAlpha / Double(max(lines.count, 1)) }

  public var rejected: [Line] { lines.filter { $0.pValue < alpha } }
}
