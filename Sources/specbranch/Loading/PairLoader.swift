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
  /// Whether the posterior predictor goes on learning.
  var learns = false
  /// Whether mode `auto` goes on from what the draft was like in earlier replies, and keeps it for later ones.
  var remembersReplies = true
  /// Told what should be known before loading begins, as one sentence.
  var warn: @Sendable (String) -> Void = { _ in }

  func load() async throws -> LoadedPair {
    if let sentence = try await onThread({ [source, options] in PairMemory(source, options).warning }) {
      warn(sentence)
    }
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
    async let draftLoading = loadDraft(on: draftThread)
    let target = try await loadTarget(on: targetThread)
    let draft = try await draftLoading

    let template = options.chatTemplate ?? source.catalogued?.manifest.chat?.template
    try ChatTemplateName.check(template)
    let codec = LlamaTextCodec(target.model, templateName: template)
    let vocabularyLimit = try await commonVocabulary(codec, draft, on: targetThread)
    let context = contextLength(target)
    let threads =
      options.threads ?? source.catalogued?.manifest.recommended?.threads
      ?? ProcessInfo.processInfo.activeProcessorCount

    let draftThreads = options.draftThreads ?? self.draftThreads(draft, besides: threads)

    let targetLane = try await TargetLane.load(on: targetThread) { [options] in
      var contextOptions = ContextOptions.target(contextLength: context, threads: threads)
      contextOptions.vocabularySize = vocabularyLimit
      contextOptions.cache = options.targetCache
      contextOptions.adapters = options.lora.compactMap(LoraAdapter.init)
      return try target.backend(contextOptions)
    }
    var draftLane: DraftLane?
    if let draft {
      draftLane = try await DraftLane.load(on: draftThread, codec: codec) { [options] in
        var contextOptions = ContextOptions.draft(contextLength: context, threads: draftThreads)
        contextOptions.vocabularySize = vocabularyLimit
        contextOptions.cache = options.draftCache
        contextOptions.adapters = options.draftLora.compactMap(LoraAdapter.init)
        return try LlamaBackend(draft, contextOptions)
      }
    }
    let splits = threadSplits(ThreadSplit(target: threads, draft: draftThreads))
    let place = try options.targetPlacement.summary
    let coordinator = SpeculationCoordinator(
      target: targetLane, draft: draftLane, codec: codec, threadSplits: splits,
      memory: memory(splits, place: place))
    let (predictor, obstacle) = await PredictorLoader(path: source.predictorPath).load(into: coordinator)
    let learning = learns ? await PredictorLearning.start(predictor, source, coordinator) : nil
    return LoadedPair(
      source: source, coordinator: coordinator, threads: [targetThread, draftThread], codec: codec,
      contextLength: context,
      targetSummary: target.summary, draftSummary: draft?.summary, targetPlace: place,
      threadSplits: draft == nil ? [] : splits, predictor: predictor,
      learning: learning?.learning, notices: notices(target, context) + [learning?.notice].compactMap(\.self),
      predictorObstacle: obstacle)
  }

  /// A forward of a draft this small is over before a second thread is awake; and OpenMP spins less, for the
  /// target too, once the threads of both models together exceed the cores.
  private static let smallDraft = 20_000_000

  private func draftThreads(_ draft: LlamaModel?, besides threads: Int) -> Int {
    (draft?.parameterCount ?? .max) < Self.smallDraft ? 1 : threads
  }

  /// The splits that mode `auto` chooses from: those loaded with, then the others of a few that make sense.
  /// Threads that the user names stay as they are.
  private func threadSplits(_ loaded: ThreadSplit) -> [ThreadSplit] {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let counts = Set([1, cores / 2, cores].filter { $0 > 0 }).sorted(by: >)
    // On servers the target takes no core from the draft, and its threads are the servers' own.
    let isRemote = options.targetRpc != nil
    let targets = isRemote ? [loaded.target] : options.threads.map { [$0] } ?? counts
    let drafts = options.draftThreads.map { [$0] } ?? (loaded.draft == 1 ? [1] : counts)
    // Different counts on shared cores make one lane's threads wait for the other's.
    let even = targets.flatMap { target in drafts.map { ThreadSplit(target: target, draft: $0) } }
      .filter {
        $0.target == $0.draft || isRemote || options.threads != nil || options.draftThreads != nil
      }
    return [loaded] + even.filter { $0 != loaded }
  }

  /// Options beside those of every pair that its costs, or how the draft fares, depend on.
  private var optionsThatCost: [String] {
    let types = [options.cacheTypeK, options.cacheTypeV, options.draftCacheTypeK, options.draftCacheTypeV]
    guard types.contains(where: { $0 != nil && $0 != .f16 }) || !(options.lora + options.draftLora).isEmpty
    else { return [] }
    return types.map { ($0 ?? .f16).rawValue } + options.lora + ["/"] + options.draftLora
  }

  private func memory(_ splits: [ThreadSplit], place: String?) -> GovernorMemory {
    let cache = GovernorCache(
      models: [source.targetPath, source.draftPath].compactMap { $0 },
      setting: splits.map { "\($0.target)+\($0.draft)" }
        + ["\(options.gpuLayers ?? -1) \(options.draftGpuLayers ?? -1)", place ?? ""] + optionsThatCost
        + OpenMPSettings.inForce,
      environment: ProcessInfo.processInfo.environment)
    var memory = GovernorMemory()
    memory.costs = cache.costs()
    memory.keepCosts = { cache.save($0) }
    if remembersReplies {
      memory.experience = cache.experience()
      memory.keepExperience = { cache.save($0) }
    }
    return memory
  }

  /// What was asked for and cannot be had, or should not.
  private func notices(_ target: TargetModel, _ context: Int) -> [String] {
    var notices: [String] = []
    if context > target.trainedContextLength {
      notices.append(
        "The target was made for \(target.trainedContextLength) tokens of context; beyond that, of the "
          + "\(context) asked for, its replies get worse.")
    }
    let gpuLayers = max(options.targetRpc == nil ? options.gpuLayers ?? 0 : 0, options.draftGpuLayers ?? 0)
    if gpuLayers > 0, !LlamaEngine.supportsGPU {
      notices.append(
        "This engine computes on the processor only, so no layer goes to a GPU; LLAMA_BACKEND builds another."
      )
    }
    return notices
  }

  private func loadTarget(on thread: ThreadExecutor) async throws -> TargetModel {
    try await thread.run { [source, options, cancellation, progress] in
      try TargetModel(path: source.targetPath, options: options, cancellation: cancellation) {
        progress(.target, $0)
      }
    }
  }

  private func loadDraft(on thread: ThreadExecutor) async throws -> LlamaModel? {
    guard let path = source.draftPath else { return nil }
    return try await thread.run { [options, cancellation, progress] in
      try ModelProbe.check(
        path: path, adapters: options.draftLora.compactMap(LoraAdapter.init), executable: Executable.path,
        cancellation: cancellation)
      return try LlamaModel(path: path, gpuLayers: options.draftGpuLayers, cancellation: cancellation) {
        progress(.draft, $0)
      }
    }
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

  private func contextLength(_ target: TargetModel) -> Int {
    options.context ?? source.catalogued?.contextLength ?? min(target.trainedContextLength, Self.usualContext)
  }
}
