import Foundation
import SpecCore
import Testing

/// The settings file while the chat runs: what is changed in it holds from then on.
@Suite(.serialized) struct SettingsFileTests {
  private static func write(_ text: String, _ folder: URL) throws {
    let own = folder.appending(path: "config/specbranch")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try text.write(to: own.appending(path: "config.toml"), atomically: true, encoding: .utf8)
  }

  /// What the screen says, without borders and line breaks; it shows no panes.
  private static func words(_ screen: String) -> String {
    screen.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
  }

  @Test("What changes in the settings file holds from then on; a fault is one sentence and changes nothing")
  func followsTheFile() async throws {
    try await ChatScreenTests.withChat("--mode specbranch --panes ''") { session, folder in
      try Self.write("adaptive = true\ntheme = \"light\"\nmax_tokens = 5\nmode = \"pearl\"\n", folder)
      try await session.wait(for: "the new settings") {
        let words = Self.words($0)
        return words.contains("read again: adaptive off → on, theme dark → light.")
          && words.contains("From the next start on: max_tokens.")
      }
      try session.keys("M-c")
      try await session.wait(for: "the theme in use") { $0.contains("› light") }
      try session.keys("Escape")
      try await session.wait(for: "writing") { !$0.contains("› light") && $0.contains("Write a message") }
      try Self.write("adaptve = false\n", folder)
      try await session.wait(for: "the fault") {
        let words = Self.words($0)
        return words.contains("did you mean “adaptive”?") && words.contains("the settings stay as they were.")
      }
      try ChatScreenTests.say(ChatScreenTests.story, session)
      try await session.wait(for: "the reply's end") { $0.contains(" tokens · ") && $0.contains("accepted") }
      _ = try await ChatScreenTests.finishedFold(folder)
      let starts = try ChatScreenTests.trace(folder).compactMap { event -> DecodingParameters? in
        if case .runStarted(let start) = event { start.parameters } else { nil }
      }
      #expect(starts.first?.adaptive == true && starts.first?.mode == .specbranch)
    }
  }
}
