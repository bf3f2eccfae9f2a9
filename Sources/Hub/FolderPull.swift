import Foundation

/// Fetches the files of several models into one folder, one after the other. Blocks.
struct FolderPull {
  let models: [RemoteModel]
  let folder: String
  let endpoint: HubEndpoint
  let progress: @Sendable (PullProgress) -> Void

  /// Why the files cannot be fetched into one folder, before anything is asked of the hub.
  func checkNames() throws(HubError) {
    for model in models {
      for file in model.files {
        guard let defect = RemoteFileName.defect(file.path) else { continue }
        throw HubError(
          .badName,
          "A file of \(model.listing.repository) has a name that is refused here: \(defect); choose another model."
        )
      }
    }
    let files = models.flatMap(\.files)
    guard Set(files.map { $0.localName.lowercased() }).count == files.count else {
      let repositories = Set(models.map(\.listing.repository)).sorted().joined(separator: " and ")
      throw HubError(.badName, "Two files of \(repositories) have one name; choose another model.")
    }
  }

  /// - Returns: the files of each model.
  func run(_ connection: HubConnection) throws(HubError) -> [[PulledFile]] {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw HubError(.localFile, "The folder \(folder) cannot be made; check its permissions.")
    }
    let files = models.flatMap(\.files)
    // Of all models at once: room for the first one only would be noticed hours later.
    try FreeSpace.require(missing(files), at: folder, available: FreeSpace.bytes(at: folder))
    let reporter = PullReporter(files: files, progress: progress)
    var pulled: [[PulledFile]] = []
    for model in models {
      var ofModel: [PulledFile] = []
      for file in model.files {
        ofModel.append(try fetch(file, of: model.listing, connection, reporter))
      }
      pulled.append(ofModel)
    }
    return pulled
  }

  private func fetch(
    _ file: RemoteFile, of listing: RepositoryListing, _ connection: HubConnection, _ reporter: PullReporter
  ) throws(HubError) -> PulledFile {
    reporter.beginNext()
    connection.onWait = { reporter.report(.pausing(seconds: $0, why: $1), reporter.bytesOfFile) }
    let download = FileDownload(
      connection: connection,
      url: endpoint.url(
        listing.repository.split(separator: "/").map(String.init) + ["resolve", listing.commit]
          + file.path.split(separator: "/").map(String.init)),
      repository: listing.repository, commit: listing.commit, file: file,
      finalPath: folder + "/" + file.localName
    ) { reporter.report($0, $1) }
    let result = try download.run()
    reporter.end(result.size)
    return result
  }

  /// Bytes that are still to come, as far as sizes are known.
  private func missing(_ files: [RemoteFile]) -> Int {
    files.reduce(0) { sum, file in
      let path = folder + "/" + file.localName
      let there = [path, path + ".partial"].compactMap {
        ((try? FileManager.default.attributesOfItem(atPath: $0))?[.size] as? NSNumber)?.intValue
      }
      return sum.addingSaturated(max(0, (file.size ?? 0) - (there.max() ?? 0)))
    }
  }
}
