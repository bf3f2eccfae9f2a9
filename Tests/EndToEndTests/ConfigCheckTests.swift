import Foundation
import Testing

/// `specbranch config check` looks at everything that its user has written.
@Suite struct ConfigCheckTests {
  private static func write(_ files: [String: String], in home: URL) throws {
    for (name, text) in files {
      let file = home.appending(path: "specbranch/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test("Every file is checked, and each fault is one sentence that names its file")
  func checksAll() async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      let faulty = [
        "config.toml": "sead = 1\n", "keys.toml": "[tuning]\n\"9\" = \"nothing-of-the-kind\"\n",
        "presets.toml": "[3]\nmoode = \"auto\"\n", "pairs/starter.toml": "context = \"much\"\n",
        "pairs/startr.toml": "context = 256\n", "themes/mine.toml": "base = [\n", "personas/empty.md": " \n",
      ]
      try Self.write(faulty, in: home)
      let check = try ProgramUnderTest.run(
        ["config", "check"], home: home, variables: ["SPECBRANCH_TEMPRATURE": "1"])
      #expect(check.status == 1)
      let sentences = check.error.split(separator: "\n")
      #expect(sentences.count == faulty.count + 1, "\(check.error)")
      for file in faulty.keys {
        #expect(sentences.count { $0.contains("specbranch/\(file)") } == 1, "\(file): \(check.error)")
      }
      #expect(check.error.contains("did you mean “starter”?"))
      #expect(check.error.contains("did you mean SPECBRANCH_TEMPERATURE?"))
      let doctor = try ProgramUnderTest.run(
        ["doctor"], home: home, variables: ["SPECBRANCH_TEMPRATURE": "1"])
      for sentence in sentences { #expect(doctor.output.contains("! \(sentence)"), "\(sentence)") }
    }
  }

  @Test("Files without fault are named")
  func namesWhatIsFine() async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      try Self.write(
        ["keys.toml": "[tuning]\n\"9\" = \"none\"\n", "pairs/starter.toml": "context = 256\n"], in: home)
      let check = try ProgramUnderTest.run(["config", "check"], home: home)
      #expect(check.status == 0, "\(check.error)")
      #expect(check.output.contains("There is no settings file"))
      #expect(check.output.contains("keys.toml is fine.\npairs/starter.toml is fine.\n"))
    }
  }
}
