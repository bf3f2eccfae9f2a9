import Foundation
import Hub
import TestSupport
import Testing

/// `specbranch models` as people run it, against a hub on this machine.
@Suite("The command models", .serialized, .timeLimit(.minutes(3)))
struct PullCommandTests {
  private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let starter = checkout.appending(path: "models/starter")

  private static let program =
    ProcessInfo.processInfo.environment["SPECBRANCH_BINARY"]
    ?? checkout.appending(path: ".build/debug/specbranch").path

  private static func environment(_ home: ScratchFolder, _ hub: LocalHub?) -> [String: String] {
    ProcessInfo.processInfo.environment.merging([
      "XDG_DATA_HOME": home.url.path, "XDG_STATE_HOME": home.url.appending(path: "state").path,
      "XDG_CACHE_HOME": home.url.appending(path: "cache").path,
      "XDG_CONFIG_HOME": home.url.appending(path: "config").path, "HF_ENDPOINT": hub?.hub.address ?? "",
      "HF_TOKEN": LocalHub.token, "SPECBRANCH_MODELS": "",
    ]) { $1 }
  }

  private func run(
    _ arguments: [String], _ home: ScratchFolder, _ hub: LocalHub? = nil
  ) throws -> FinishedProcess {
    try FinishedProcess.run(
      Self.program, ["models"] + arguments, in: home.url, environment: Self.environment(home, hub), limit: 120
    )
  }

  private func starterHub(
    sizes: [String: Int] = [:], onStore: @escaping LocalHub.Intervention = { _, _ in nil }
  ) throws -> LocalHub {
    let names = ["starter-target-f16.gguf", "starter-draft-f16.gguf", "starter-draft-weak-f16.gguf"]
    let files = try names.map { ($0, try Data(contentsOf: Self.starter.appending(path: $0))) }
    return try LocalHub(Dictionary(uniqueKeysWithValues: files), sizes: sizes, onStore: onStore)
  }

  private let pull = [
    "pull", "\(LocalHub.repository):starter-target-f16.gguf", "--draft",
    "\(LocalHub.repository):starter-draft-f16.gguf", "--name", "mine",
  ]

  @Test("pulls a pair that was killed on its way, verifies, shows and removes it")
  func wholeLife() async throws {
    let home = try ScratchFolder()
    let target = try Data(contentsOf: Self.starter.appending(path: "starter-target-f16.gguf"))
    let hub = try starterHub { request, count in
      guard count == 0 else { return nil }
      var reply = LocalHub.serve(target, request)
      reply.stallAfter = 5_000_000
      return reply
    }
    let partial = "specbranch/models/mine/starter-target-f16.gguf.partial"
    let killed = Process()
    killed.executableURL = URL(fileURLWithPath: Self.program)
    killed.arguments = ["models"] + pull
    killed.currentDirectoryURL = home.url
    killed.environment = Self.environment(home, hub)
    killed.standardInput = FileHandle.nullDevice
    killed.standardOutput = FileHandle.nullDevice
    killed.standardError = FileHandle.nullDevice
    try killed.run()
    while home.size(partial) < 5_000_000, killed.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    #expect(kill(killed.processIdentifier, SIGKILL) == 0)
    #expect(killed.ends(within: 30))
    #expect(try run(["list"], home).output.contains("Not finished"))

    let pulled = try run(pull, home, hub)
    #expect(pulled.status == 0, "\(pulled.error)")
    #expect(hub.store.requests.map { $0.headers["range"] } == [nil, "bytes=5000000-", nil])
    let folder = home.url.appending(path: "specbranch/models")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["mine", "mine.toml"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "mine").path).sorted()
        == ["starter-draft-f16.gguf", "starter-target-f16.gguf"])
    #expect(
      try String(contentsOf: folder.appending(path: "mine.toml"), encoding: .utf8)
        .contains("\(LocalHub.repository)@\(LocalHub.commit):starter-target-f16.gguf"))

    let verified = try run(["verify", "mine"], home)
    #expect(verified.status == 0)
    #expect(verified.output.components(separatedBy: ": right").count == 3)
    let shown = try run(["show", "mine"], home).output
    for text in [
      "F16", "11.9 MB", "5.9 million", "1024 tokens", "cache 7.10 MB", "list the same 4096 tokens.",
    ] {
      #expect(shown.contains(text), "\(text)")
    }
    #expect(try run(["check-pair", "mine", "--json"], home).output.contains("\"fits\" : true"))

    // The same content under another name is not fetched again.
    let again = try run(Array(pull.dropLast()) + ["twin"], home, hub)
    #expect(again.status == 0)
    #expect(hub.store.requests.count == 3)

    let handle = try FileHandle(forUpdating: folder.appending(path: "mine/starter-draft-f16.gguf"))
    try handle.seek(toOffset: 1_900_000)
    try handle.write(contentsOf: Data([1, 2, 3, 4]))
    try handle.close()
    let damaged = try run(["verify", "mine"], home)
    #expect(damaged.status == 1)
    #expect(damaged.output.contains("its checksum differs"))

    #expect(try run(["remove", "mine"], home).status == 1)
    #expect(try run(["remove", "mine", "--yes"], home).status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["twin", "twin.toml"])
    #expect(try run(["remove", "starter", "--yes"], home).status == 1)
  }

  @Test("leaves a pair that is there alone, mends it, and replaces it when told to")
  func replace() throws {
    let home = try ScratchFolder()
    let hub = try starterHub()
    #expect(try run(pull, home, hub).status == 0)
    let folder = home.url.appending(path: "specbranch/models")
    let manifest = folder.appending(path: "mine.toml")
    let edited = try String(contentsOf: manifest, encoding: .utf8) + "[recommended]\ntemperature = 0.5\n"
    try Data(edited.utf8).write(to: manifest)
    func text() throws -> String { try String(contentsOf: manifest, encoding: .utf8) }

    let same = try run(pull, home, hub)
    #expect(same.status == 0 && same.output.contains("mine is already installed"))
    let other = pull.map { $0.replacing("starter-draft-f16", with: "starter-draft-weak-f16") }
    let refused = try run(other, home, hub)
    #expect(refused.status == 1 && refused.error.contains("give --replace"))
    #expect(hub.store.requests.count == 2)

    try FileManager.default.removeItem(at: folder.appending(path: "mine/starter-draft-f16.gguf"))
    #expect(try run(pull, home, hub).output.contains("mine is installed"))
    #expect(hub.store.requests.count == 3)
    #expect(try text() == edited)

    try Data("half".utf8).write(to: folder.appending(path: "mine/old.gguf.partial"))
    let replaced = try run(other + ["--replace"], home, hub)
    #expect(replaced.status == 0, "\(replaced.error)")
    #expect(try text().contains("starter-draft-weak-f16.gguf") && !text().contains("temperature"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "mine").path).sorted()
        == ["starter-draft-weak-f16.gguf", "starter-target-f16.gguf"])
  }

  @Test("removes with a pair what was kept for it, unless another of that name is left")
  func removesSettings() throws {
    let home = try ScratchFolder()
    let files = ["target", "draft"].map { Self.starter.appending(path: "starter-\($0)-f16.gguf").path }
    let settings = home.url.appending(path: "config/specbranch/pairs")
    for (name, isLeft) in [("mine", false), ("starter-weak", true)] {
      #expect(try run(["add", name, "--target", files[0], "--draft", files[1]], home).status == 0)
      #expect(try run(["set", name, "context", "256"], home).status == 0)
      let file = settings.appending(path: "\(name).toml").path
      #expect(FileManager.default.fileExists(atPath: file))
      #expect(try run(["remove", name, "--yes"], home).status == 0)
      #expect(FileManager.default.fileExists(atPath: file) == isLeft)
    }
  }

  @Test("gives a pair the chat template that is named, if the engine knows it")
  func chatTemplate() throws {
    let home = try ScratchFolder()
    let hub = try starterHub()
    let unknown = try run(pull + ["--chat-template", "nonsense"], home, hub)
    #expect(unknown.status == 1 && unknown.error.contains("no chat template nonsense"))
    #expect(hub.hub.requests.isEmpty)
    #expect(try run(pull + ["--chat-template", "chatml", "--no-check"], home, hub).status == 0)
    let manifest = home.url.appending(path: "specbranch/models/mine.toml")
    #expect(try String(contentsOf: manifest, encoding: .utf8).contains("template = \"chatml\""))
  }

  @Test("tells of the catalogue's pairs what they are and about how much they need")
  func catalogue() throws {
    let home = try ScratchFolder()
    let shown = try run(["show", "deepseek-coder-6.7b"], home).output
    for text in [
      "about 4.95 GB", "Q4_K_M, about 4.08 GB, made for 16384 tokens", "deepseek, one of the engine's own",
      "It needs at least about 1", "(estimate)",
    ] {
      #expect(shown.contains(text), "\(text) in \(shown)")
    }
    #expect(try run(["list"], home).output.contains("about 1.80 GB"))
    #expect(try run(["list", "--json"], home).output.contains("\"approximate_size\" : 1796000000"))
  }

  @Test("fetches nothing where the disk has room for the target but not for both")
  func roomForOne() throws {
    let home = try ScratchFolder()
    let most = try min(#require(FreeSpace.bytes(at: home.url.path)) / 5 * 3, 1 << 50)
    let hub = try starterHub(sizes: ["starter-target-f16.gguf": most, "starter-draft-f16.gguf": most])
    let pulled = try run(pull, home, hub)
    #expect(pulled.status == 1 && pulled.error.contains("make room"))
    #expect(hub.store.requests.isEmpty && hub.hub.requests.count == 2)
  }

  @Test("adds files where they are, and leaves them there")
  func add() throws {
    let home = try ScratchFolder()
    let files = ["target", "draft"].map { Self.starter.appending(path: "starter-\($0)-f16.gguf").path }
    let added = try run(["add", "mine", "--target", files[0], "--draft", files[1]], home)
    #expect(added.status == 0, "\(added.error)")
    #expect(try run(["add", "mine", "--target", files[0], "--draft", files[1]], home).status == 1)
    let pair = ["add", "mine", "--draft", files[1], "--replace", "--target"]
    let inside = home.url.appending(path: "specbranch/models/mine")
    #expect(try run(pair + [files[0], "--copy"], home).status == 0)
    let names = ["starter-draft-f16.gguf", "starter-target-f16.gguf"]
    #expect(try FileManager.default.contentsOfDirectory(atPath: inside.path).sorted() == names)
    // A file that is the pair's own already is not lost by being copied, and what is not used any more goes.
    #expect(try run(pair + [inside.appending(path: names[1]).path, "--copy"], home).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: inside.path).sorted() == names)
    #expect(try run(pair + [files[0]], home).status == 0)
    #expect(!FileManager.default.fileExists(atPath: inside.path))
    #expect(try run(["verify", "mine"], home).status == 0)
    #expect(try run(["remove", "mine", "-y"], home).status == 0)
    #expect(FileManager.default.fileExists(atPath: files[0]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path + "/specbranch/models") == [])
  }

  @Test("adds a model in two files, verifies and loads both, and refuses it where one is damaged")
  func splitModel() throws {
    let home = try ScratchFolder()
    let target = Self.starter.appending(path: "starter-target-f16.gguf").path
    let draft = Self.starter.appending(path: "starter-draft-f16.gguf").path
    let parts = try SplitModel.write(target, to: home.url.appending(path: "target"))
    let added = try run(["add", "mine", "--target", parts[0], "--draft", draft], home)
    #expect(added.status == 0, "\(added.error)")
    #expect(try run(["show", "mine"], home).output.contains("5.9 million"))
    #expect(try run(["list"], home).output.contains("13.9 MB"))
    // A manifest by hand may leave the further parts to the first one's name.
    let folder = home.url.appending(path: "specbranch/models")
    try Data(
      """
      format = 1
      name = "hand"
      title = "By hand"
      summary = "A pair by hand."
      licence = "MIT"
      target = { file = "\(parts[0])" }
      draft = { file = "\(draft)" }
      """.utf8
    ).write(to: folder.appending(path: "hand.toml"))
    for name in ["mine", "hand"] {
      let verified = try run(["verify", name], home)
      #expect(verified.status == 0 && verified.output.split(separator: "\n").count == 3, "\(verified.output)")
      #expect(try run(["check-pair", name], home).status == 0)
    }
    let second = try Data(contentsOf: URL(fileURLWithPath: parts[1]))
    try second.prefix(second.count / 2).write(to: URL(fileURLWithPath: parts[1]))
    for name in ["mine", "hand"] {
      let verified = try run(["verify", name], home)
      #expect(verified.status == 1 && verified.output.contains("\(parts[1]) ends too early"))
      #expect(try run(["check-pair", name], home).error.contains("\(parts[1]) ends too early"))
    }
  }

  @Test("says in one sentence what is wrong")
  func failures() throws {
    let home = try ScratchFolder()
    let hub = try LocalHub([:], onHub: { _, _ in .init(status: 401) })
    let login = try run(pull, home, hub)
    #expect(login.status == 1)
    #expect(login.error.contains("Your token may not read owner/model-GGUF; accept the model's licence"))
    #expect(try run(["pull", "qwen2.5-1.5c"], home, hub).error.contains("did you mean qwen2.5-1.5b?"))
    #expect(try run(["show", "startr"], home).error.contains("Did you mean starter?"))
    #expect(try run(["pull", "a/b"], home, hub).status == 64)
    #expect(try run(["remove", "../x", "--yes"], home).status == 1)
  }
}
