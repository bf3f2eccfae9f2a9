public import SpecCore
public import TestSupport

/// Counts of what followed what in many replies, to be tested against the target's exact law.
public struct TextLaw: Sendable {
  /// One test's result, and how many samples it rests on.
  public struct Test: Sendable {
    public let samples: Int
    public let chiSquare: ChiSquare
    /// Half the sum of the differences between observed and expected frequencies.
    public let totalVariation: Double
  }

  private static let size = ToyLanguage.vocabularySize
  /// Digits of a block: a token, or none after the reply's end.
  private static let digits = size + 1
  private static let blockCount = digits * digits * digits

  private let language: ToyLanguage
  private let laws: [SamplingSettings]
  /// `[laws][last token][token]`
  private var tokenCounts: [Int]
  /// `[last token][block of three]`; kept where there is one law only.
  private var blockCounts: [Int]
  public private(set) var tokens = 0

  public init(_ condition: Condition) {
    language = condition.language
    laws = condition.laws
    tokenCounts = [Int](repeating: 0, count: laws.count * Self.size * Self.size)
    blockCounts = [Int](repeating: 0, count: Self.size * Self.blockCount)
  }

  /// Counts a reply.
  ///
  /// - Parameter sampling: the settings in force when each token was committed.
  public mutating func add(_ reply: [Token], after last: Token, _ sampling: (Int) -> SamplingSettings) {
    var previous = Int(last)
    for (index, token) in reply.enumerated() {
      let law = laws.count == 1 ? 0 : laws.firstIndex(of: sampling(index)) ?? 0
      tokenCounts[(law * Self.size + previous) * Self.size + Int(token)] += 1
      previous = Int(token)
    }
    tokens += reply.count
    if laws.count == 1 { addBlocks(reply, after: last) }
  }

  /// Blocks of three tokens, one after the other. A block that the reply's own end cuts short counts as it
  /// is; one that the token limit cuts short does not, since the limit looks at no token.
  private mutating func addBlocks(_ reply: [Token], after last: Token) {
    var previous = Int(last)
    for start in stride(from: 0, to: reply.count, by: 3) {
      let block = reply[start..<min(start + 3, reply.count)]
      guard block.count == 3 || block.last == ToyLanguage.endOfGeneration else { return }
      blockCounts[previous * Self.blockCount + Self.index(block)] += 1
      previous = Int(block[block.endIndex - 1])
    }
  }

  private static func index(_ block: ArraySlice<Token>) -> Int {
    let padded = Array(block) + [Token](repeating: Token(size), count: 3 - block.count)
    return padded.reduce(0) { $0 * digits + Int($1) }
  }

  // MARK: Tests

  /// Each token's law, given the token before it and the settings in force.
  public var tokenTest: Test { Self.test(tokenRows) }

  /// The joint law of three consecutive tokens, given the token before them; nil where settings change.
  public var blockTest: Test? { laws.count == 1 ? Self.test(blockRows) : nil }

  /// The most degrees of freedom that a test can have.
  public func degreesOfFreedom(_ kind: ProofVerdict.Kind) -> Int {
    let rows = kind == .nextToken ? tokenRows : laws.count == 1 ? blockRows : []
    return rows.reduce(0) { $0 + max($1.expected.count { $0 > 0 } - 1, 0) }
  }

  /// What was seen after a context, and the target's law there.
  private typealias Row = (observed: ArraySlice<Int>, expected: [Double])

  /// Nothing follows the token that ends a reply.
  private static let contexts = 0..<Int(ToyLanguage.endOfGeneration)

  private var tokenRows: [Row] {
    laws.indices.flatMap { law in
      Self.contexts.map { last in
        let start = (law * Self.size + last) * Self.size
        return (tokenCounts[start..<start + Self.size], language.law(after: Token(last), laws[law]))
      }
    }
  }

  private var blockRows: [Row] {
    let next = Self.contexts.map { language.law(after: Token($0), laws[0]) }
    return Self.contexts.map { last in
      let start = last * Self.blockCount
      return (blockCounts[start..<start + Self.blockCount], Self.blockLaw(after: last, next))
    }
  }

  private static func blockLaw(after last: Int, _ next: [[Double]]) -> [Double] {
    var law = [Double](repeating: 0, count: blockCount)
    func extend(_ block: [Token], _ probability: Double) {
      guard probability > 0 else { return }
      guard block.count < 3, block.last != ToyLanguage.endOfGeneration else {
        law[index(block[...])] += probability
        return
      }
      let row = next[block.last.map(Int.init) ?? last]
      for token in 0..<size { extend(block + [Token(token)], probability * row[token]) }
    }
    extend([], 1)
    return law
  }

  /// The contexts' tests as one; a context seen too seldom for a test of its own is left out.
  private static func test(_ rows: [Row]) -> Test {
    let tested = rows.filter { $0.observed.reduce(0, +) >= 50 }
    let total = tested.reduce(0) { $0 + $1.observed.reduce(0, +) }
    let difference = tested.reduce(0.0) { sum, row in
      let count = Double(row.observed.reduce(0, +))
      return sum + zip(row.observed, row.expected).reduce(0) { $0 + abs(Double($1.0) - count * $1.1) }
    }
    return Test(
      samples: total,
      chiSquare: ChiSquare(combining: tested.map { ChiSquare(observed: $0.observed, expected: $0.expected) }),
      totalVariation: difference / 2 / Double(max(total, 1)))
  }
}
