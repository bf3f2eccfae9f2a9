import Foundation
import Hub
import LlamaBackend
import PairCatalog
import SpecCore

/// Pulls a pair from the hub into the user's library.
struct ModelPull {
  let name: String
  let target: RepositoryName
  let draft: RepositoryName
  /// The catalogue's entry, for a pair that has one.
  let known: KnownPair?
  /// The engine's name of the chat template to use instead of the target's own.
  let chatTemplate: String?
  let library: ModelLibrary
  /// Whether a pair of that name may be replaced.
  let replaces: Bool
  let cancellation: CancellationFlag

  enum Outcome {
    case installed(CataloguedPair)
    /// The same files were here before, and nothing was changed.
    case installedBefore(CataloguedPair)
  }

  func run(progress: @escaping @Sendable (PullProgress) -> Void) async throws -> Outcome {
    let client = try HubClient(
      environment: ProcessInfo.processInfo.environment, userAgent: "specbranch/\(ProgramVersion.current)")
    let models = [try await resolve(target, client), try await resolve(draft, client)]
    try checkNames(models)
    let before = library.pair(name)
    // The manifest of a pair that is only mended stays as people have edited it.
    var mends = false
    if library.has(name), !replaces {
      guard let before, Self.sources(before) == models.map(source) else {
        throw CommandFailure(
          "There is a pair \(name) already, and it is another one; choose another --name or give --replace.")
      }
      if (try? before.checkFiles()) != nil { return .installedBefore(before) }
      mends = true
    }
    let files = try await fetch(models, client, progress)
    if !mends {
      let manifest = manifest(models, files, client)
      try library.add(manifest)
      library.removeOutdated(than: manifest, before: before)
    }
    return .installed(try PairCatalog(folders: [library.folder]).pair(named: name))
  }

  private func resolve(_ name: RepositoryName, _ client: HubClient) async throws -> RemoteModel {
    let listing = try await client.listing(of: name, cancellation: cancellation) { seconds, why in
      StandardError.write("Waiting \(Int(seconds.rounded(.up))) s: \(why).")
    }
    let files = try ModelFileChoice.files(in: listing, wish: name.file)
    let size = files.totalSize.map(ByteText.of) ?? "size unknown"
    StandardError.write(
      "\(files[0].path) of \(name.repository) at \(listing.commit.prefix(12)): \(size), licence \(listing.licence ?? "not named")."
    )
    return RemoteModel(listing: listing, files: files)
  }

  private func checkNames(_ models: [RemoteModel]) throws(CommandFailure) {
    let names = Set(models[0].files.map(\.localName)).intersection(models[1].files.map(\.localName))
    guard let name = names.first else { return }
    throw CommandFailure("Target and draft are both called \(name); choose another file for one of them.")
  }

  /// Fetches both models, or neither where the disk has no room for them.
  private func fetch(
    _ models: [RemoteModel], _ client: HubClient, _ progress: @escaping @Sendable (PullProgress) -> Void
  ) async throws -> [[PulledFile]] {
    for file in models.flatMap(\.files) {
      if let sum = file.sha256 { library.share(sha256: sum, as: file.localName, in: name) }
    }
    let files = try await client.pull(
      models, into: library.files(of: name).path, cancellation: cancellation, progress: progress)
    for file in files.flatMap(\.self) where !file.isCompared {
      StandardError.write(
        "The hub gives no checksum of \(file.remote.localName), so nothing says whether it arrived right.")
    }
    for model in files { _ = try GGUFHeader.read(model[0].path) }
    return files
  }

  private func manifest(
    _ models: [RemoteModel], _ files: [[PulledFile]], _ client: HubClient
  ) -> PairManifest {
    PairManifest(
      name: name, title: known?.title ?? "\(target.repository) with \(draft.repository)",
      summary: known?.summary ?? "A pair that was pulled from \(client.endpoint.host).",
      licence: known?.licence ?? licence(models), target: record(files[0], models[0]),
      draft: record(files[1], models[1]),
      chat: chatTemplate.map { PairManifest.Chat(template: $0) }, recommended: known?.recommended)
  }

  private func record(_ files: [PulledFile], _ model: RemoteModel) -> PairManifest.ModelFile {
    let path = { (file: PulledFile) in "\(name)/\(file.remote.localName)" }
    let parts = files.dropFirst().map { PairManifest.Part(file: path($0), size: $0.size, sha256: $0.sha256) }
    return PairManifest.ModelFile(
      file: path(files[0]), size: files[0].size, sha256: files[0].sha256, source: source(model),
      parts: parts.isEmpty ? nil : parts)
  }

  private func source(_ model: RemoteModel) -> String {
    "\(model.listing.repository)@\(model.listing.commit):\(model.files[0].path)"
  }

  private static func sources(_ pair: CataloguedPair) -> [String?] {
    [pair.manifest.target.source, pair.manifest.draft.source]
  }

  private func licence(_ models: [RemoteModel]) -> String {
    let licences = models.map { $0.listing.licence ?? "not named" }
    return licences[0] == licences[1] ? licences[0] : "\(licences[0]); draft \(licences[1])"
  }
}
