import Foundation
import TestSupport
import Testing

/// The scripts that look at the program's screen with a terminal emulator.
enum EmulatorScript {
  /// Runs a script as often as it takes some seconds, or as often as the variable of that name tells, however long
  /// that takes.
  static func run(
    _ name: String, _ arguments: [String], option: String, variable: String, usually: String
  ) throws -> FinishedProcess {
    let told = ProcessInfo.processInfo.environment[variable]
    return try run(name, arguments + [option, told ?? usually], limit: told == nil ? 600 : 14_400)
  }

  /// Runs a script; its output holds what it has written to standard error, too.
  static func run(_ name: String, _ arguments: [String], limit: Double = 600) throws -> FinishedProcess {
    let scripts = ProgramUnderTest.checkout.appending(path: "scripts")
    let python = try FinishedProcess.run(
      "/usr/bin/env", ["bash", scripts.appending(path: "emulator.sh").path])
    try #require(python.status == 0, "\(python.error)")
    let interpreter = try #require(python.output.split(separator: "\n").last).description
    return try FinishedProcess.run(
      "/usr/bin/env", [interpreter, scripts.appending(path: name).path] + arguments, mergesError: true,
      limit: limit)
  }
}
