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
  let library: ModelLibrary
  let cancellation: CancellationFlag

  func run(progress: @escaping @Sendable (PullProgress) -> Void) async throws -> CataloguedPair {
    let client = try HubClient(
      environment: ProcessInfo.processInfo.environment, userAgent: "specbranch/\(ProgramVersion.current)")
    let targetModel = try await resolve(target, client)
    let draftModel = try await resolve(draft, client)
    let names = Set(targetModel.files.map(\.localName)).intersection(draftModel.files.map(\.localName))
    if let name = names.first {
      throw CommandFailure("Target and draft are both called \(name); choose another file for one of them.")
    }
    let targetFiles = try await fetch(targetModel, client, progress)
    let draftFiles = try await fetch(draftModel, client, progress)
    for file in [targetFiles[0], draftFiles[0]] { _ = try GGUFHeader.read(file.path) }
    let manifest = PairManifest(
      name: name, title: known?.title ?? "\(target.repository) with \(draft.repository)",
      summary: known?.summary ?? "A pair that was pulled from \(client.endpoint.host).",
      licence: known?.licence ?? licence(targetModel, draftModel),
      target: record(targetFiles, targetModel), draft: record(draftFiles, draftModel),
      recommended: known?.recommended)
    try library.add(manifest)
    return try PairCatalog(folders: [library.folder]).pair(named: name)
  }

  private struct Model {
    let listing: RepositoryListing
    let files: [RemoteFile]
  }

  private func resolve(_ name: RepositoryName, _ client: HubClient) async throws -> Model {
    let listing = try await client.listing(of: name, cancellation: cancellation) { seconds, why in
      StandardError.write("Waiting \(Int(seconds.rounded(.up))) s: \(why).")
    }
    let files = try ModelFileChoice.files(in: listing, wish: name.file)
    let size = files.totalSize.map(ByteText.of) ?? "size unknown"
    StandardError.write(
      "\(files[0].path) of \(name.repository) at \(listing.commit.prefix(12)): \(size), licence \(listing.licence ?? "not named")."
    )
    return Model(listing: listing, files: files)
  }

  private func fetch(
    _ model: Model, _ client: HubClient, _ progress: @escaping @Sendable (PullProgress) -> Void
  ) async throws -> [PulledFile] {
    for file in model.files {
      if let sum = file.sha256 { library.share(sha256: sum, as: file.localName, in: name) }
    }
    return try await client.pull(
      model.files, of: model.listing, into: library.files(of: name).path, cancellation: cancellation,
      progress: progress)
  }

  private func record(_ files: [PulledFile], _ model: Model) -> PairManifest.ModelFile {
    let path = { (file: PulledFile) in "\(name)/\(file.remote.localName)" }
    let parts = files.dropFirst().map { PairManifest.Part(file: path($0), size: $0.size, sha256: $0.sha256) }
    return PairManifest.ModelFile(
      file: path(files[0]), size: files[0].size, sha256: files[0].sha256,
      source: "\(model.listing.repository)@\(model.listing.commit):\(files[0].remote.path)",
      parts: parts.isEmpty ? nil : parts)
  }

  private func licence(_ target: Model, _ draft: Model) -> String {
    let licences = [target, draft].map { $0.listing.licence ?? "not named" }
    return licences[0] == licences[1] ? licences[0] : "\(licences[0]); draft \(licences[1])"
  }
}
