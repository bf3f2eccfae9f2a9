import Foundation
import Hub
import Synchronization

/// A hub with one repository, which sends files from a second server as the real one does.
final class LocalHub: Sendable {
  typealias Request = LoopbackServer.Request
  typealias Reply = LoopbackServer.Reply
  /// Answers instead of the usual answer; told how many requests came before.
  typealias Intervention = @Sendable (Request, Int) -> Reply?

  static let repository = "owner/model-GGUF"
  static let commit = String(repeating: "c0ffee0d", count: 5)
  static let token = "hf_secret"

  let hub: LoopbackServer
  let store: LoopbackServer

  /// - Parameters:
  ///   - files: contents by path.
  ///   - sums: what the hub claims, instead of the contents' SHA-256.
  init(
    _ files: [String: Data], sums: [String: String] = [:], sizes: [String: Int] = [:],
    onStore: @escaping Intervention = { _, _ in nil }, onHub: @escaping Intervention = { _, _ in nil }
  ) throws {
    let counts = Mutex((hub: 0, store: 0))
    let store = try LoopbackServer { request in
      let count = counts.withLock {
        $0.store += 1
        return $0.store - 1
      }
      if let reply = onStore(request, count) { return reply }
      let path = String(request.path.dropFirst("/store/".count))
      guard let data = files[path] else { return Reply(status: 404) }
      return Self.serve(data, request)
    }
    self.store = store
    hub = try LoopbackServer { request in
      let count = counts.withLock {
        $0.hub += 1
        return $0.hub - 1
      }
      if let reply = onHub(request, count) { return reply }
      if request.path.hasPrefix("/api/models/\(Self.repository)/revision/") {
        return Reply(body: Self.listing(files, sums, sizes))
      }
      let prefix = "/\(Self.repository)/resolve/\(Self.commit)/"
      guard request.path.hasPrefix(prefix), let data = files[String(request.path.dropFirst(prefix.count))]
      else {
        return Reply(status: 404)
      }
      let path = String(request.path.dropFirst(prefix.count))
      return Reply(
        status: 302,
        headers: [
          "Location": "\(store.address)/store/\(path)", "X-Repo-Commit": Self.commit,
          "X-Linked-Etag": "\"\(sums[path] ?? sum(data))\"", "X-Linked-Size": "\(sizes[path] ?? data.count)",
        ])
    }
  }

  /// A file or the part of it that is asked for, as a content network sends it.
  static func serve(_ data: Data, _ request: Request, tag: String = "\"one\"") -> Reply {
    var headers = ["ETag": tag, "Accept-Ranges": "bytes"]
    let condition = request.headers["if-range"]
    guard let range = request.headers["range"], condition == nil || condition == tag,
      let start = Int(range.dropFirst("bytes=".count).dropLast())
    else { return Reply(headers: headers, body: data) }
    guard start < data.count else { return Reply(status: 416) }
    headers["Content-Range"] = "bytes \(start)-\(data.count - 1)/\(data.count)"
    return Reply(status: 206, headers: headers, body: data.dropFirst(start))
  }

  private static func listing(_ files: [String: Data], _ sums: [String: String], _ sizes: [String: Int])
    -> Data
  {
    let siblings = files.map { path, data in
      [
        "rfilename": path, "size": sizes[path] ?? data.count,
        "lfs": ["sha256": sums[path] ?? sum(data), "size": sizes[path] ?? data.count],
      ] as [String: Any]
    }
    let answer: [String: Any] = [
      "sha": commit, "tags": ["gguf", "license:apache-2.0"], "siblings": siblings,
    ]
    return (try? JSONSerialization.data(withJSONObject: answer)) ?? Data()
  }

  func client(attempts: Int = 4) throws -> HubClient {
    HubClient(
      endpoint: try HubEndpoint(hub.address), token: Self.token,
      policy: RetryPolicy(attempts: attempts, firstWait: 0.01, longestWait: 0.02, silence: 20))
  }

  /// Lists the repository and pulls all of it.
  func pull(
    into folder: URL, attempts: Int = 4, progress: @escaping @Sendable (PullProgress) -> Void = { _ in }
  ) async throws -> [PulledFile] {
    let client = try client(attempts: attempts)
    let listing = try await client.listing(of: RepositoryName(repository: Self.repository))
    return try await client.pull(
      listing.files.sorted { $0.path < $1.path }, of: listing, into: folder.path, progress: progress)
  }
}

func sum(_ data: Data) -> String {
  let digest = SHA256Digest()
  data.withUnsafeBytes { digest.update($0) }
  return digest.finish()
}

/// Bytes that no two offsets share for long.
func content(_ count: Int, seed: UInt64 = 1) -> Data {
  var state = seed
  return Data(
    (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    })
}

/// A folder that lasts as long as a test.
final class ScratchFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: "specbranch-hub-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Hidden files included.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func size(_ name: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.appending(path: name).path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
