import Foundation
import Testing

@testable import Hub

@Suite("Names and values of a hub")
struct HubValueTests {
  @Test(
    "refuse hostile file names",
    arguments: [
      "", "..", "../a", "a/../b", "a//b", "/a", "a/", "C:\\a", "C:a", "a\\b", "a\u{0}b", "a\nb", "a\u{7F}",
      "a\u{202E}b", ".hidden", "a/.b", "-rf", String(repeating: "a", count: 201),
      String(repeating: "a/", count: 600) + "b",
    ])
  func hostile(_ name: String) { #expect(RemoteFileName.defect(name) != nil) }

  @Test("take ordinary ones", arguments: ["a.gguf", "Q4/x-00001-of-00002.gguf", "modèle v1.gguf"])
  func ordinary(_ name: String) { #expect(RemoteFileName.defect(name) == nil) }

  @Test("are read as people write them")
  func repositoryNames() throws {
    let name = try RepositoryName(parsing: "Qwen/Qwen3-8B-GGUF@v1:Q4_K_M")
    #expect(name == RepositoryName(repository: "Qwen/Qwen3-8B-GGUF", revision: "v1", file: "Q4_K_M"))
    #expect(name.description == "Qwen/Qwen3-8B-GGUF@v1:Q4_K_M")
    for text in [
      "", "a", "a/b/c", "../b", "a/b@", "a/b:", "a/b:../c", "a b/c", "a/b@../x", "https://a/b", "a/é",
    ] {
      #expect(throws: HubError.self, "\(text)") { try RepositoryName(parsing: text) }
    }
  }

  @Test("choose the file that is meant, and all parts of a split one")
  func choice() throws {
    let paths = [
      "m-q4_k_m-00002-of-00002.gguf", "m-q4_k_m-00001-of-00002.gguf", "m-q8_0.gguf", "mmproj-f16.gguf",
      "m-q2_k-00001-of-00002.gguf", "README.md",
    ]
    let listing = try self.listing(paths)
    func chosen(_ wish: String?) throws -> [String] {
      try ModelFileChoice.files(in: listing, wish: wish).map(\.path)
    }
    #expect(try chosen(nil) == ["m-q4_k_m-00001-of-00002.gguf", "m-q4_k_m-00002-of-00002.gguf"])
    #expect(try chosen("Q8_0") == ["m-q8_0.gguf"])
    #expect(try chosen("m-q4_k_m-00002-of-00002.gguf").count == 2)
    for wish in ["q5", "m", "q2_k", "README.md"] {
      #expect(throws: HubError.self, "\(wish)") { try chosen(wish) }
    }
    #expect(throws: HubError.self) { try ModelFileChoice.files(in: self.listing(["README.md"]), wish: nil) }
  }

  private func listing(_ paths: [String]) throws -> RepositoryListing {
    let answer: [String: Any] = [
      "sha": String(repeating: "a", count: 40), "siblings": paths.map { ["rfilename": $0] },
    ]
    return try RepositoryListing(repository: "a/b", json: JSONSerialization.data(withJSONObject: answer))
  }

  @Test("allow plain HTTP on this machine only")
  func endpoints() throws {
    #expect(
      try HubEndpoint("https://hub.example/x/").url(["a b", "..%"]) == "https://hub.example/x/a%20b/..%25")
    _ = try HubEndpoint("http://localhost:8000")
    for text in [
      "http://hub.example", "ftp://a", "hub.example", "https://u:p@a", "https://a?b", "file:///etc",
    ] {
      #expect(throws: HubError.self, "\(text)") { try HubEndpoint(text) }
    }
  }

  @Test("find the token where the hub's tools keep it")
  func token() throws {
    let folder = try ScratchFolder()
    try Data("hf_file\n".utf8).write(to: folder.url.appending(path: "token"))
    #expect(HubToken.find(["HF_TOKEN": " hf_a ", "HF_HOME": folder.url.path]) == "hf_a")
    #expect(HubToken.find(["HF_HOME": folder.url.path]) == "hf_file")
    #expect(HubToken.find(["HF_TOKEN": "a\r\nEvil: b", "HOME": "/nowhere"]) == nil)
  }

  @Test("know the network is forbidden")
  func offline() {
    #expect(throws: HubError.self) { try HubClient(environment: ["HF_HUB_OFFLINE": "1"]) }
  }

  @Test("wait longer after each failure, to a bound, and as long as a server asks")
  func waits() {
    let policy = RetryPolicy(firstWait: 1, longestWait: 30)
    #expect((1...8).map { policy.wait(afterFailures: $0, spread: 0.5) } == [1, 2, 4, 8, 16, 30, 30, 30])
    #expect(RetryPolicy.requestedWait("7") == 7)
    #expect(RetryPolicy.requestedWait("-7") == nil)
    #expect(
      RetryPolicy.requestedWait("Thu, 01 Jan 1970 00:01:00 GMT", now: Date(timeIntervalSince1970: 20)) == 40)
  }

  @Test("tell the rate of the last seconds, and what is left")
  func rate() {
    var rate = TransferRate()
    rate.note(bytes: 0, at: 0)
    #expect(rate.bytesPerSecond == nil)
    for second in 1...20 { rate.note(bytes: second < 10 ? 0 : (second - 9) * 500, at: Double(second)) }
    #expect(rate.bytesPerSecond == 500)
    #expect(rate.secondsLeft(for: 1000) == 2)
  }

  @Test("have a digest that is the standard's")
  func digest() {
    let digest = SHA256Digest()
    for piece in ["a", "", "bc"] { Array(piece.utf8).withUnsafeBytes { digest.update($0) } }
    #expect(digest.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("show bytes as people read them")
  func bytes() {
    #expect(
      [0, 999, 1000, 12_345_678, 999_950_000, 4_683_073_536].map(ByteText.of)
        == ["0 B", "999 B", "1.00 kB", "12.3 MB", "1.00 GB", "4.68 GB"])
  }
}
