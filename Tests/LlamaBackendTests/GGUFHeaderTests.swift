import Foundation
import LlamaBackend
import SpecCore
import TestSupport
import Testing

@Suite("A model file's header")
struct GGUFHeaderTests {
  @Test("tells what the starter target is")
  func starterTarget() throws {
    let header = try GGUFHeader.read(StarterPair.targetPath)
    #expect(header.architecture == "llama")
    #expect(header.vocabularySize == 4096)
    #expect(header.contextLength == 1024)
    #expect(header.tensorCount == 56)
    #expect(header.name?.isEmpty == false)
    #expect(header.chatTemplate?.contains("<|im_start|>") == true)
  }

  @Test("is refused where there is no file, or a folder")
  func noFile() throws {
    let missing = #expect(throws: ModelLoadError.self) { try GGUFHeader.read("/nowhere/model.gguf") }
    #expect(missing?.sentence == "There is no file at /nowhere/model.gguf; check the path.")
    let folder = #expect(throws: ModelLoadError.self) { try GGUFHeader.read(StarterPair.folder.path) }
    #expect(folder?.sentence.contains("is a folder") == true)
    let device = #expect(throws: ModelLoadError.self) { try GGUFHeader.read("/dev/null") }
    #expect(device?.reason == .unreadable)
  }

  @Test(
    "is refused where the file ends early",
    arguments: [0, 3, 4, 8, 23, 24, 100, 5_000, 60_000, 1_000_000, -1])
  func truncated(_ length: Int) throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: StarterPair.draftPath))
    try withFile(whole.prefix(length < 0 ? whole.count + length : length)) { path in
      let error = #expect(throws: ModelLoadError.self) { try GGUFHeader.read(path) }
      #expect(error?.reason == ((0..<4).contains(length) ? .notAModel : .damaged))
      #expect(error?.sentence.hasSuffix(".") == true)
      #expect(throws: ModelLoadError.self) { try LlamaModel(path: path) }
    }
  }

  @Test("never crashes the reader with 400 random byte flips")
  func flippedBytes() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: StarterPair.draftPath))
    var generator = SeededGenerator(seed: 11)
    var refused = 0
    try withFile(whole) { path in
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      for round in 0..<400 {
        let place = Int.random(in: 0..<(round.isMultiple(of: 2) ? 600 : 120_000), using: &generator)
        let flipped = whole[place] ^ UInt8.random(in: 1...255, using: &generator)
        try file.write(Data([flipped]), at: place)
        do throws(ModelLoadError) {
          let header = try GGUFHeader.read(path)
          #expect(header.tensorCount >= 0)
        } catch {
          refused += 1
          #expect(error.sentence.hasSuffix("."))
        }
        try file.write(Data([whole[place]]), at: place)
      }
      #expect(try GGUFHeader.read(path).architecture == "llama")
    }
    #expect(refused > 50)
  }

  @Test("is refused where it contradicts itself", arguments: HeaderBytes.impossible)
  func contradictions(_ sample: HeaderBytes.Sample) throws {
    try withFile(sample.data) { path in
      let error = #expect(throws: ModelLoadError.self, "\(sample.name)") { try GGUFHeader.read(path) }
      #expect(error?.reason == sample.reason, "\(sample.name)")
    }
  }

  @Test("is accepted where it is made by hand and sound")
  func handMade() throws {
    try withFile(HeaderBytes.sound) { path in
      let header = try GGUFHeader.read(path)
      #expect(header.architecture == "llama")
      #expect(header.tensorCount == 1)
    }
  }
}

extension FileHandle {
  fileprivate func write(_ data: Data, at offset: Int) throws {
    try seek(toOffset: UInt64(offset))
    try write(contentsOf: data)
  }
}

/// Writes a file for the duration of `body`.
func withFile(_ data: Data, _ body: (String) throws -> Void) throws {
  let url = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID().uuidString).gguf")
  try data.write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  try body(url.path)
}
