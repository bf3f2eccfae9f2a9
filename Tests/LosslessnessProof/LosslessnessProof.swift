import ArgumentParser
import Foundation
import Losslessness

/// Tests the whole runtime's text against the target's exact law, and the test against wrong runtimes.
@main struct LosslessnessProof: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "losslessness-proof",
    abstract: "Tests that every mode's text has exactly the target's law, on small scripted models.",
    discussion:
      "Each condition gets as many tokens as it takes to find an error of the given total variation with a "
      + "probability of 0.9, whatever the error's shape, at a family-wise α of 0.001.")

  @Option(help: "The total variation to be found.")
  var error = 0.01

  @Flag(help: "Find it in the joint law of three tokens, too, which takes about ten times as many tokens.")
  var joint = false

  @Option(help: "Only conditions whose name contains this text.")
  var only = ""

  @Option(help: "Conditions at a time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount + 1

  func validate() throws {
    guard (0.001...0.5).contains(error) else { throw ValidationError("The error is 0.001 to 0.5.") }
    guard jobs >= 1 else { throw ValidationError("At least one condition has to run at a time.") }
  }

  func run() async throws {
    let conditions = Condition.all.filter { only.isEmpty || $0.name.contains(only) }
    guard !conditions.isEmpty else { throw ValidationError("No condition's name contains \(only).") }
    let start = Date()
    let verdict = try await ProofRun(error: error, joint: joint, jobs: jobs).verdict(conditions) {
      done, name in
      FileHandle.standardError.write(Data("[\(done)/\(conditions.count)] \(name)\n".utf8))
    }
    print(ProofTable.lines(verdict))
    print(ProofTable.summary(verdict, seconds: Date().timeIntervalSince(start)))
    let controls = NegativeControl.all.map { ($0, $0.test(tokens: NegativeControl.tokens)) }
    print(ProofTable.controls(controls, alpha: verdict.alpha))
    let missed = controls.contains { $1.chiSquare.pValue >= verdict.alpha }
    if missed || !verdict.rejected.isEmpty { throw ExitCode.failure }
  }
}
