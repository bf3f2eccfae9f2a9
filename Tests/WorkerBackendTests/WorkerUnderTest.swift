import Foundation
import LlamaBackend
import SpecCore
import WorkerBackend

/// The real program as a worker for the starter target.
enum WorkerUnderTest {
  private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let modelPath = checkout.appending(path: "models/starter/starter-target-f16.gguf").path
  static let program = checkout.appending(path: ".build/debug/specbranch").path

  /// What the program's worker command reads.
  private struct Settings: Encodable {
    let path: String
    let placement = ModelPlacement.device("CPU")
  }

  static func launch(
    model: String = modelPath, executable: String = program, timeLimit: Double = 60,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> WorkerLaunch {
    WorkerLaunch(
      executable: executable, arguments: ["__target-worker"], settings: try json(Settings(path: model)),
      place: "the test's device", timeLimit: timeLimit, progress: progress)
  }

  static func backend(_ options: ContextOptions) throws -> WorkerBackend {
    try WorkerBackend(
      LoadedWorker(launch(), cancellation: CancellationFlag()), options: json(options))
  }

  static func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }
}
