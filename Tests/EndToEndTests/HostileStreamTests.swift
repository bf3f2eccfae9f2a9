import Foundation
import Testing

/// What a hostile model may write, through the real program, a real pseudo-terminal and a terminal emulator.
///
/// Some hundred streams here; `SPECBRANCH_HOSTILE_STREAMS=20000` for all of them, which takes minutes.
@Suite(.serialized) struct HostileStreamTests {
  @Test("Only our own sequences reach the terminal, and its screen is the one we drew")
  func onlyOurSequences() throws {
    let scripts = ProgramUnderTest.checkout.appending(path: "scripts")
    let python = try Self.run(["bash", scripts.appending(path: "emulator.sh").path])
    try #require(python.status == 0, "\(python.output)")
    let interpreter = try #require(python.output.split(separator: "\n").last).description
    let count = ProcessInfo.processInfo.environment["SPECBRANCH_HOSTILE_STREAMS"] ?? "600"
    let outcome = try Self.run([
      interpreter, scripts.appending(path: "hostile-streams.py").path, "--program", ProgramUnderTest.path,
      "--count", count, "--streams-per-second", "100",
    ])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.matches(of: /color: \d+ streams/).count == 2, "\(outcome.output)")
  }

  private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
