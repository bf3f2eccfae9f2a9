import Foundation
import TestSupport

/// The real binary, run as people run it.
enum ProgramUnderTest {
  /// The checkout that these tests are part of.
  static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The binary beside the test bundle, or the one that SPECBRANCH_BINARY names.
  static var path: String {
    ProcessInfo.processInfo.environment["SPECBRANCH_BINARY"]
      ?? checkout.appending(path: ".build/debug/specbranch").path
  }

  /// The pair where a test names none: small, and not trained anew with every release.
  static let pair = "starter"

  /// What steers the tests, and is unknown to the program.
  private static let testVariables: Set = [
    "SPECBRANCH_BINARY", "SPECBRANCH_HOSTILE_STREAMS", "SPECBRANCH_MUTATED_FILES", "SPECBRANCH_PROOF",
    "SPECBRANCH_UPDATE_FRAMES",
  ]

  /// A folder that is gone after the closure.
  static func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "specbranch-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  /// Runs the program to its end with the given arguments.
  ///
  /// - Parameters:
  ///   - interruptAfter: seconds after which it gets a Ctrl-C.
  ///   - pair: what it loads where the arguments name no pair, or `nil` for its own default.
  static func run(
    _ arguments: [String], input: String? = nil, interruptAfter: Double? = nil, home: URL? = nil,
    variables: [String: String] = [:], pair: String? = pair
  ) throws -> FinishedProcess {
    var environment = ProcessInfo.processInfo.environment.filter { !testVariables.contains($0.key) }
    // The settings of whoever runs the tests are not part of them.
    environment["XDG_CONFIG_HOME"] = home?.path ?? "/nonexistent"
    environment["SPECBRANCH_PAIR"] = pair
    environment.merge(variables) { _, new in new }
    if let home {
      environment["XDG_STATE_HOME"] = home.path
      environment["XDG_DATA_HOME"] = home.path
    }
    return try FinishedProcess.run(
      path, arguments, in: checkout, environment: environment, input: input ?? "",
      interruptAfter: interruptAfter)
  }
}
