import Foundation
import LlamaBackend
import SpecCore
import SpecEngine

/// Loads a pair: each model on its lane's thread, tried in a helper process first.
struct PairLoader: Sendable {
  /// Context of a pair whose manifest names none, where the model allows as much.
  static let usualContext = 4096

  let source: PairSource
  let options: PairOptions
  let cancellation: CancellationFlag
  /// How far each lane's model is, 0…1; called from the lanes' threads.
  let progress: @Sendable (Lane, Double) -> Void

  func load() async throws -> LoadedPair {
    let (targetThread, draftThread) = (ThreadExecutor(name: "target"), ThreadExecutor(name: "draft"))
    do {
      return try await load(targetThread, draftThread)
    } catch {
      targetThread.shutDown()
      draftThread.shutDown()
      throw error
    }
  }

  private func load(
    _ targetThread: ThreadExecutor, _ draftThread: ThreadExecutor
  ) async throws -> LoadedPair {
    async let draftLoading = loadModel(.draft, source.draftPath, on: draftThread, options.draftGpuLayers)
    let target = try await loadModel(.target, source.targetPath, on: targetThread, options.gpuLayers)
    let draft = try await draftLoading
    guard let target else { throw CommandFailure("No target model was given; name one with --target.") }

    let template = options.chatTemplate ?? source.catalogued?.manifest.chat?.template
    try checkTemplate(template)
    let codec = LlamaTextCodec(target, templateName: template)
    let vocabularyLimit = try await commonVocabulary(codec, draft, on: targetThread)
    let context = contextLength(target)
    let threads =
      options.threads ?? source.catalogued?.manifest.recommended?.threads
      ?? ProcessInfo.processInfo.activeProcessorCount

    let targetLane = try await TargetLane.load(on: targetThread) {
      var contextOptions = ContextOptions.target(contextLength: context, threads: threads)
      contextOptions.vocabularySize = vocabularyLimit
      return try LlamaBackend(target, contextOptions)
    }
    var draftLane: DraftLane?
    if let draft {
      let draftThreads = options.draftThreads ?? threads
      draftLane = try await DraftLane.load(on: draftThread, codec: codec) {
        var contextOptions = ContextOptions.draft(contextLength: context, threads: draftThreads)
        contextOptions.vocabularySize = vocabularyLimit
        return try LlamaBackend(draft, contextOptions)
      }
    }
    let coordinator = SpeculationCoordinator(target: targetLane, draft: draftLane, codec: codec)
    let (predictor, obstacle) = await PredictorLoader(path: source.predictorPath).load(into: coordinator)
    return LoadedPair(
      source: source, coordinator: coordinator, codec: codec, contextLength: context,
      targetSummary: target.summary, draftSummary: draft?.summary, predictor: predictor,
      notices: notices(target, context) + [obstacle].compactMap(\.self))
  }

  /// What was asked for and cannot be had, or should not.
  private func notices(_ target: LlamaModel, _ context: Int) -> [String] {
    var notices: [String] = []
    if context > target.trainedContextLength {
      notices.append(
        "The target was made for \(target.trainedContextLength) tokens of context; beyond that, of the "
          + "\(context) asked for, its replies get worse.")
    }
    if max(options.gpuLayers ?? 0, options.draftGpuLayers ?? 0) > 0, !LlamaEngine.supportsGPU {
      notices.append(
        "This engine computes on the processor only, so no layer goes to a GPU; LLAMA_BACKEND builds another."
      )
    }
    return notices
  }

  private func loadModel(
    _ lane: Lane, _ path: String?, on thread: ThreadExecutor, _ gpuLayers: Int?
  ) async throws -> LlamaModel? {
    guard let path else { return nil }
    return try await thread.run { [cancellation, progress] in
      try ModelProbe.check(path: path, executable: Executable.path, cancellation: cancellation)
      return try LlamaModel(path: path, gpuLayers: gpuLayers, cancellation: cancellation) {
        progress(lane, $0)
      }
    }
  }

  /// Refuses a template name that the engine does not know.
  private func checkTemplate(_ name: String?) throws {
    guard let name, !ChatTemplates.names.contains(name) else { return }
    throw CommandFailure(
      "The engine knows no chat template \(name); it knows \(ChatTemplates.names.joined(separator: ", ")).")
  }

  private func commonVocabulary(
    _ codec: LlamaTextCodec, _ draft: LlamaModel?, on thread: ThreadExecutor
  ) async throws -> Int? {
    guard let draft else { return nil }
    let compatibility = try await thread.run {
      PairCompatibility(target: codec, draft: LlamaTextCodec(draft))
    }
    switch compatibility {
    case .fine(let size): return size
    case .mismatch(let sentence): throw CommandFailure(sentence)
    }
  }

  private func contextLength(_ target: LlamaModel) -> Int {
    options.context ?? source.catalogued?.contextLength ?? min(target.trainedContextLength, Self.usualContext)
  }
}
