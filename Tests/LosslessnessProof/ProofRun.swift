import Losslessness
import SpecEngine
import Synchronization

/// Runs conditions side by side and collects their tests.
struct ProofRun {
  let tokens: Int
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
        group.addTask { [tokens] in
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
}
