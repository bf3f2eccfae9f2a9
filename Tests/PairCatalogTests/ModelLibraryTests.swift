import Foundation
import PairCatalog
import TestSupport
import Testing

@Suite("The user's library of pairs")
struct ModelLibraryTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "specbranch-\(UUID().uuidString)")

  private func manifest(_ name: String, title: String = "A pair") -> PairManifest {
    PairManifest(
      name: name, title: title, summary: "One \"sentence\" with a \\ and\na break.", licence: "MIT",
      target: .init(
        file: "\(name)/t-00001-of-00002.gguf", size: 5, sha256: String(repeating: "a", count: 64),
        source: "o/r@c:t.gguf", parts: [.init(file: "\(name)/t-00002-of-00002.gguf", size: 6, sha256: nil)]),
      draft: .init(file: "/elsewhere/d.gguf"), chat: .init(template: "chatml"))
  }

  @Test("reads what it writes, whatever is in the texts")
  func roundTrip() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = ModelLibrary(folder: folder)
    let written = manifest("mine", title: "Ünïcode 🙂 \u{FFFD} '''")
    try library.add(manifest("mine", title: "Ünïcode 🙂 \u{1B} '''"))
    let read = try PairCatalog(folders: [folder]).pair(named: "mine")
    #expect(read.manifest == written)
    #expect(read.files.map(\.isFirst) == [true, false, true])
    #expect(read.files[1].path == folder.appending(path: "mine/t-00002-of-00002.gguf").path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mine.toml"])
  }

  @Test("lists a pull that was ended, and removes nothing but its own")
  func remove() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = ModelLibrary(folder: folder.appending(path: "models"))
    let partial = library.files(of: "half")
    try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
    try Data().write(to: partial.appending(path: "x.gguf.partial"))
    try Data().write(to: folder.appending(path: "outside.toml"))
    try library.add(manifest("mine"))
    #expect(library.unfinished == ["half"])
    for name in ["../outside", "outside", "", ".", "..", "/etc", "a/b"] {
      #expect(throws: PairError.self, "\(name)") { try library.remove(name) }
    }
    try library.remove("half")
    try library.remove("mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: library.folder.path) == [])
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "outside.toml").path))
  }

  @Test("comes with a catalogue that is sound, and that suggests the nearest name")
  func catalogue() throws {
    let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "models")
    let known = try KnownPairs(folders: [folder, models])
    #expect(known.pairs.count >= 8)
    for pair in known.pairs {
      for model in [pair.target, pair.draft] {
        #expect(model.approximateSize != nil && model.context != nil && model.cachePerToken != nil)
        #expect(["Q4_K_M", "Q8_0"].contains(model.weightType), "\(model.file)")
      }
      #expect(pair.target.repository != pair.draft.repository)
      #expect(pair.target.file.hasSuffix(".gguf") && pair.draft.file.hasSuffix(".gguf"))
    }
    let error = #expect(throws: PairError.self) { try known.pair(named: "qwen3-8") }
    #expect(error?.sentence == "The catalogue has no pair qwen3-8; did you mean qwen3-8b?")
    #expect(throws: PairError.self) { try PairCatalog(folders: [models]).pair(named: "catalogue") }
  }

  /// What reading a catalogue of one pair says.
  private func sentence(_ change: (String) -> String) throws -> String {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: KnownPairs.fileName)
    try Data(change(Self.catalogueText).utf8).write(to: file)
    let error = #expect(throws: PairError.self) { try KnownPairs(folders: [folder]) }
    return error?.sentence.replacing(file.path, with: "FILE") ?? ""
  }

  private static let catalogueText = """
    format = 1
    [[pair]]
    name = "small"
    title = "Small"
    summary = "A small pair."
    licence = "MIT"
    verified = false
    chat_template = "chatml"
    target = { repository = "a/b", file = "t-iq4_xs.gguf", revision = "v1", approximate_size = 5, context = 512 }
    draft = { repository = "a/b", file = "d.gguf", quantisation = "F16", cache_per_token = 7 }
    recommended = { context = 8192, mode = "auto", draft_length = 6 }
    """

  @Test("takes what a catalogue may say beside names, and refuses what it does not know")
  func catalogueKeys() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.catalogueText.utf8).write(to: folder.appending(path: KnownPairs.fileName))
    let pair = try KnownPairs(folders: [folder]).pair(named: "small")
    #expect(pair.chatTemplate == "chatml" && pair.target.revision == "v1" && pair.target.approximateSize == 5)
    #expect(pair.target.weightType == "IQ4_XS" && pair.draft.weightType == "F16")

    #expect(
      try sentence { $0.replacing("verified", with: "verifed") }
        == "FILE cannot be used: it does not know the key pair.entry 1.verifed; did you mean verified?")
    #expect(
      try sentence { $0.replacing("file = \"d.", with: "fiel = \"d.") }
        == "FILE cannot be used: it does not know the key pair.entry 1.draft.fiel; did you mean file?")
    #expect(
      try sentence { $0.replacing("context = 512", with: "sha256sum_of_all = 1") }
        == "FILE cannot be used: it does not know the key pair.entry 1.target.sha256sum_of_all.")
    #expect(try sentence { $0.replacing("format = 1", with: "format = 2") }.contains("it has format 2"))
    #expect(
      try sentence { $0.replacing("context = 512", with: "context = 1") }
        == "FILE cannot be used: in small target.context is 1, which is out of range.")
  }

  @Test("survives 2,000 mutated manifests, each with a value or one sentence")
  func mutated() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = ModelLibrary(folder: folder)
    try library.add(manifest("mine"))
    let sound = try String(contentsOf: library.manifestFile("mine"), encoding: .utf8)
    var (accepted, refused) = (0, 0)
    for text in MutatedTexts(of: sound) {
      try Data(text.utf8).write(to: library.manifestFile("mine"))
      do throws(PairError) {
        _ = try PairCatalog(folders: [folder]).pair(named: "mine")
        accepted += 1
      } catch {
        refused += 1
        #expect(error.sentence.hasSuffix(".") || error.sentence.hasSuffix("?"))
      }
    }
    #expect(accepted > 50 && refused > 1_000)
    // The parser's own answer to these is to abort.
    for header in MutatedTexts.fatalHeaders {
      try Data(header.utf8).write(to: library.manifestFile("mine"))
      #expect(throws: PairError.self) { try PairCatalog(folders: [folder]).pair(named: "mine") }
    }
    for deep in ["[", "{a="] {
      try Data(("x = " + String(repeating: deep, count: 100_000)).utf8).write(
        to: library.manifestFile("mine"))
      #expect(throws: PairError.self) { try PairCatalog(folders: [folder]).pair(named: "mine") }
    }
  }

  @Test("survives 2,000 mutated catalogues, and never lists a pair without a name")
  func mutatedCatalogues() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: KnownPairs.fileName)
    var (accepted, refused) = (0, 0)
    for text in MutatedTexts(of: Self.catalogueText) {
      try Data(text.utf8).write(to: file)
      do throws(PairError) {
        #expect(try KnownPairs(folders: [folder]).pairs.allSatisfy { !$0.name.isEmpty })
        accepted += 1
      } catch {
        refused += 1
        #expect(error.sentence.hasSuffix(".") || error.sentence.hasSuffix("?"))
      }
    }
    #expect(accepted > 50 && refused > 500)
    for header in MutatedTexts.fatalHeaders {
      try Data(header.utf8).write(to: file)
      #expect(throws: PairError.self) { try KnownPairs(folders: [folder]) }
    }
  }
}
