import SpecCore
import Testing

@Suite struct LogitFilterTests {
  static let logits: [Float] = [2, 1, 0, -1, 2]

  static func filter(_ settings: SamplingSettings, after recent: [Token] = []) -> Distribution {
    logits.withUnsafeBufferPointer { LogitFilter(settings).distribution(of: $0, after: recent) }
  }

  static func support(_ distribution: Distribution) -> [Token] {
    (0..<5).filter { distribution.probability(of: $0) > 0 }
  }

  @Test("Greedy decoding is certain; ties go to the lower id")
  func greedy() {
    #expect(Self.filter(SamplingSettings()) == Distribution(certain: 0))
  }

  @Test("Temperature alone is the softmax")
  func temperature() {
    let distribution = Self.filter(SamplingSettings(temperature: 1))
    // e² + e + 1 + e⁻¹ + e² = 18.8642…
    #expect(abs(distribution.probability(of: 1) - 0.144097) < 1e-5)
    #expect(abs((0..<5).reduce(0) { $0 + distribution.probability(of: $1) } - 1) < 1e-6)
  }

  @Test("Top-k keeps the k most likely, ties to the lower id")
  func topK() {
    #expect(Self.support(Self.filter(SamplingSettings(temperature: 1, topK: 1))) == [0])
    #expect(Self.support(Self.filter(SamplingSettings(temperature: 1, topK: 3))) == [0, 1, 4])
  }

  @Test("Top-p keeps the smallest set that reaches p")
  func topP() {
    // The two of logit 2 have 0.7834 together.
    #expect(Self.support(Self.filter(SamplingSettings(temperature: 1, topP: 0.78))) == [0, 4])
    #expect(Self.support(Self.filter(SamplingSettings(temperature: 1, topP: 0.79))) == [0, 1, 4])
    #expect(Self.support(Self.filter(SamplingSettings(temperature: 1, topP: 1e-9))) == [0])
  }

  @Test("Min-p drops what is less likely than its share of the most likely")
  func minP() {
    // e⁻¹ = 0.37, e⁻² = 0.14, e⁻³ = 0.05.
    #expect(Self.support(Self.filter(SamplingSettings(temperature: 1, minP: 0.3))) == [0, 1, 4])
    #expect(Self.support(Self.filter(SamplingSettings(temperature: 1, minP: 0.1))) == [0, 1, 2, 4])
  }

  @Test("The repeat penalty looks at the window only, and never outside the vocabulary")
  func repeatPenalty() {
    let settings = SamplingSettings(repeatPenalty: 1.5, repeatWindow: 2)
    #expect(Self.filter(settings, after: [0, 3, 2]) == Distribution(certain: 0))
    #expect(Self.filter(settings, after: [3, 0, 2]) == Distribution(certain: 4))
    #expect(Self.filter(settings, after: [99, 0]) == Distribution(certain: 4))
  }

  @Test("At temperature 0 the draft's confidence is what its logits say at temperature 1")
  func greedyDraft() {
    let q = Self.logits.withUnsafeBufferPointer {
      LogitFilter(SamplingSettings()).draftDistribution(of: $0, after: [])
    }
    #expect(q.draw == .deterministic)
    #expect(q.ranked.map(\.token) == [0, 4, 1, 2, 3])
    #expect(abs(q.confidence - 0.391699) < 1e-5)
  }
}
