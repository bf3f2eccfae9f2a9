import Foundation
import Losslessness
import SpecCore
import SpecEngine
import TestSupport

@main struct Proof {
  static func main() async throws {
    let tokens = Int(CommandLine.arguments[1])!
    var verdict = ProofVerdict()
    let all = Condition.grid + Condition.endsAndClock + Condition.toggled
    print(all.count, "conditions")
    let width = 3
    let began = Date()
    try await withThrowingTaskGroup(of: (Condition, TextLaw, Double).self) { group in
      for (index, condition) in all.enumerated() {
        if index >= width, let (condition, law, time) = try await group.next() {
          show(condition, law, time); verdict.add(condition.name, law) }
        group.addTask {
          let start = Date()
          let law = try await RuntimeText(condition).law(tokens: tokens)
          return (condition, law, Date().timeIntervalSince(start)) }
      }
      for try await (condition, law, time) in group { show(condition, law, time); verdict.add(condition.name, law) }
    }
    print("alpha", verdict.alpha, "rejected", verdict.rejected.map { ($0.name, $0.pValue, $0.test.totalVariation) })
    let t = verdict.lines.filter { $0.name.hasSuffix("next token") }, b = verdict.lines.filter { $0.name.hasSuffix("three tokens") }
    for l in [t, b] {
      let worst = l.map { Power.ofSeeing(0.01, samples: $0.test.samples, degreesOfFreedom: $0.test.chiSquare.degreesOfFreedom, alpha: verdict.alpha) }.min()!
      let e = l.map { Power.smallestError(samples: $0.test.samples, degreesOfFreedom: $0.test.chiSquare.degreesOfFreedom, alpha: verdict.alpha) }.max()!
      print("worst power at 0.01:", worst, "smallest error at .9", e)
    }
    print(Date().timeIntervalSince(began), "s")
  }
  static func show(_ c: Condition, _ l: TextLaw, _ s: Double) {
    let t = l.tokenTest, b = l.blockTest
    print(c.name, t.samples, t.chiSquare.degreesOfFreedom, t.chiSquare.pValue, String(format: "%.4f", t.totalVariation), b.map { "\($0.samples) \($0.chiSquare.degreesOfFreedom) \($0.chiSquare.pValue)" } ?? "-", String(format: "%.1f µs/token", s / Double(l.tokens) * 1e6))
  }
}
