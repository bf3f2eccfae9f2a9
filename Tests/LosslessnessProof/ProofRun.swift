import Losslessness
import SpecEngine
import Synchronization

/// Runs conditions side by side and collects their tests.
struct ProofRun {
  /// The total variation that each condition's tests have to find.
  let error: Double
  /// Whether in the joint law of three tokens, too.
  let joint: Bool
  /// Conditions at a time.
  let jobs: Int

  /// - Parameter progress: told after each condition how many are done, and its name.
  func verdict(
    _ conditions: [Condition], progress: (Int, String) -> Void
  ) async throws -> ProofVerdict {
    // More threads than conditions at a time would only wait for each other.
    let threads = (0..<jobs).map { ThreadExecutor(name: "lanes \($0)") }
    defer { for thread in threads { thread.shutDown() } }
    var laws: [Int: TextLaw] = [:]
    try await withThrowingTaskGroup(of: (Int, TextLaw).self) { group in
      for index in conditions.indices {
        if index >= jobs, let (done, law) = try await group.next() {
          laws[done] = law
          progress(laws.count, conditions[done].name)
        }
        let tokens = tokens(of: conditions[index], alpha: ProofVerdict.alpha(conditions))
        group.addTask {
          let text = try await RuntimeText(conditions[index], thread: threads[index % jobs])
          return (index, try await text.law(tokens: tokens))
        }
      }
      for try await (done, law) in group {
        laws[done] = law
        progress(laws.count, conditions[done].name)
      }
    }
    var verdict = ProofVerdict()
    for (index, condition) in conditions.enumerated() {
      if let law = laws[index] { verdict.add(condition.name, law) }
    }
    return verdict
  }

  private func tokens(of condition: Condition, alpha: Double) -> Int {
    let law = TextLaw(condition)
    func samples(_ kind: ProofVerdict.Kind) -> Int {
      Power.samples(toSee: error, degreesOfFreedom: law.degreesOfFreedom(kind), alpha: alpha)
    }
    // Three tokens to a block, and a few more, since a reply's last block may be cut short.
    return max(samples(.nextToken), joint ? samples(.threeTokens) * 31 / 10 : 0)
  }
}
