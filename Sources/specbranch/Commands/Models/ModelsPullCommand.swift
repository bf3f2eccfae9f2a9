import ArgumentParser
import Foundation
import Hub
import PairCatalog
import SpecCore

/// Fetches a pair from the hub.
struct ModelsPullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull", abstract: "Fetch a pair from the Hugging Face hub.",
    discussion: """
      Names a pair of the catalogue, or a target as OWNER/REPOSITORY[@REVISION][:FILE] with a --draft of the same \
      form; FILE may be a part of its name, such as Q4_K_M. A pull that was ended goes on where it stopped. A pair that is here already is left alone unless \
      --replace is given. \
      HF_TOKEN, HF_ENDPOINT, HF_HUB_OFFLINE and the usual proxy variables are heeded.
      """)

  @Argument(help: "A pair of the catalogue, or the target's repository.") var model: String
  @Option(help: ArgumentHelp("The draft's repository.", valueName: "owner/repository[:file]")) var draft:
    String?
  @Option(help: "What to call the pair (default: the catalogue's name, or the target file's).") var name:
    String?
  @Option(
    help: ArgumentHelp(
      "The chat template to use instead of the target's own, by llama.cpp's name for it.", valueName: "name"),
    completion: Completions.templates)
  var chatTemplate: String?
  @Flag(help: "Replace a pair of that name.") var replace = false
  @Flag(help: "Do not try whether the two models load and fit each other.") var noCheck = false

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    let line = PullLine()
    let pull = try plan(cancellation)
    do {
      let outcome = try await pull.run { line.show($0) }
      line.clear()
      switch outcome {
      case .installedBefore(let pair):
        await CommandOutput.print(
          "\(pair.name) is already installed; specbranch models verify \(pair.name) checks its files.")
      case .installed(let pair):
        if !noCheck { try await check(pair, cancellation) }
        await CommandOutput.print(
          "\(pair.name) is installed in \(pair.folder.path); specbranch --pair \(pair.name) uses it.")
      }
    } catch {
      line.clear()
      if cancellation.isSet {
        StandardError.write(HubErrorText.stopped)
        throw ExitCode(interrupts.exitStatus)
      }
      throw error
    }
  }

  private func plan(_ cancellation: CancellationFlag) throws -> ModelPull {
    let library = try ModelLibrary.ofUser()
    try ChatTemplateName.check(chatTemplate)
    var known: KnownPair?
    let target: RepositoryName
    let draftName: RepositoryName
    if let draft {
      target = try RepositoryName(parsing: model)
      draftName = try RepositoryName(parsing: draft)
    } else if model.contains("/") {
      throw ValidationError("A target needs a draft of its family: add --draft OWNER/REPOSITORY[:FILE].")
    } else {
      let pair = try KnownPairs(folders: PairCatalog.installed().folders).pair(named: model)
      known = pair
      target = try Self.name(of: pair.target)
      draftName = try Self.name(of: pair.draft)
    }
    let name = self.name ?? known?.name ?? Self.name(for: target)
    if let defect = ModelLibrary.defect(ofName: name) {
      throw ValidationError("\(name) cannot be a pair's name: \(defect).")
    }
    return ModelPull(
      name: name, target: target, draft: draftName, known: known,
      chatTemplate: chatTemplate ?? known?.chatTemplate,
      library: library, replaces: replace,
      cancellation: cancellation)
  }

  private static func name(of model: KnownPair.Model) throws(HubError) -> RepositoryName {
    let revision = model.revision.map { "@" + $0 } ?? ""
    return try RepositoryName(parsing: "\(model.repository)\(revision):\(model.file)")
  }

  /// `OWNER/Some-Model-GGUF` is `some-model`.
  private static func name(for target: RepositoryName) -> String {
    let repository = target.repository.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return repository.hasSuffix("-gguf") ? String(repository.dropLast(5)) : repository
  }

  private func check(_ pair: CataloguedPair, _ cancellation: CancellationFlag) async throws {
    let outcome = try await onThread {
      try PairFitCheck.run(
        target: pair.targetPath, draft: pair.draftPath, template: pair.manifest.chat?.template,
        cancellation: cancellation)
    }
    if let mismatch = outcome.mismatch {
      throw CommandFailure("\(pair.name) was fetched, but its models do not fit: \(mismatch)")
    }
    for remark in outcome.remarks { StandardError.write(remark) }
  }
}

enum HubErrorText {
  static let stopped = "The pull was stopped; the same command goes on with it."
}

/// Runs blocking work on a thread of its own.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    let thread = Thread { continuation.resume(with: Result { try work() }) }
    thread.stackSize = 8 << 20
    thread.start()
  }
}
