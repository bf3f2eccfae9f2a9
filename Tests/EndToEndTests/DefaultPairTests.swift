import Foundation
import TestSupport
import Testing

/// The pair that newcomers meet.
@Suite struct DefaultPairTests {
  @Test("Without a named pair Sprig answers, and every draft of it leaves its answer as it is")
  func answers() throws {
    func answer(_ arguments: [String]) throws -> FinishedProcess {
      try ProgramUnderTest.run(
        ["run", "--temperature", "0", "--prompt", "What is the capital of France?"] + arguments, pair: nil)
    }
    let outcome = try answer([])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("Paris"))
    for pair in ["sprig", "sprig-weak", "sprig-misaligned"] {
      #expect(try answer(["--pair", pair, "--mode", "specbranch"]).output == outcome.output)
    }
  }
}
