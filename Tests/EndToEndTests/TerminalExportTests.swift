import Foundation
import TestSupport
import Testing

/// What `specbranch export` writes on a terminal.
@Suite struct TerminalExportTests {
  /// One conversation with one message, which would act on a terminal.
  static let archive = #"""
    {"format": "specbranch conversations", "version": 1, "conversations": [{
      "title": "A talk", "titleIsAutomatic": false, "isPinned": false,
      "created": "2025-01-01T00:00:00.000Z", "updated": "2025-01-01T00:00:00.000Z", "messages": [{
        "id": 1, "role": "user", "text": "a\u009b31m\u001b[2J\u202eb\u007f", "state": "complete",
        "created": "2025-01-01T00:00:00.000Z", "attachments": []}]}]}
    """#

  /// What the program writes where its standard output is a terminal.
  private static func onTerminal(_ arguments: [String], home: URL) throws -> String {
    var (screen, terminal) = (Int32(-1), Int32(-1))
    try #require(openpty(&screen, &terminal, nil, nil, nil) == 0)
    defer { close(screen) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: ProgramUnderTest.path)
    process.arguments = arguments
    process.environment = [
      "XDG_DATA_HOME": home.path, "XDG_CONFIG_HOME": home.path, "XDG_STATE_HOME": home.path,
    ]
    process.standardOutput = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    close(terminal)
    DispatchQueue.global().asyncAfter(deadline: .now() + 60) { if process.isRunning { process.terminate() } }
    // Read as it comes: a terminal holds some thousand bytes, and the end comes with the last who has it open.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var text: [UInt8] = []
    while case let count = read(screen, &bytes, bytes.count), count > 0 { text += bytes[..<count] }
    try #require(process.ends(within: 60))
    #expect(process.terminationStatus == 0)
    return String(decoding: text, as: UTF8.self)
  }

  @Test("JSON is escaped on a terminal, as it is in a pipe, and the same value in both")
  func json() async throws {
    try await ProgramUnderTest.withTemporaryFolder { home in
      let path = home.appending(path: "talk.json").path
      try Self.archive.write(toFile: path, atomically: true, encoding: .utf8)
      #expect(try ProgramUnderTest.run(["import", path], home: home).status == 0)
      let export = ["export", "--format", "json"]
      let piped = try ProgramUnderTest.run(export, home: home).output
      let shown = try Self.onTerminal(export, home: home)
      #expect(piped.contains("a\u{9b}31m") && piped.contains("\u{202e}b"))
      #expect(shown.contains(#"a\u009b31m\u001b[2J\u202eb\u007f"#))
      let values = try [piped, shown].map {
        try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary)
      }
      #expect(values[0] == values[1])
    }
  }
}
