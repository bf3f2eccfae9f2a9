import Testing

@testable import Bench

/// Intervals, quantiles and the replayed limit, against cases computed by hand.
@Suite struct StatisticsTests {
  static func samples(_ tokens: [Int], _ seconds: [Double]) -> [RatedSample] {
    zip(tokens, seconds).map { RatedSample(tokens: $0, seconds: $1) }
  }

  @Test("A rate is the ratio of sums, not the mean of ratios")
  func ratioOfSums() {
    let bootstrap = PairedBootstrap(prompts: 2)
    let rates = bootstrap.rates([Self.samples([10, 90], [10, 10])])
    #expect(rates.value == 5)
  }

  @Test("A mode that is twice as fast on every prompt is so in every draw: the interval has no width")
  func pairing() throws {
    let bootstrap = PairedBootstrap(prompts: 4)
    let tokens = [10, 200, 30, 7]
    let base = bootstrap.rates([Self.samples(tokens, [1, 5, 20, 3])])
    let fast = bootstrap.rates([Self.samples(tokens, [0.5, 2.5, 10, 1.5])])
    let ratio = try #require(bootstrap.ratio(fast, over: base))
    #expect(ratio.value == 2)
    #expect(abs(ratio.low - 2) < 1e-12 && abs(ratio.high - 2) < 1e-12)
  }

  @Test("With one second a prompt the interval is that of a mean: value ± 1.96 standard errors")
  func knownInterval() throws {
    // Tokens 1…100 in a second each, over a rate of one: the mean is 50.5, its standard error
    // √((100² − 1) / 12 / 100) = 2.887.
    let count = 100
    let bootstrap = PairedBootstrap(prompts: count, draws: 20_000)
    let seconds = Array(repeating: 1.0, count: count)
    let rates = bootstrap.rates([Self.samples(Array(1...count), seconds)])
    let base = bootstrap.rates([Self.samples(Array(repeating: 1, count: count), seconds)])
    let ratio = try #require(bootstrap.ratio(rates, over: base))
    #expect(ratio.value == 50.5)
    #expect(abs(ratio.low - (50.5 - 1.96 * 2.887)) < 0.25)
    #expect(abs(ratio.high - (50.5 + 1.96 * 2.887)) < 0.25)
  }

  @Test("The same seed gives the same interval")
  func seeded() {
    func interval(_ seed: UInt64) -> Estimate? {
      let bootstrap = PairedBootstrap(prompts: 5, draws: 50, seed: seed)
      let base = bootstrap.rates([Self.samples([1, 1, 1, 1, 1], [1, 1, 1, 1, 1])])
      return bootstrap.ratio(bootstrap.rates([Self.samples([1, 5, 2, 9, 4], [1, 1, 1, 1, 1])]), over: base)
    }
    #expect(interval(7) == interval(7))
    #expect(interval(7) != interval(8))
  }

  @Test("Over several passes a ratio is their median; a pass without the prompt is left out")
  func passes() throws {
    let bootstrap = PairedBootstrap(prompts: 1)
    let base = bootstrap.rates([
      Self.samples([1], [1]), Self.samples([1], [1]), Self.samples([1], [1]), [RatedSample()],
    ])
    let rates = bootstrap.rates([
      Self.samples([2], [1]), Self.samples([9], [1]), Self.samples([3], [1]), [RatedSample()],
    ])
    #expect(try #require(bootstrap.ratio(rates, over: base)).value == 3)
    let nothing = bootstrap.rates([[RatedSample()]])
    #expect(bootstrap.ratio(nothing, over: base) == nil)
  }

  @Test("Quantiles are interpolated between neighbours")
  func quantiles() {
    #expect([4, 1, 3, 2].quantile(0.5) == 2.5)
    #expect([1, 2, 3].median == 2)
    #expect([Double]().median == nil)
    #expect([0, 10].quantile(0.99) == 9.9)
  }

  @Test("A forward commits the hits up to the first miss, at most γ, and one token more")
  func zeroBubble() {
    // γ 2: [hit hit | hit] [miss] [hit, miss] [hit] and, in another reply, [hit].
    let replies = [[true, true, true, false, true, false, true], [true]]
    let limit = ZeroBubbleLimit(replies: replies, draftLength: 2)
    #expect(limit.targetForwards == 5)
    #expect(limit.tokens == 8)
    #expect(limit.speedup == 8.0 / 5)
    #expect(limit.agreement == 6.0 / 8)
    // γ 1: [hit, hit] [hit, miss] [hit, miss] [hit]; then [hit].
    #expect(ZeroBubbleLimit(replies: replies, draftLength: 1).targetForwards == 5)
    #expect(ZeroBubbleLimit(replies: replies, draftLength: 10).targetForwards == 4)
    #expect(ZeroBubbleLimit(replies: [], draftLength: 2).speedup == 0)
  }
}
