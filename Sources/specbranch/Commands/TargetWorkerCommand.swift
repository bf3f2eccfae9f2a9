import ArgumentParser
import Foundation
import LlamaBackend
import SpecCore
import WorkerBackend

/// Computes a target in a process of its own; the program calls it, people do not.
struct TargetWorkerCommand: ParsableCommand {
  static let name = "__target-worker"
  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Compute a target model.", shouldDisplay: false)

  func run() {
    CoreDumps.disable()
    // The program that started this one tells the last of these lines if it loses it.
    LlamaEngine.setLog { level, line in if level == .error { StandardError.write(line) } }
    WorkerHost.serve(LlamaWorkerModels())
  }
}

/// What a worker is told to load.
struct TargetSettings: Codable {
  let path: String
  let placement: ModelPlacement
  let gpuLayers: Int?
}

/// What a worker tells of its model.
struct TargetDetails: Codable {
  let summary: String
  let trainedContextLength: Int
}

/// A worker's model of llama.cpp; settings, details and options travel as JSON.
private final class LlamaWorkerModels: WorkerModels {
  private var model: LlamaModel?

  func load(_ settings: String, progress: (Double) -> Void) throws -> String {
    let settings = try JSONDecoder().decode(TargetSettings.self, from: Data(settings.utf8))
    let model = try LlamaModel(
      path: settings.path, placement: settings.placement, gpuLayers: settings.gpuLayers, progress: progress)
    self.model = model
    return try text(TargetDetails(summary: model.summary, trainedContextLength: model.trainedContextLength))
  }

  func open(_ options: String) throws -> any ModelBackend {
    guard let model else { throw CommandFailure("No model has been loaded.") }
    return try LlamaBackend(model, JSONDecoder().decode(ContextOptions.self, from: Data(options.utf8)))
  }
}

/// A value as JSON text.
func text(_ value: some Encodable) throws -> String {
  String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
}
