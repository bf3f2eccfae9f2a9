import Hub
import LlamaBackend
import PairCatalog

/// What the catalogue says of a pair that is not installed, for people: sizes and memory are about right at best.
struct KnownPairFacts {
  let pair: KnownPair
  /// Bytes that are free; nil where the system does not tell.
  let available: Int?

  init(_ pair: KnownPair, available: Int? = AvailableMemory.bytes) {
    (self.pair, self.available) = (pair, available)
  }

  /// Bytes of both models' files, where the catalogue gives both.
  var size: Int? {
    guard let target = pair.target.approximateSize, let draft = pair.draft.approximateSize else { return nil }
    return target + draft
  }

  var sizeText: String { Self.about(size) ?? "size unknown" }

  /// Tokens that it would be loaded with.
  var context: Int {
    pair.recommended?.context ?? min(pair.target.context ?? PairLoader.usualContext, PairLoader.usualContext)
  }

  /// Such as `Q4_K_M, about 1.12 GB, made for 32768 tokens of context`.
  static func text(_ model: KnownPair.Model) -> String {
    let facts = [
      model.weightType, about(model.approximateSize),
      model.context.map { "made for \($0) tokens of context" },
    ].compactMap(\.self)
    return facts.isEmpty ? "nothing more is known before it is pulled" : facts.joined(separator: ", ")
  }

  /// Bytes of the weights and of the caches at full context; what the engine computes in comes on top.
  var memoryNeeded: Int? {
    size.map { size in
      let contexts = [
        (pair.target, ContextOptions.target(contextLength: context, threads: 1)),
        (pair.draft, ContextOptions.draft(contextLength: context, threads: 1)),
      ]
      // The catalogue's reader bounds every factor.
      return contexts.reduce(size) { sum, lane in
        sum + (lane.0.cachePerToken ?? 0) * (lane.1.contextLength + lane.1.branchCells)
      }
    }
  }

  /// One sentence about the memory.
  var memory: String {
    guard let memoryNeeded else { return "The memory that it needs is not known before it is pulled." }
    let needed = "It needs at least about \(ByteText.of(memoryNeeded)) of memory (estimate)"
    guard let available else { return needed + "." }
    return
      "\(needed), \(memoryNeeded > available ? "more than" : "of") the \(ByteText.of(available)) that are free."
  }

  private static func about(_ bytes: Int?) -> String? { bytes.map { "about \(ByteText.of($0))" } }
}
