import Foundation
import PairCatalog
import SpecCore
import Testing

/// A folder that lasts as long as a test.
private final class ScratchFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ text: String, to path: String) throws -> URL {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}

private let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func manifest(name: String = "mine", _ more: String = "") -> String {
  """
  format = 1
  name = "\(name)"
  title = "Mine"
  summary = "A pair of mine."
  licence = "MIT"
  target = { file = "target.gguf", size = 3, sha256 = "\(abcSum)" }
  draft = { file = "/elsewhere/draft.gguf" }
  \(more)
  """
}

/// SHA-256 of `abc`, from the standard that defines it.
private let abcSum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

@Suite("The repository's pairs")
struct RepositoryPairTests {
  private let catalog = PairCatalog(folders: [repository.appending(path: "models")])

  @Test("are two targets with three drafts each, all sound, with files of the right size and checksum")
  func allSound() throws {
    let (pairs, problems) = catalog.list()
    #expect(problems == [])
    #expect(
      pairs.map(\.name) == [
        "sprig", "sprig-misaligned", "sprig-weak", "starter", "starter-misaligned", "starter-weak",
      ])
    #expect(Set(pairs.map(\.targetPath)).count == 2)
    #expect(Set(pairs.map(\.draftPath)).count == 6)
    for pair in pairs {
      try pair.checkFiles()
      #expect(try [.right, .noTool].contains(pair.checkSums()))
    }
  }

  @Test("give the parameters and the pacing that the chat starts with")
  func parameters() throws {
    let pair = try catalog.pair(named: PairCatalog.defaultName)
    #expect(pair.isDemonstration)
    #expect(pair.contextLength == 1024)
    #expect(pair.parameters.mode == .auto)
    #expect(pair.parameters.draftLength == 10)
    #expect(pair.parameters.branchCount == 16)
    #expect(pair.parameters.confidenceThreshold == 0.5)
    #expect(pair.parameters.sampling.isGreedy)
    #expect(pair.parameters.emulation == nil)
    #expect(pair.pacing?.target == EmulatedForward(baseMilliseconds: 40, perUnitMilliseconds: 0.2))
    #expect(pair.pacing?.draft == EmulatedForward(baseMilliseconds: 4, perUnitMilliseconds: 0.1))
    #expect(pair.manifest.topics?.try?.isEmpty == false)
  }
}

@Suite("A pair's manifest")
struct ManifestTests {
  private func sentence(for text: String, file: String = "mine.toml") throws -> String? {
    let folder = try ScratchFolder()
    let path = try folder.write(text, to: file).path
    let error = #expect(throws: PairError.self) {
      try PairCatalog(folders: [folder.url]).pair(named: String(file.dropLast(5)))
    }
    return error?.sentence.replacingOccurrences(of: path, with: "FILE")
  }

  @Test("needs only names and files")
  func smallest() throws {
    let folder = try ScratchFolder()
    try folder.write(manifest(), to: "mine.toml")
    let pair = try PairCatalog(folders: [folder.url]).pair(named: "mine")
    #expect(pair.targetPath == folder.url.appending(path: "target.gguf").path)
    #expect(pair.draftPath == "/elsewhere/draft.gguf")
    #expect(pair.parameters == DecodingParameters())
    #expect(pair.pacing == nil)
    #expect(!pair.isDemonstration)
  }

  @Test("takes whole numbers where fractions are allowed")
  func wholeNumbers() throws {
    let folder = try ScratchFolder()
    try folder.write(manifest("recommended = { temperature = 1, confidence_threshold = 0 }"), to: "mine.toml")
    let pair = try PairCatalog(folders: [folder.url]).pair(named: "mine")
    #expect(pair.parameters.sampling.temperature == 1)
    #expect(pair.parameters.confidenceThreshold == 0)
  }

  @Test(
    "that is broken gives one plain sentence",
    arguments: [
      (
        "recommended = { draft_length = 99 }",
        "FILE cannot be used: recommended.draft_length is 99, which is out of range."
      ),
      (
        "recommended = { draft_length = \"9\" }",
        "FILE cannot be used: recommended.draft_length is not of the kind that is expected there."
      ),
      (
        "recommended = { branch = 2 }",
        "FILE cannot be used: it does not know the key recommended.branch; did you mean branches?"
      ),
      ("colour = 1", "FILE cannot be used: it does not know the key colour."),
      (
        "recommended = { mode = \"fast\" }",
        "FILE cannot be used: recommended.mode is fast, but the modes are autoregressive, speculative, pearl, specbranch, auto."
      ),
      (
        "recommended = { top_p = 0.0 }",
        "FILE cannot be used: recommended.top_p is 0.0, which is out of range."
      ),
      (
        "pacing = { target = \"40 ms\" }",
        "FILE cannot be used: pacing.target is 40 ms, but it must look like 40+0.2*n (milliseconds)."
      ),
      (
        "topics = { try = [1] }",
        "FILE cannot be used: topics.try.entry 1 is not of the kind that is expected there."
      ),
    ])
  func broken(_ addition: String, _ expected: String) throws {
    #expect(try sentence(for: manifest(addition)) == expected)
  }

  @Test("that misspells a key that it must have names that key")
  func misspelt() throws {
    #expect(
      try sentence(for: manifest().replacing("licence", with: "license"))
        == "FILE cannot be used: it does not know the key license; did you mean licence?")
    #expect(
      try sentence(for: manifest().replacing("sha256", with: "sha265"))
        == "FILE cannot be used: it does not know the key target.sha265; did you mean sha256?")
  }

  @Test("may have every key that there is")
  func allKeys() throws {
    let text = """
      demonstration = true
      predictor = "p.safetensors"
      chat = { template = "chatml", system = "Be brief." }
      pacing = { target = "40+0.2*n", draft = "4+0.1*k" }
      topics = { can = ["a"], cannot = "b", try = ["c"] }
      [recommended]
      context = 512
      threads = 2
      draft_threads = 1
      gpu_layers = 3
      draft_gpu_layers = 4
      target_device = "CPU"
      cache_type_k = "q8_0"
      cache_type_v = "f16"
      draft_cache_type_k = "f32"
      draft_cache_type_v = "bf16"
      lora = ["a.gguf:0.5"]
      draft_lora = ["b.gguf"]
      mode = "pearl"
      draft_length = 4
      confidence_threshold = 0.5
      branches = 2
      branch_stop = 0.1
      temperature = 0.5
      top_k = 5
      top_p = 0.9
      min_p = 0.1
      repeat_penalty = 1.1
      """
    let folder = try ScratchFolder()
    let parts =
      "target = { file = \"t\", size = 3, source = \"o/r@c:t\", parts = [{ file = \"u\", size = 1, sha256 = \"\(abcSum)\" }]"
    try folder.write(
      manifest(text).replacing("target = { file = \"target.gguf\", size = 3", with: parts), to: "mine.toml")
    let read = try PairCatalog(folders: [folder.url]).pair(named: "mine").manifest
    #expect(read.recommended?.draftLora == ["b.gguf"] && read.target.parts?.count == 1 && read.topics != nil)
  }

  @Test("that is not one gives one plain sentence")
  func notAManifest() throws {
    #expect(try sentence(for: "") == "FILE cannot be used: format is missing.")
    #expect(try sentence(for: "format = ")?.hasPrefix("FILE is not valid TOML: ") == true)
    #expect(
      try sentence(for: manifest().replacing("format = 1", with: "format = 2"))?.contains("format 2") == true)
    #expect(try sentence(for: manifest(name: "other"))?.contains("the two names must be the same") == true)
    #expect(try sentence(for: manifest(name: "a b"), file: "a b.toml")?.contains("no space") == true)
  }

  @Test("with a missing, shorter or other file is refused")
  func files() throws {
    let folder = try ScratchFolder()
    let text = manifest().replacing("/elsewhere/draft.gguf", with: "draft.gguf")
    try folder.write(text, to: "mine.toml")
    let pair = try PairCatalog(folders: [folder.url]).pair(named: "mine")
    let missing = #expect(throws: PairError.self) { try pair.checkFiles() }
    #expect(missing?.sentence.contains("which is not there") == true)
    try folder.write("abcd", to: "target.gguf")
    try folder.write("x", to: "draft.gguf")
    let size = #expect(throws: PairError.self) { try pair.checkFiles() }
    #expect(size?.sentence.contains("has 4 bytes, but the pair mine was made with 3") == true)
    try folder.write("abc", to: "target.gguf")
    try pair.checkFiles()
    #expect(try [.notGiven, .noTool].contains(pair.checkSums()))
    try folder.write("abd", to: "target.gguf")
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/sha256sum") {
      #expect(throws: PairError.self) { try pair.checkSums() }
    }
  }
}

@Suite("The catalogue")
struct PairCatalogTests {
  @Test("looks in the named folder, the installation, the user's data and the checkout, in this order")
  func order() throws {
    let folder = try ScratchFolder()
    let places = [
      "named", "prefix/share/specbranch/models", "home/.local/share/specbranch/models", "checkout/models",
    ]
    for place in places { try folder.write(manifest(), to: "\(place)/mine.toml") }
    try folder.write(manifest(name: "sprig"), to: "checkout/models/sprig.toml")
    try folder.write("", to: "checkout/Package.swift")
    let catalog = PairCatalog(
      executable: folder.url.appending(path: "prefix/bin/specbranch").path,
      environment: [
        "SPECBRANCH_MODELS": folder.url.appending(path: "named").path,
        "HOME": folder.url.appending(path: "home").path,
      ], currentFolder: folder.url.appending(path: "checkout/Sources/deep").path)
    #expect(catalog.folders.map(\.path) == places.map { folder.url.appending(path: $0).path })
    #expect(try catalog.pair(named: "mine").folder.path == catalog.folders[0].path)
    #expect(catalog.list().pairs.map(\.name) == ["mine", "sprig"])
  }

  @Test("finds the checkout from a program built in it")
  func checkout() {
    let catalog = PairCatalog(
      executable: repository.appending(path: ".build/some-platform/debug/specbranch").path, environment: [:],
      currentFolder: "/")
    #expect(catalog.folders.map(\.lastPathComponent) == ["models"])
  }

  @Test("names the pairs that there are when asked for another")
  func unknownPair() throws {
    let catalog = PairCatalog(folders: [repository.appending(path: "models")])
    let error = #expect(throws: PairError.self) { try catalog.pair(named: "big") }
    #expect(
      error?.sentence
        == "There is no pair big; there are sprig, sprig-misaligned, sprig-weak, starter, starter-misaligned, starter-weak."
    )
    let nothing = #expect(throws: PairError.self) { try PairCatalog(folders: []).pair(named: "big") }
    #expect(nothing?.sentence.contains("SPECBRANCH_MODELS") == true)
  }

  @Test("reports broken manifests beside the sound ones")
  func problems() throws {
    let folder = try ScratchFolder()
    try folder.write(manifest(), to: "mine.toml")
    try folder.write("?", to: "broken.toml")
    let (pairs, problems) = PairCatalog(folders: [folder.url]).list()
    #expect(pairs.map(\.name) == ["mine"])
    #expect(problems.count == 1)
  }

  @Test("takes a path to a manifest, too")
  func path() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(manifest(), to: "mine.toml")
    #expect(try PairCatalog(folders: []).pair(named: file.path).name == "mine")
  }
}
