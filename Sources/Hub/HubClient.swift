import Foundation
public import SpecCore

/// Fetches models from the Hugging Face hub, or one that speaks its language.
///
/// Each call works on a thread of its own, since transfers block.
public struct HubClient: Sendable {
  /// A repository's listing; real ones have up to a few hundred kB.
  private static let largestListing = 16 << 20

  public let endpoint: HubEndpoint
  private let token: String?
  private let policy: RetryPolicy
  private let userAgent: String
  private let proxy: HubProxy

  /// A hub that is asked without a proxy.
  public init(
    endpoint: HubEndpoint = .standard, token: String? = nil, policy: RetryPolicy = RetryPolicy(),
    userAgent: String = "specbranch"
  ) {
    self.init(endpoint: endpoint, token: token, policy: policy, userAgent: userAgent, proxy: .none)
  }

  private init(
    endpoint: HubEndpoint, token: String?, policy: RetryPolicy, userAgent: String, proxy: HubProxy
  ) {
    self.endpoint = endpoint
    self.token = token
    self.policy = policy
    self.userAgent = userAgent
    self.proxy = proxy
  }

  /// The hub that `HF_ENDPOINT` names, with the token of `HF_TOKEN` or of the hub's usual token file, and
  /// through the proxy that the usual variables name.
  public init(
    environment: [String: String], policy: RetryPolicy = RetryPolicy(), userAgent: String = "specbranch"
  ) throws(HubError) {
    if let offline = environment["HF_HUB_OFFLINE"], ["1", "true", "yes", "on"].contains(offline.lowercased())
    {
      throw HubError(.unavailable, "HF_HUB_OFFLINE forbids the network; unset it to fetch models.")
    }
    let address = environment["HF_ENDPOINT"].flatMap { $0.isEmpty ? nil : $0 }
    self.init(
      endpoint: try address.map { text throws(HubError) in try HubEndpoint(text) } ?? .standard,
      token: HubToken.find(environment), policy: policy, userAgent: userAgent,
      proxy: HubProxy(environment: environment))
  }

  /// What a repository holds now at a branch, a tag or a commit.
  ///
  /// - Parameter waiting: called before each wait with its seconds and its cause.
  public func listing(
    of name: RepositoryName, cancellation: CancellationFlag = CancellationFlag(),
    waiting: @escaping @Sendable (Double, String) -> Void = { _, _ in }
  ) async throws(HubError) -> RepositoryListing {
    try await onThread(cancellation) { connection throws(HubError) in
      connection.onWait = waiting
      var data = Data()
      let owned = name.repository.split(separator: "/").map(String.init)
      try connection.get(
        endpoint.url(["api", "models"] + owned + ["revision", name.revision], query: "blobs=true"),
        what: name.repository + (name.revision == RepositoryName.usualRevision ? "" : " at " + name.revision),
        receiver: .init(
          head: { _, _ in data = Data() },
          body: { bytes throws(HubError) in
            guard data.count + bytes.count <= Self.largestListing else {
              throw HubError(
                .badAnswer, "The hub's answer about \(name.repository) has no end; check HF_ENDPOINT.")
            }
            data.append(contentsOf: bytes)
          }))
      return try RepositoryListing(repository: name.repository, json: data)
    }
  }

  /// Fetches files of a listing into a folder; see the function for several models.
  public func pull(
    _ files: [RemoteFile], of listing: RepositoryListing, into folder: String,
    cancellation: CancellationFlag = CancellationFlag(),
    progress: @escaping @Sendable (PullProgress) -> Void = { _ in }
  ) async throws(HubError) -> [PulledFile] {
    try await pull(
      [RemoteModel(listing: listing, files: files)], into: folder, cancellation: cancellation,
      progress: progress
    ).flatMap(\.self)
  }

  /// Fetches the files of several models into a folder, one after the other, and checks them.
  ///
  /// What an ended pull left is gone on with; a file that is there with the right content is kept. Two
  /// processes that fetch one file share it. Nothing is fetched where the disk has no room for all.
  ///
  /// - Parameter progress: called from the pull's thread, some ten times a second at most; counts all models.
  /// - Returns: the files of each model.
  public func pull(
    _ models: [RemoteModel], into folder: String, cancellation: CancellationFlag = CancellationFlag(),
    progress: @escaping @Sendable (PullProgress) -> Void = { _ in }
  ) async throws(HubError) -> [[PulledFile]] {
    let pull = FolderPull(models: models, folder: folder, endpoint: endpoint, progress: progress)
    try pull.checkNames()
    return try await onThread(cancellation) { connection throws(HubError) in try pull.run(connection) }
  }

  /// Runs blocking work on a thread, and cancels it with the task.
  private func onThread<Value: Sendable>(
    _ cancellation: CancellationFlag,
    _ work: @escaping @Sendable (HubConnection) throws(HubError) -> Value
  ) async throws(HubError) -> Value {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Result<Value, HubError>, Never>) in
        let thread = Thread {
          BrokenPipes.block()
          continuation.resume(
            returning: Result { () throws(HubError) in
              try work(
                HubConnection(
                  endpoint: endpoint, token: token, policy: policy, userAgent: userAgent,
                  proxy: proxy, cancellation: cancellation))
            })
        }
        thread.name = "hub"
        thread.start()
      }
    } onCancel: {
      cancellation.set()
    }
    return try result.get()
  }
}

/// A connection that closes while TLS writes to it must not end the process.
private enum BrokenPipes {
  static func block() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
