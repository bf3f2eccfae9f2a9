/// A model in a repository: the files of it that a pull fetches.
public struct RemoteModel: Sendable, Equatable {
  public let listing: RepositoryListing
  /// One file, or all parts of a split model in order.
  public let files: [RemoteFile]

  public init(listing: RepositoryListing, files: [RemoteFile]) {
    self.listing = listing
    self.files = files
  }
}
