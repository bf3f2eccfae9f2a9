import Foundation
import Testing

/// `--hrad-learning` and `predictor reset`, as people use them.
@Suite struct LearningCommandTests {
  static let arguments = [
    "run", "--mode", "specbranch", "--prompt", "Tell me a story about Ruth the dog.", "--max-tokens", "60",
  ]

  static func file(_ home: URL) -> URL {
    home.appending(path: "specbranch/predictors/starter.safetensors")
  }

  @Test("The text stays the same, what is learned is kept for its owner only, and reset forgets it")
  func learnsAndForgets() async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      let plain = try ProgramUnderTest.run(Self.arguments, home: home)
      #expect(!FileManager.default.fileExists(atPath: Self.file(home).path), "learned without being asked")
      var contents: [Data] = []
      for _ in 0..<2 {
        let learning = try ProgramUnderTest.run(Self.arguments + ["--hrad-learning"], home: home)
        #expect(learning.status == 0 && learning.error.isEmpty, "\(learning.error)")
        #expect(learning.output == plain.output)
        contents.append(try Data(contentsOf: Self.file(home)))
      }
      #expect(contents[0] != contents[1])
      let attributes = try FileManager.default.attributesOfItem(atPath: Self.file(home).path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let folder = Self.file(home).deletingLastPathComponent()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["starter.safetensors"])

      for expected in [
        "What H-RAD had learned for starter is forgotten.\n", "H-RAD had learned nothing for starter.\n",
      ] {
        let reset = try ProgramUnderTest.run(["predictor", "reset", "--pair", "starter"], home: home)
        #expect(reset.status == 0 && reset.output == expected)
      }
      #expect(!FileManager.default.fileExists(atPath: Self.file(home).path))
    }
  }

  @Test(
    "A broken file costs one sentence and nothing else", arguments: ["garbage", "folder", "fifo", "shipped"])
  func broken(kind: String) async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      let file = Self.file(home)
      let manager = FileManager.default
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      switch kind {
      case "folder": try manager.createDirectory(at: file, withIntermediateDirectories: true)
      case "fifo": mkfifo(file.path, 0o600)
      case "shipped":
        let shipped = ProgramUnderTest.checkout.appending(
          path: "models/starter/starter-draft-predictor.safetensors")
        try manager.copyItem(at: shipped, to: file)
      default: try Data("garbage".utf8).write(to: file)
      }
      let outcome = try ProgramUnderTest.run(Self.arguments + ["--hrad-learning"], home: home)
      let plain = try ProgramUnderTest.run(Self.arguments, home: home)
      #expect(outcome.status == 0 && outcome.output == plain.output)
      let sentences = outcome.error.split(separator: "\n")
      #expect(sentences.first?.contains("cannot be used") == true)
      // What is learned now takes the file's place, where it can.
      #expect(sentences.count == (kind == "folder" ? 2 : 1), "\(outcome.error)")
    }
  }

  @Test("A pair without a predictor says that it learns nothing")
  func noPredictor() throws {
    let models = ProgramUnderTest.checkout.appending(path: "models/starter").path
    let outcome = try ProgramUnderTest.run([
      "run", "--target", "\(models)/starter-target-f16.gguf", "--draft", "\(models)/starter-draft-f16.gguf",
      "--prompt", "Hello!", "--max-tokens", "4", "--hrad-learning",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("H-RAD learns nothing"))
  }
}
