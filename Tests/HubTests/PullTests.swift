import Foundation
import Hub
import SpecCore
import Synchronization
import Testing

@Suite("Pulling from a hub", .timeLimit(.minutes(2)))
struct PullTests {
  private let data = content(300_000)

  private func error(_ body: () async throws -> Void) async -> HubError? {
    await #expect(throws: HubError.self) { try await body() }
  }

  @Test("brings all files of a listing, checked, and leaves nothing else")
  func normal() async throws {
    let folder = try ScratchFolder()
    let second = content(1000, seed: 2)
    let hub = try LocalHub(["sub/a-00001-of-00002.gguf": data, "sub/a-00002-of-00002.gguf": second])
    let last = Mutex<PullProgress?>(nil)
    let files = try await hub.pull(into: folder.url) { progress in last.withLock { $0 = progress } }
    #expect(files.map(\.sha256) == [sum(data), sum(second)])
    #expect(folder.names == ["a-00001-of-00002.gguf", "a-00002-of-00002.gguf"])
    #expect(try folder.data("a-00001-of-00002.gguf") == data)
    #expect(try folder.data("a-00002-of-00002.gguf") == second)
    let end = try #require(last.withLock { $0 })
    #expect(end.phase == .done && end.fraction == 1 && end.fileNumber == 2 && end.received == 301_000)
  }

  @Test("of a file of no bytes works too")
  func empty() async throws {
    let folder = try ScratchFolder()
    let files = try await LocalHub(["empty.gguf": Data()]).pull(into: folder.url)
    #expect(files.map(\.size) == [0])
    #expect(folder.names == ["empty.gguf"])
  }

  @Test("pins a branch to its commit, and tells the licence")
  func listing() async throws {
    let hub = try LocalHub(["a.gguf": data])
    let name = RepositoryName(repository: LocalHub.repository, revision: "v1/x")
    let listing = try await hub.client().listing(of: name)
    #expect(listing.commit == LocalHub.commit)
    #expect(listing.licence == "apache-2.0")
    #expect(listing.files == [RemoteFile(path: "a.gguf", size: data.count, sha256: sum(data))])
    #expect(hub.hub.requests.map(\.path) == ["/api/models/owner/model-GGUF/revision/v1%2Fx?blobs=true"])
  }

  @Test("goes on after broken connections where each stopped")
  func resume() async throws {
    let folder = try ScratchFolder()
    let whole = data
    let hub = try LocalHub(["a.gguf": data]) { request, count in
      var reply = LocalHub.serve(whole, request)
      if count < 3 { reply.cutAfter = 70_000 }
      return reply
    }
    _ = try await hub.pull(into: folder.url)
    #expect(try folder.data("a.gguf") == data)
    #expect(folder.names == ["a.gguf"])
    #expect(
      hub.store.requests.map { $0.headers["range"] } == [
        nil, "bytes=70000-", "bytes=140000-", "bytes=210000-",
      ])
    #expect(hub.store.requests.map { $0.headers["if-range"] } == [nil, "\"one\"", "\"one\"", "\"one\""])
  }

  @Test("sends the token to the hub alone, not to where it redirects")
  func token() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data])
    _ = try await hub.pull(into: folder.url)
    #expect(hub.hub.requests.allSatisfy { $0.headers["authorization"] == "Bearer hf_secret" })
    #expect(hub.hub.requests.count == 2)
    #expect(hub.store.requests.map { $0.headers["authorization"] } == [nil])
  }

  @Test("refuses a redirection to a connection that others can read")
  func insecure() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(
      ["a.gguf": data],
      onHub: { request, _ in
        request.path.contains("/resolve/")
          ? .init(status: 302, headers: ["Location": "http://models.invalid/a"]) : nil
      })
    #expect(await error { _ = try await hub.pull(into: folder.url) }?.sentence.contains("insecure") == true)
  }

  @Test("deletes what has the wrong checksum, and says so")
  func wrongHash() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data], sums: ["a.gguf": sum(Data())])
    let error = await error { _ = try await hub.pull(into: folder.url) }
    #expect(error?.kind == .wrongContent)
    #expect(error?.sentence.contains("checksum differs") == true)
    #expect(folder.names == [])
  }

  @Test("deletes what is longer than the hub says")
  func tooLong() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data], sizes: ["a.gguf": 1000])
    #expect(await error { _ = try await hub.pull(into: folder.url) }?.kind == .wrongContent)
    #expect(folder.names == [])
  }

  @Test(
    "asks once where the answer is no",
    arguments: [
      (401, HubError.Kind.notAllowed, "HF_TOKEN"), (403, .notAllowed, "licence"),
      (404, .notFound, "revision"), (418, .badAnswer, "418"),
    ])
  func refused(_ status: Int, _ kind: HubError.Kind, _ word: String) async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data], onHub: { _, _ in .init(status: status) })
    let error = await error { _ = try await hub.pull(into: folder.url) }
    #expect(error?.kind == kind)
    #expect(error?.sentence.contains(word) == true)
    #expect(hub.hub.requests.count == 1)
  }

  @Test("waits as long as a busy server asks, and tries failing ones again", arguments: [429, 500, 502, 503])
  func again(_ status: Int) async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(
      ["a.gguf": data],
      onHub: { request, count in
        request.path.contains("/resolve/") && count < 3
          ? .init(status: status, headers: status == 429 ? ["Retry-After": "1"] : [:]) : nil
      })
    let waits = Mutex<[Double]>([])
    _ = try await hub.pull(into: folder.url) { progress in
      if case .pausing(let seconds, _) = progress.phase { waits.withLock { $0.append(seconds) } }
    }
    let seconds = waits.withLock { $0 }
    #expect(seconds.count == 2 || status == 429)
    #expect(status == 429 ? seconds.first == 1 : seconds.allSatisfy { $0 < 0.03 })
    #expect(try folder.data("a.gguf") == data)
  }

  @Test("gives up on a server that goes on failing, or asks for too long a wait")
  func givesUp() async throws {
    let folder = try ScratchFolder()
    let failing = try LocalHub(["a.gguf": data], onHub: { _, _ in .init(status: 503) })
    #expect(await error { _ = try await failing.pull(into: folder.url) }?.kind == .unavailable)
    #expect(failing.hub.requests.count == 4)
    let busy = try LocalHub(
      ["a.gguf": data], onHub: { _, _ in .init(status: 429, headers: ["Retry-After": "86400"]) })
    #expect(await error { _ = try await busy.pull(into: folder.url) }?.kind == .unavailable)
    #expect(busy.hub.requests.count == 1)
  }

  @Test("starts again where the server sends all of the file instead of the rest")
  func rangeRefused() async throws {
    let folder = try ScratchFolder()
    let whole = data
    let hub = try LocalHub(["a.gguf": data]) { _, count in
      .init(body: whole, cutAfter: count == 0 ? 100_000 : nil)
    }
    _ = try await hub.pull(into: folder.url)
    #expect(hub.store.requests.map { $0.headers["range"] } == [nil, "bytes=100000-"])
    #expect(try folder.data("a.gguf") == data)
  }

  @Test("starts again where the rest would be of another file", arguments: [true, false])
  func otherTag(obeysIfRange: Bool) async throws {
    let folder = try ScratchFolder()
    let whole = data
    let hub = try LocalHub(["a.gguf": data]) { request, count in
      if count == 0 {
        var reply = LocalHub.serve(content(300_000, seed: 9), request, tag: "\"old\"")
        reply.cutAfter = 100_000
        return reply
      }
      let plain = LoopbackServer.Request(
        path: request.path, headers: request.headers.filter { $0.key == "range" })
      return LocalHub.serve(whole, obeysIfRange ? request : plain, tag: "\"new\"")
    }
    _ = try await hub.pull(into: folder.url)
    #expect(try folder.data("a.gguf") == data)
    #expect(hub.store.requests.count == (obeysIfRange ? 2 : 3))
  }

  @Test("that was stopped keeps what arrived, and goes on with it")
  func cancelled() async throws {
    let folder = try ScratchFolder()
    let whole = data
    let hub = try LocalHub(["a.gguf": data]) { request, count in
      var reply = LocalHub.serve(whole, request)
      if count == 0 { reply.stallAfter = 120_000 }
      return reply
    }
    let client = try hub.client()
    let listing = try await client.listing(of: RepositoryName(repository: LocalHub.repository))
    let flag = CancellationFlag()
    let error = await error {
      _ = try await client.pull(listing.files, of: listing, into: folder.url.path, cancellation: flag) {
        if $0.received >= 120_000 { flag.set() }
      }
    }
    #expect(error?.kind == .cancelled)
    #expect(folder.names == ["a.gguf.partial", "a.gguf.partial.json"])
    _ = try await hub.pull(into: folder.url)
    #expect(hub.store.requests.last?.headers["range"] == "bytes=120000-")
    #expect(try folder.data("a.gguf") == data)
    #expect(folder.names == ["a.gguf"])
  }

  @Test("does not go on with a part of what the revision held before")
  func otherRevision() async throws {
    let folder = try ScratchFolder()
    let origin = #"{"identity":"\#(sum(content(10)))","validator":"\"one\""}"#
    try content(5000, seed: 5).write(to: folder.url.appending(path: "a.gguf.partial"))
    try Data(origin.utf8).write(to: folder.url.appending(path: "a.gguf.partial.json"))
    let hub = try LocalHub(["a.gguf": data])
    _ = try await hub.pull(into: folder.url)
    #expect(hub.store.requests.map { $0.headers["range"] } == [nil])
    #expect(try folder.data("a.gguf") == data)
  }

  @Test("fetches nothing that is there already, and replaces what is not the same")
  func there() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data])
    try content(300_000, seed: 3).write(to: folder.url.appending(path: "a.gguf"))
    _ = try await hub.pull(into: folder.url)
    #expect(try folder.data("a.gguf") == data)
    _ = try await hub.pull(into: folder.url)
    #expect(hub.store.requests.count == 1)
  }

  @Test("by two at once fetches once")
  func concurrent() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data])
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<4 { group.addTask { try await hub.pull(into: folder.url)[0].sha256 } }
      for try await found in group { #expect(found == sum(data)) }
    }
    #expect(hub.store.requests.count == 1)
    #expect(folder.names == ["a.gguf"])
  }

  @Test("refuses what the disk has no room for, before it begins")
  func noSpace() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data], sizes: ["a.gguf": 1 << 50])
    let error = await error { _ = try await hub.pull(into: folder.url) }
    #expect(error?.kind == .noSpace)
    #expect(error?.sentence.contains("1.13 PB are needed") == true)
    #expect(hub.hub.requests.count == 1)
    #expect(folder.names == [])
  }

  @Test("of two models is one pull: one total, one count of files, one look at the disk")
  func twoModels() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(["a.gguf": data, "b.gguf": content(1000, seed: 2)])
    let client = try hub.client()
    let listing = try await client.listing(of: RepositoryName(repository: LocalHub.repository))
    let models = ["a.gguf", "b.gguf"].map { name in
      RemoteModel(listing: listing, files: listing.files.filter { $0.path == name })
    }
    let seen = Mutex<[PullProgress]>([])
    let files = try await client.pull(models, into: folder.url.path) { progress in
      seen.withLock { $0.append(progress) }
    }
    #expect(files.map { $0.map(\.remote.path) } == [["a.gguf"], ["b.gguf"]])
    let all = seen.withLock { $0 }
    #expect(all.allSatisfy { $0.total == 301_000 && $0.fileCount == 2 })
    #expect(all.map(\.received) == all.map(\.received).sorted() && all.last?.received == 301_000)
  }

  @Test("says of each file whether there was a checksum to compare it with")
  func noChecksum() async throws {
    let folder = try ScratchFolder()
    let whole = data
    let hub = try LocalHub(
      ["a.gguf": data],
      onHub: { request, _ in
        guard request.path.contains("/resolve/") else {
          let sibling: [String: Any] = ["rfilename": "a.gguf", "size": whole.count]
          let answer: [String: Any] = ["sha": LocalHub.commit, "siblings": [sibling]]
          return .init(body: (try? JSONSerialization.data(withJSONObject: answer)) ?? Data())
        }
        return .init(body: whole)
      })
    #expect(try await hub.pull(into: folder.url).map(\.isCompared) == [false])
    #expect(try await LocalHub(["b.gguf": data]).pull(into: folder.url).map(\.isCompared) == [true])
  }

  @Test("takes no file of a size that cannot be, and adds up what many claim without a crash")
  func hostileSizes() async throws {
    let folder = try ScratchFolder()
    let name = RepositoryName(repository: LocalHub.repository)
    let impossible = ["a.gguf": 1 << 62, "b.gguf": Int.max, "c.gguf": (1 << 50) + 1, "d.gguf": -1]
    let liar = try LocalHub(impossible.mapValues { _ in data }, sizes: impossible)
    #expect(try await liar.client().listing(of: name).files == [])

    let many = (0..<9000).map { "\($0).gguf" }
    let hub = try LocalHub(
      Dictionary(uniqueKeysWithValues: many.map { ($0, Data()) }),
      sizes: Dictionary(uniqueKeysWithValues: many.map { ($0, 1 << 50) }))
    let listing = try await hub.client().listing(of: name)
    #expect(listing.files.count == 9000 && listing.files.totalSize == .max)
    #expect(await error { _ = try await hub.pull(into: folder.url) }?.kind == .noSpace)
    #expect(folder.names == [])
  }

  @Test("refuses a listing without end, and one that is no listing")
  func badListing() async throws {
    let folder = try ScratchFolder()
    let endless = try LocalHub([:], onHub: { _, _ in .init(body: Data(count: 17 << 20)) })
    #expect(await error { _ = try await endless.pull(into: folder.url) }?.kind == .badAnswer)
    for text in ["", "[]", #"{"sha":"main"}"#, #"{"sha":5}"#] {
      let hub = try LocalHub([:], onHub: { _, _ in .init(body: Data(text.utf8)) })
      #expect(await error { _ = try await hub.pull(into: folder.url) }?.kind == .badAnswer)
    }
  }

  @Test("refuses a redirection in circles")
  func circles() async throws {
    let folder = try ScratchFolder()
    let hub = try LocalHub(
      ["a.gguf": data],
      onHub: { request, _ in .init(status: 302, headers: ["Location": request.path]) })
    #expect(
      await error { _ = try await hub.pull(into: folder.url) }?.sentence.contains("without end") == true)
  }

  @Test("takes no file whose name leads elsewhere")
  func hostileNames() async throws {
    let folder = try ScratchFolder()
    let names = ["../a.gguf", "/etc/a.gguf", "a\\b.gguf", "a\u{1B}[2J.gguf", "x/../../a.gguf"]
    let hub = try LocalHub(Dictionary(uniqueKeysWithValues: names.map { ($0, data) }))
    let client = try hub.client()
    let listing = try await client.listing(of: RepositoryName(repository: LocalHub.repository))
    #expect(listing.files == [])
    for name in names {
      let file = RemoteFile(path: name, size: nil, sha256: nil)
      let error = await error { _ = try await client.pull([file], of: listing, into: folder.url.path) }
      #expect(error?.kind == .badName)
    }
    #expect(folder.names == [])
  }

  @Test("says that a server is out of reach")
  func noServer() async throws {
    let port = try LoopbackServer { _ in .init() }.port
    let client = HubClient(
      endpoint: try HubEndpoint("http://127.0.0.1:\(port)"),
      policy: RetryPolicy(attempts: 2, firstWait: 0.01, longestWait: 0.01))
    let error = await error { _ = try await client.listing(of: RepositoryName(repository: "a/b")) }
    #expect(error?.kind == .unavailable)
  }
}
