import Foundation
import Testing

/// `specbranch predictor evaluate` on the starter pairs.
@Suite struct PredictorCommandTests {
  @Test(
    "A predictor that does not beat the rules without one is said not to",
    arguments: ["starter", "starter-misaligned"])
  func warning(pair: String) throws {
    let outcome = try ProgramUnderTest.run([
      "predictor", "evaluate", "--pair", pair, "--prompts", "models/starter/prompts_eval.jsonl",
      "--limit", "12",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    func macroF1(_ row: String) throws -> Double {
      let line = try #require(outcome.output.split(separator: "\n").first { $0.contains(row) })
      return try #require(line.split(separator: " ").last.flatMap { Double($0) })
    }
    let rules = try ["majority class", "first max q", "each max q"].map(macroF1)
    let isBeaten = try macroF1("  predictor ") <= rules.max() ?? 0
    #expect(outcome.error.contains("does not beat") == isBeaten)
  }
}
