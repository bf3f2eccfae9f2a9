import Foundation
import Testing

/// Presets outlive the program, and the key file is followed while it runs.
@Suite(.serialized) struct UserFileTests {
  @Test("A saved preset is there after a restart, and changed keys hold at once")
  func presetsAndKeysAreFiles() async throws {
    try await ChatScreenTests.withChat { session, folder in
      let settings = folder.appending(path: "config/specbranch")
      try session.keys("Escape")
      try session.text("P")
      try await session.wait(for: "the parameters") { $0.contains("Presets: 1 paper") }
      try session.text("s7")
      try await session.wait(for: "the preset") { $0.contains("Saved as preset 7.") }

      let keys = settings.appending(path: "keys.toml")
      try "[tuning]\n\"F7\" = \"helpp\"\n".write(to: keys, atomically: true, encoding: .utf8)
      try await session.wait(for: "the fault") { $0.contains("did you mean “help”?") }
      try "[tuning]\n\"F7\" = \"help\"\n".write(to: keys, atomically: true, encoding: .utf8)
      try await session.wait(for: "the new keys") { $0.contains("Your key file was read again") }
      try session.keys("F7")
      try await session.wait(for: "the help") { $0.contains("F7") && $0.contains("Help") }

      try session.keys("Escape")
      try session.keys("C-c")
      try session.keys("C-c")
      try await session.wait(for: "the end") { $0.contains("left with 0") }
      try session.type("clear; \(ProgramUnderTest.path)")
      try await session.wait(for: "the pair again") { $0.contains("context 0/") }
      try session.keys("Escape")
      try session.text("P")
      try await session.wait(for: "the preset of before") { $0.contains("7 yours") }
    }
  }
}
