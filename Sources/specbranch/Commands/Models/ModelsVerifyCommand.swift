import ArgumentParser
import Foundation
import Hub
import LlamaBackend
import PairCatalog
import SpecCore

/// Compares a pair's files with what was recorded of them.
struct ModelsVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the files of pairs: their sizes, checksums and headers.",
    discussion: "Reads the files whole. Exits with 1 if one is not what it was.")

  @Argument(help: "The pairs (default: all that are installed).", completion: Completions.pairs)
  var names: [String] = []
  @Flag(help: "As JSON.") var json = false

  private struct Report: Encodable {
    let pair: String
    let file: String
    /// Empty where all is well.
    let problem: String
    let checksum: Bool
  }

  func run() async throws {
    let catalog = PairCatalog.installed()
    let pairs = try names.isEmpty ? catalog.list().pairs : names.map { try catalog.pair(named: $0) }
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    let bar = ProgressBar()
    let reports = try await onThread { pairs.flatMap { verify($0, cancellation, bar) } }
    bar.clear()
    if cancellation.isSet { throw ExitCode(interrupts.exitStatus) }
    if json {
      try await CommandOutput.print(json: reports)
    } else {
      await CommandOutput.print(reports.map(line).joined(separator: "\n"))
    }
    if reports.contains(where: { !$0.problem.isEmpty }) { throw ExitCode.failure }
  }

  private func line(_ report: Report) -> String {
    let state =
      report.problem.isEmpty ? (report.checksum ? "right" : "sound, no checksum given") : report.problem
    return "\(report.pair): \(report.file): \(state)"
  }

  /// Those that the manifest names, and the parts of split models that it leaves to their names.
  private static func files(_ pair: CataloguedPair) -> [CataloguedPair.File] {
    let named = pair.files
    return named.flatMap { file in
      guard file.isFirst else { return [file] }
      let others = ModelParts.paths(ofModelAt: file.path).filter { path in
        !named.contains { $0.path == path }
      }
      return [file] + others.map { .init(path: $0, size: nil, sha256: nil, isFirst: false) }
    }
  }

  private func verify(
    _ pair: CataloguedPair, _ cancellation: CancellationFlag, _ bar: ProgressBar
  ) -> [Report] {
    Self.files(pair).map { file in
      var problem = ""
      if case .failure(let error) = Result(catching: { try GGUFHeader.check(file: file.path) }) {
        problem = "\(error)"
      }
      let size = FileSize.of(file.path)
      if problem.isEmpty, let expected = file.size, expected != size {
        problem = "it has \(size) bytes instead of \(expected); fetch it again."
      }
      if problem.isEmpty, let expected = file.sha256 {
        bar.restart()
        let sum = SHA256Digest.of(fileAt: file.path, cancellation: cancellation) {
          bar.show(pair.name, size > 0 ? min(1, Double($0) / Double(size)) : 1)
        }
        if sum != expected.lowercased() { problem = "its checksum differs; fetch it again." }
      }
      return Report(pair: pair.name, file: file.path, problem: problem, checksum: file.sha256 != nil)
    }
  }
}
