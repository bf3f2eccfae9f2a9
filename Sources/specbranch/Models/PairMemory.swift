import Foundation
import Hub
import LlamaBackend
import PairCatalog

/// What a pair needs of the memory that is free, before it is loaded: the one estimate that all of the program uses.
struct PairMemory: Sendable {
  /// Estimated bytes of both models; nil where a header does not tell.
  let needed: Int?
  /// Bytes that can be had; nil where the system does not tell.
  let available: Int?
  let target: ModelMemory?
  let draft: ModelMemory?
  /// Tokens that it is estimated for.
  let context: Int
  /// Whether some of it is elsewhere: on a GPU or on servers, whose memory is not counted here.
  private let isElsewhere: Bool

  init(_ source: PairSource, _ options: PairOptions, available: Int? = AvailableMemory.bytes) {
    self.init(
      target: try? GGUFHeader.read(source.targetPath), targetPath: source.targetPath,
      draft: source.draftPath.flatMap { try? GGUFHeader.read($0) }, draftPath: source.draftPath,
      recommendedContext: source.catalogued?.contextLength, options: options, available: available)
  }

  /// - Parameter options: those that the pair would be loaded with.
  init(
    target: GGUFHeader?, targetPath: String, draft: GGUFHeader?, draftPath: String?,
    recommendedContext: Int?, options: PairOptions?, available: Int? = AvailableMemory.bytes
  ) {
    let usual = min(target?.contextLength ?? PairLoader.usualContext, PairLoader.usualContext)
    let context = options?.context ?? recommendedContext ?? usual
    func cells(_ options: ContextOptions) -> Int { options.contextLength + options.branchCells }
    let targetMemory = target.map {
      ModelMemory(
        $0, byteCount: Self.size(targetPath, options?.lora ?? []),
        context: cells(.target(contextLength: context, threads: 1)),
        cache: options?.targetCache ?? CacheTypes())
    }
    let draftMemory = draft.map {
      ModelMemory(
        $0, byteCount: draftPath.map { Self.size($0, options?.draftLora ?? []) } ?? 0,
        context: cells(.draft(contextLength: context, threads: 1)),
        cache: options?.draftCache ?? CacheTypes())
    }
    (self.context, self.target, self.draft, self.available) = (context, targetMemory, draftMemory, available)
    needed = Self.sum([targetMemory?.total, draftPath == nil ? 0 : draftMemory?.total])
    isElsewhere = options?.targetRpc != nil || LlamaEngine.supportsGPU
  }

  /// Whether both models fit; also where that cannot be known.
  var fits: Bool {
    guard let needed, let available, !isElsewhere else { return true }
    return needed <= available
  }

  /// One sentence for people.
  var sentence: String {
    guard let needed else { return "The memory that the pair needs is not known." }
    guard let available else { return "It needs about \(ByteText.of(needed)) (estimate)." }
    return
      "It needs about \(ByteText.of(needed)) (estimate), \(needed > available ? "more than" : "of") the "
      + "\(ByteText.of(available)) that are free."
  }

  /// What to know before it is loaded; nil where it fits.
  var warning: String? {
    guard !fits, let needed, let available else { return nil }
    return
      "The pair needs about \(ByteText.of(needed)) of memory (estimate) and only \(ByteText.of(available)) are "
      + "free; a shorter --context or --cache-type-k q8_0 needs less."
  }

  /// Bytes of a model's files and of the adapters that are kept beside it.
  private static func size(_ path: String, _ adapters: [String]) -> Int {
    (ModelParts.paths(ofModelAt: path) + adapters.compactMap { LoraAdapter($0)?.path })
      .reduce(0) { $0 + FileSize.of($1) }
  }

  private static func sum(_ bytes: [Int?]) -> Int? {
    bytes.reduce(0) { sum, bytes in
      guard let sum, let bytes else { return nil }
      let (result, overflow) = sum.addingReportingOverflow(bytes)
      return overflow ? .max : result
    }
  }
}
