import Foundation
import SpecCore
import Testing

/// The filters over a real vocabulary, against sorting it and summing in double precision.
@Suite struct LargeVocabularyTests {
  /// A row and its tokens in order of likelihood, sorted once.
  struct Row: Sendable {
    let logits: [Float]
    let order: [Int]

    init(_ logits: [Float]) {
      self.logits = logits
      order = logits.indices.sorted { (logits[$0], $1) > (logits[$1], $0) }
    }

    /// The tokens that top-k, top-p and min-p keep, in order, with their probabilities.
    func reference(_ settings: SamplingSettings) -> [(token: Token, probability: Double)] {
      let peak = Double(logits[order[0]])
      var kept = settings.topK > 0 ? order.prefix(settings.topK) : order[...]
      if settings.topP < 1 {
        let masses = kept.map { exp(Double(logits[$0]) - peak) }
        let needed = settings.topP * masses.reduce(0, +)
        var sum = 0.0
        kept = kept.prefix(
          1
            + masses.prefix {
              sum += $0
              return sum < needed
            }.count)
      }
      if settings.minP > 0 {
        kept = kept.prefix { exp(Double(logits[$0]) - peak) >= settings.minP }
      }
      let weights = kept.map { exp((Double(logits[$0]) - peak) / settings.temperature) }
      let total = weights.reduce(0, +)
      return zip(kept, weights).map { (Token($0), $1 / total) }
    }
  }

  static func normal(_ count: Int, _ deviation: Double, seed: UInt64) -> [Float] {
    var uniforms = SeededUniforms(seed: seed, stream: 3)
    return (0..<count).map { _ in
      Float(deviation * (0..<12).reduce(-6.0) { sum, _ in sum + uniforms.next() })
    }
  }

  static let peaked: Row = {
    var logits = normal(151_936, 3, seed: 1)
    for (token, logit) in [(99, 22), (151_935, 20.5), (70_000, 20.5), (0, 19)] as [(Int, Float)] {
      logits[token] = logit
    }
    return Row(logits)
  }()
  static let flat = Row(normal(151_936, 1, seed: 2))

  static let settings: [SamplingSettings] = {
    var all: [SamplingSettings] = []
    for temperature in [0.3, 0.8, 2] {
      for topK in [0, 40, 5000] {
        for (topP, minP) in [(1, 0), (0.95, 0), (1, 0.05), (0.9, 0.02)] {
          all.append(SamplingSettings(temperature: temperature, topK: topK, topP: topP, minP: minP))
        }
      }
    }
    return all
  }()

  @Test("Total variation from the reference is at most 1e-6", arguments: settings)
  func matchesReference(settings: SamplingSettings) {
    for row in [Self.peaked, Self.flat] {
      let distribution = row.logits.withUnsafeBufferPointer {
        LogitFilter(settings).distribution(of: $0, after: [])
      }
      // Both sum to 1, so what one has too little is what it has too much elsewhere.
      let missing = row.reference(settings).reduce(0.0) {
        $0 + max($1.probability - distribution.probability(of: $1.token), 0)
      }
      #expect(missing <= 1e-6)
    }
  }

  @Test(
    "Rows of one value, of huge range, of infinities and of odd length are filtered exactly",
    arguments: [
      SamplingSettings(temperature: 1), SamplingSettings(temperature: 1, topK: 300),
      SamplingSettings(temperature: 1, topP: 0.9),
    ])
  func oddRows(settings: SamplingSettings) {
    var infinite = Self.normal(1001, 3, seed: 4)
    for index in 0..<1001 where index % 7 != 0 { infinite[index] = -.infinity }
    let rows: [[Float]] = [
      [Float](repeating: 1.5, count: 3001), Self.normal(2999, 3000, seed: 5), infinite,
      // All within one bucket of the first histogram, no two the same.
      (0..<5003).map { 4 + Float(($0 * 7919) % 5003) * 1e-6 },
      // Tied around the cut.
      (0..<4000).map { Float($0 % 3) },
    ]
    for (index, logits) in rows.enumerated() {
      let row = Row(logits)
      let reference = row.reference(settings)
      let distribution = logits.withUnsafeBufferPointer {
        LogitFilter(settings).distribution(of: $0, after: [])
      }
      #expect(distribution.supportCount <= reference.count, "row \(index)")
      let missing = reference.reduce(0.0) {
        $0 + max($1.probability - distribution.probability(of: $1.token), 0)
      }
      #expect(missing <= 1e-6, "row \(index)")
    }
  }

  @Test(
    "Logits that are no numbers, or all infinite, give some token and never a crash",
    arguments: [
      SamplingSettings(), SamplingSettings(temperature: 0.8), SamplingSettings(temperature: 0.8, topK: 3),
      SamplingSettings(temperature: 0.8, topK: 300, minP: 0.01),
      SamplingSettings(temperature: 0.8, topP: 0.9),
    ])
  func damagedRows(settings: SamplingSettings) {
    var partly = Self.normal(500, 2, seed: 6)
    for index in stride(from: 0, to: 500, by: 2) { partly[index] = .nan }
    var high = partly
    high[77] = .infinity
    for logits in [
      partly, high, .init(repeating: .nan, count: 500), .init(repeating: -.infinity, count: 500),
    ] {
      logits.withUnsafeBufferPointer { logits in
        let filter = LogitFilter(settings)
        let p = filter.distribution(of: logits, after: [])
        let q = filter.draftDistribution(of: logits, after: [])
        var uniforms = SeededUniforms(seed: 1, stream: 1)
        let drawn = q.draw(4, uniforms: &uniforms)
        let ruling = CandidateRule.judge(drawn, drawnFrom: q, target: p, uniforms: &uniforms)
        #expect((0..<500).contains(ruling.token))
        if logits[0].isNaN, logits[1].isFinite { #expect(!logits[Int(ruling.token)].isNaN) }
      }
    }
  }

  @Test("A residual and what is left without a token are the reference's, sparse or not")
  func residuals() {
    func reference(_ p: [Double], _ q: [Double]) -> [Double] {
      let rest = zip(p, q).map { max($0 - $1, 0) }
      let total = rest.reduce(0, +)
      return rest.map { $0 / total }
    }
    let (left, right) = (Self.normal(3001, 2, seed: 7), Self.normal(3001, 2, seed: 8))
    let choices = [SamplingSettings(temperature: 0.8), .init(temperature: 0.8, topK: 50)]
    for pSettings in choices {
      for qSettings in choices {
        let p = left.withUnsafeBufferPointer { LogitFilter(pSettings).distribution(of: $0, after: []) }
        let q = right.withUnsafeBufferPointer { LogitFilter(qSettings).distribution(of: $0, after: []) }
        func all(_ distribution: Distribution) -> [Double] {
          (0..<3001).map { distribution.probability(of: $0) }
        }
        let expected = reference(all(p), all(q))
        let rest = p.residual(subtracting: q)
        #expect(zip(all(rest), expected).reduce(0) { $0 + abs($1.0 - $1.1) } / 2 <= 1e-6)

        let top = p.ranked(1)[0]
        #expect(top.probability == p.largestProbability)
        let without = p.removing(top.token)
        #expect(without?.probability(of: top.token) == 0)
        let sum = all(without ?? p).reduce(0, +)
        #expect(abs(sum - 1) < 1e-9)
      }
    }
  }

  @Test("What is left of a nearly certain distribution is as exact as the rest")
  func removingNearlyEverything() throws {
    let p = Distribution(tokens: nil, weights: [1, 1e-12, 3e-12])
    let rest = try #require(p.removing(0))
    #expect(abs(rest.probability(of: 1) - 0.25) < 1e-6)
    #expect(rest.removing(1)?.removing(2) == nil)
  }
}
