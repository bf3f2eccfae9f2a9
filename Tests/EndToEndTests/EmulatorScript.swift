import Foundation
import Testing

/// The scripts that look at the program's screen with a terminal emulator.
enum EmulatorScript {
  static func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let scripts = ProgramUnderTest.checkout.appending(path: "scripts")
    let python = try run(["bash", scripts.appending(path: "emulator.sh").path])
    try #require(python.status == 0, "\(python.output)")
    let interpreter = try #require(python.output.split(separator: "\n").last).description
    return try run([interpreter, scripts.appending(path: name).path] + arguments)
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
