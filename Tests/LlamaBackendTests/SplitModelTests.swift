import Foundation
import TestSupport
import Testing

@testable import LlamaBackend

@Suite("A model in several files")
struct SplitModelTests {
  /// The starter draft in two files, in a folder that is gone after the closure.
  private func withParts(_ body: ([String]) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(SplitModel.write(StarterPair.draftPath, to: folder.appending(path: "draft")))
  }

  private func sentence(_ path: String) -> String {
    let error = #expect(throws: ModelLoadError.self) { try GGUFHeader.read(path) }
    return error?.sentence ?? ""
  }

  private func write(_ bytes: [UInt8], at offset: UInt64, of path: String) throws {
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try handle.seek(toOffset: offset)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }

  @Test("has one header, with the weights of all its files, and loads like the whole")
  func sound() throws {
    try withParts { parts in
      let (split, whole) = (try GGUFHeader.read(parts[0]), try GGUFHeader.read(StarterPair.draftPath))
      #expect(split.tensorCount == whole.tensorCount && split.architecture == whole.architecture)
      #expect(split.shape == whole.shape)
      let model = try LlamaModel(path: parts[0])
      #expect(try model.parameterCount == StarterPair.draft.parameterCount)
    }
  }

  @Test("is refused where a further file is missing, cut off, damaged or another's")
  func furtherParts() throws {
    try withParts { parts in
      #expect(sentence(parts[1]).contains("is part 2 of a model in several files; name the first part"))
      let second = try Data(contentsOf: URL(fileURLWithPath: parts[1]))
      try write([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], at: 8, of: parts[1])
      #expect(sentence(parts[0]).hasPrefix("\(parts[1]) is damaged"))
      try second.prefix(second.count - 64).write(to: URL(fileURLWithPath: parts[1]))
      #expect(sentence(parts[0]).hasPrefix("\(parts[1]) ends too early"))
      try Data(contentsOf: URL(fileURLWithPath: parts[0])).write(to: URL(fileURLWithPath: parts[1]))
      #expect(sentence(parts[0]).hasPrefix("\(parts[1]) is not part 2"))
      try FileManager.default.removeItem(atPath: parts[1])
      #expect(sentence(parts[0]) == "There is no file at \(parts[1]); check the path.")
    }
  }

  @Test("is refused where its first file has another name")
  func renamed() throws {
    try withParts { parts in
      let other = URL(fileURLWithPath: parts[0]).deletingLastPathComponent().appending(path: "draft.gguf")
      try FileManager.default.moveItem(atPath: parts[0], toPath: other.path)
      #expect(sentence(other.path).contains("begins a model in 2 files"))
    }
  }

  @Test("is tried anew when a further file changes")
  func fingerprint() throws {
    try withParts { parts in
      let before = ProbedFiles.fingerprint(parts[0])
      #expect(before?.files.count == 2 && before == ProbedFiles.fingerprint(parts[0]))
      let second = try Data(contentsOf: URL(fileURLWithPath: parts[1]))
      try (second + Data(count: 1)).write(to: URL(fileURLWithPath: parts[1]))
      #expect(ProbedFiles.fingerprint(parts[0]) != before)
      try FileManager.default.removeItem(atPath: parts[1])
      #expect(ProbedFiles.fingerprint(parts[0]) == nil)
    }
  }
}
