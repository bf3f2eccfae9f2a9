import Losslessness
import Testing

/// The conditions of the proof with as many tokens as a debug build has time for, which shows gross errors
/// only; the continuous integration and `make proof` run them with as many as they need.
@Suite struct LawTests {
  static let tokens = 1000

  @Test("Every condition, as one family")
  func everyCondition() async throws {
    #expect(Condition.grid.count >= 72)
    var verdict = ProofVerdict()
    for condition in Condition.all {
      verdict.add(condition.name, try await RuntimeText(condition).law(tokens: Self.tokens))
    }
    #expect(verdict.rejected.map(\.name) == [])
  }
}
