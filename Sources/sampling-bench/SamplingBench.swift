import Foundation
import SpecCore

/// Prints what the sampling mathematics of one round costs: milliseconds of one core's time, median of
/// several passes, for judging a chain of 8 tokens by each kind of settings.
@main struct SamplingBench {
  static let positions = 8

  static func main() {
    print("milliseconds for \(positions) positions on one core (median)\n")
    print(row("logits", "vocabulary", columns.map(\.name)))
    for shape in LogitShape.allCases {
      for vocabulary in [4096, 32_000, 151_936] {
        let round = Round(shape, vocabulary: vocabulary)
        let times = columns.map { column in String(format: "%.3f", median { column.work(round) }) }
        print(row(shape.rawValue, String(vocabulary), times))
      }
    }
  }

  struct Column: Sendable {
    let name: String
    let work: @Sendable (Round) -> Void
  }

  static let columns: [Column] = [
    judging("greedy", SamplingSettings()),
    judging("temperature", SamplingSettings(temperature: 0.8)),
    judging("top-p + temp.", SamplingSettings(temperature: 0.8, topP: 0.95)),
    judging("top-k + temp.", SamplingSettings(temperature: 0.8, topK: 40)),
    Column(name: "residual") { round in
      for (p, q) in zip(round.targets, round.drafts) { keep(p.residual(subtracting: q).sample(uniform: 0.5)) }
    },
    Column(name: "why, greedy") { round in
      let filter = LogitFilter(SamplingSettings())
      for logits in round.targetLogits {
        keep(logits.withUnsafeBufferPointer { filter.likelihoods(of: $0, after: [])[0].token })
      }
    },
    Column(name: "why, temp.") { round in
      for distribution in round.targets + round.drafts {
        keep(distribution.ranked(JudgementBackground.rankedCount)[0].token)
      }
    },
    Column(name: "draft's top 16") { round in
      let filter = LogitFilter(SamplingSettings())
      for logits in round.draftLogits {
        keep(logits.withUnsafeBufferPointer { filter.draftDistribution(of: $0, after: []).ranked[0].token })
      }
    },
  ]

  /// Judges one drafted token at each position.
  static func judging(_ name: String, _ settings: SamplingSettings) -> Column {
    let filter = LogitFilter(settings)
    return Column(name: name) { round in
      var uniforms = SeededUniforms(seed: 1, stream: 2)
      for (position, logits) in round.targetLogits.enumerated() {
        let p = logits.withUnsafeBufferPointer { filter.distribution(of: $0, after: []) }
        let q = round.drawnFrom(settings, position)
        let token = q.draw(1, uniforms: &uniforms)
        keep(CandidateRule.judge(token, drawnFrom: q, target: p, uniforms: &uniforms).token)
      }
    }
  }

  // MARK: Measuring

  static func median(_ work: () -> Void) -> Double {
    work()
    let times = (0..<15).map { _ in
      let start = processorMilliseconds()
      work()
      return processorMilliseconds() - start
    }
    return times.sorted()[times.count / 2]
  }

  /// This thread's own time, so that other programs on the machine count little.
  static func processorMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
  }

  /// Makes the result used, whatever the optimiser thinks.
  @inline(never) @_optimize(none) static func keep(_ token: Token) {}

  static func row(_ shape: String, _ vocabulary: String, _ cells: [String]) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(width - text.count, 0)) + text
    }
    return shape.padding(toLength: 8, withPad: " ", startingAt: 0) + right(vocabulary, 12)
      + cells.map { right($0, 16) }.joined()
  }
}
