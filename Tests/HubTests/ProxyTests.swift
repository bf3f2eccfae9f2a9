import Foundation
import Hub
import Testing

@Suite("A proxy between us and the hub", .timeLimit(.minutes(1)))
struct ProxyTests {
  /// An address that is no loopback to us and where nobody listens.
  private static let elsewhere = "https://127.0.0.2:9"

  /// Refuses every connection through it.
  private func stub(status: Int = 403) throws -> LoopbackServer {
    try LoopbackServer { _ in .init(status: status) }
  }

  /// What asking for a listing says, with these variables.
  private func sentence(_ environment: [String: String]) async throws -> String {
    let client = try HubClient(
      environment: environment.merging(["HF_TOKEN": LocalHub.token]) { $1 },
      policy: RetryPolicy(attempts: 2, firstWait: 0.01, longestWait: 0.01))
    let error = await #expect(throws: HubError.self) {
      _ = try await client.listing(of: RepositoryName(repository: "owner/model"))
    }
    return error?.sentence ?? ""
  }

  @Test("is asked for the hub, without the token, and named where it refuses")
  func used() async throws {
    for name in ["https_proxy", "HTTPS_PROXY", "all_proxy"] {
      let proxy = try stub()
      let sentence = try await sentence(["HF_ENDPOINT": Self.elsewhere, name: proxy.address])
      #expect(sentence.contains("the proxy refuses the connection (403)"), "\(sentence)")
      #expect(proxy.requests.map(\.path) == ["127.0.0.2:9"])
      #expect(proxy.requests.allSatisfy { $0.headers["authorization"] == nil })
    }
    let login = try stub(status: 407)
    #expect(
      try await sentence(["HF_ENDPOINT": Self.elsewhere, "https_proxy": login.address])
        .contains("the proxy wants a login"))
  }

  @Test("that fails for now is tried again")
  func failing() async throws {
    let proxy = try stub(status: 503)
    _ = try await sentence(["HF_ENDPOINT": Self.elsewhere, "https_proxy": proxy.address])
    #expect(proxy.requests.count == 2)
  }

  @Test("is not asked for hosts of no_proxy", arguments: ["127.0.0.2", "example.org,127.0.0.2", "*"])
  func exceptions(_ hosts: String) async throws {
    let proxy = try stub()
    let sentence = try await sentence([
      "HF_ENDPOINT": Self.elsewhere, "https_proxy": proxy.address, "no_proxy": hosts,
    ])
    #expect(sentence.contains("out of reach"), "\(sentence)")
    #expect(proxy.requests.isEmpty)
  }

  @Test("is not asked for a hub on this machine")
  func loopback() async throws {
    let proxy = try stub()
    let hub = try LocalHub(["a.gguf": content(1000)])
    let client = try HubClient(environment: [
      "HF_ENDPOINT": hub.hub.address, "https_proxy": proxy.address, "http_proxy": proxy.address,
      "all_proxy": proxy.address,
    ])
    let listing = try await client.listing(of: RepositoryName(repository: LocalHub.repository))
    #expect(listing.files.count == 1 && proxy.requests.isEmpty)
  }
}
