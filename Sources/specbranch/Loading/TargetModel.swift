import Foundation
import LlamaBackend
import SpecCore
import WorkerBackend

/// A target that has been loaded, in this process or in one of its own.
struct TargetModel: Sendable {
  /// The model here; only its vocabulary where it computes in another process.
  let model: LlamaModel
  let summary: String
  let trainedContextLength: Int
  private let worker: LoadedWorker?

  /// Loads a target where the options put it; blocks for as long as that takes.
  ///
  /// RPC servers are used from a worker, because the engine ends the process when it loses one. The worker
  /// tries the file, too, which may be too large to be tried here.
  init(
    path: String, options: PairOptions, cancellation: CancellationFlag,
    progress: @escaping @Sendable (Double) -> Void
  ) throws {
    let placement = try options.targetPlacement
    guard case .servers = placement, let place = placement.summary else {
      try ModelProbe.check(
        path: path, adapters: options.lora.compactMap(LoraAdapter.init), executable: Executable.path,
        cancellation: cancellation)
      model = try LlamaModel(
        path: path, placement: placement, gpuLayers: options.gpuLayers, cancellation: cancellation,
        progress: progress)
      (summary, trainedContextLength, worker) = (model.summary, model.trainedContextLength, nil)
      return
    }
    _ = try GGUFHeader.read(path)
    let settings = TargetSettings(
      path: URL(fileURLWithPath: path).path, placement: placement, gpuLayers: options.gpuLayers)
    let launch = WorkerLaunch(
      executable: Executable.path, arguments: [TargetWorkerCommand.name], settings: try text(settings),
      place: place, timeLimit: options.targetTimeout ?? 60, progress: progress)
    let worker = try LoadedWorker(launch, cancellation: cancellation)
    let details = try JSONDecoder().decode(TargetDetails.self, from: Data(worker.details.utf8))
    model = try LlamaModel(vocabularyOf: path)
    (summary, trainedContextLength) = (details.summary, details.trainedContextLength)
    self.worker = worker
  }

  func backend(_ options: ContextOptions) throws -> any ModelBackend {
    guard let worker else { return try LlamaBackend(model, options) }
    return try WorkerBackend(worker, options: try text(options))
  }
}
