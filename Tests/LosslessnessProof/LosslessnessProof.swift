import ArgumentParser
import Foundation
import Losslessness

/// Tests the whole runtime's text against the target's exact law, and the test against wrong runtimes.
@main struct LosslessnessProof: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "losslessness-proof",
    abstract: "Tests that every mode's text has exactly the target's law, on small scripted models.",
    discussion:
      "With 130000 tokens a condition an error of total variation 0.01 in the next token's law is found "
      + "with a probability above 0.9; for the joint law of three tokens that takes 1400000.")

  @Option(help: "Tokens of each condition.")
  var tokens = 130_000

  @Option(help: "Only conditions whose name contains this text.")
  var only = ""

  @Option(help: "Conditions at a time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount + 1

  func validate() throws {
    guard tokens >= 1000 else { throw ValidationError("A condition needs 1000 tokens at least.") }
    guard jobs >= 1 else { throw ValidationError("At least one condition has to run at a time.") }
  }

  func run() async throws {
    let conditions = Condition.all.filter { only.isEmpty || $0.name.contains(only) }
    guard !conditions.isEmpty else { throw ValidationError("No condition's name contains \(only).") }
    let start = Date()
    let verdict = try await ProofRun(tokens: tokens, jobs: jobs).verdict(conditions) { done, name in
      FileHandle.standardError.write(Data("[\(done)/\(conditions.count)] \(name)\n".utf8))
    }
    print(ProofTable.lines(verdict))
    print(ProofTable.summary(verdict, seconds: Date().timeIntervalSince(start)))
    if !verdict.rejected.isEmpty { throw ExitCode.failure }
  }
}
