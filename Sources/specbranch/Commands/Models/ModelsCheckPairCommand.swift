import ArgumentParser
import Foundation
import LlamaBackend
import PairCatalog
import SpecCore

/// Says whether a target and a draft fit each other.
struct ModelsCheckPairCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-pair", abstract: "Say whether a target and a draft fit each other, and if not why.",
    discussion: "Loads each model in a helper process first. Exits with 1 if they do not fit.")

  @Argument(help: "An installed pair.", completion: Completions.pairs) var name: String?
  @Option(help: ArgumentHelp("The target model, instead of a pair.", valueName: "file.gguf")) var target:
    String?
  @Option(help: ArgumentHelp("The draft model.", valueName: "file.gguf")) var draft: String?
  @Flag(help: "As JSON.") var json = false

  private struct Report: Encodable {
    let fits: Bool
    let reason: String?
    let vocabulary: Int?
    let remarks: [String]
  }

  func validate() throws {
    guard (name != nil) != (target != nil), (target == nil) == (draft == nil) else {
      throw ValidationError("Give a pair's name, or --target and --draft.")
    }
  }

  func run() async throws {
    let paths = try files()
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    let outcome: PairFitCheck.Outcome
    do {
      outcome = try await onThread {
        try PairFitCheck.run(
          target: paths.target, draft: paths.draft, template: paths.template, cancellation: cancellation)
      }
    } catch {
      if cancellation.isSet { throw ExitCode(interrupts.exitStatus) }
      throw error
    }
    if json {
      try await CommandOutput.print(
        json: Report(
          fits: outcome.mismatch == nil, reason: outcome.mismatch, vocabulary: outcome.vocabularySize,
          remarks: outcome.remarks))
    } else {
      let sentence =
        outcome.mismatch ?? "They fit: both know the same \(outcome.vocabularySize ?? 0) tokens."
      await CommandOutput.print(([sentence] + outcome.remarks).joined(separator: "\n"))
    }
    if outcome.mismatch != nil { throw ExitCode.failure }
  }

  private func files() throws -> (target: String, draft: String, template: String?) {
    if let target, let draft { return (target, draft, nil) }
    let pair = try PairCatalog.installed().pair(named: name ?? PairCatalog.defaultName)
    return (pair.targetPath, pair.draftPath, pair.manifest.chat?.template)
  }
}
