/// What a header says of a model's size, as far as it says it.
public struct ModelShape: Sendable, Equatable {
  /// The engine's number of the type that most weights have.
  public let fileType: Int?
  public let licence: String?
  /// Weights in all files of the model.
  public private(set) var parameterCount: Int
  public let layerCount: Int?
  /// Of a hidden state.
  public let width: Int?
  public let headCount: Int?
  public let keyValueHeadCount: Int?
  public let keyLength: Int?
  public let valueLength: Int?

  /// Takes in the weights of a further file.
  mutating func add(_ part: ModelShape) {
    let (sum, overflow) = parameterCount.addingReportingOverflow(part.parameterCount)
    parameterCount = overflow ? .max : sum
  }

  /// Such as `Q4_K_M`; nil where the file gives no type that we know.
  public var quantisation: String? { fileType.flatMap { Self.types[$0] } }

  private static let types: [Int: String] = [
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K", 11: "Q3_K_S",
    12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S", 17: "Q5_K_M", 18: "Q6_K",
    19: "IQ2_XXS", 20: "IQ2_XS", 21: "Q2_K_S", 22: "IQ3_XS", 23: "IQ3_XXS", 24: "IQ1_S", 25: "IQ4_NL",
    26: "IQ3_S", 27: "IQ3_M", 28: "IQ2_S", 29: "IQ2_M", 30: "IQ4_XS", 31: "IQ1_M", 32: "BF16", 36: "TQ1_0",
    37: "TQ2_0", 38: "MXFP4",
  ]

  /// Bytes of the keys and values of one token in all layers; nil where the header does not tell.
  public func keyValueBytesPerToken(_ types: CacheTypes = CacheTypes()) -> Int? {
    guard let layerCount, let headCount, headCount > 0 else { return nil }
    let usual = width.map { $0 / headCount }
    guard let key = keyLength ?? usual, let value = valueLength ?? usual else { return nil }
    // Each is at most 2^20, so that neither sum nor product overflows.
    let row = (key * types.key.blockBytes + value * types.value.blockBytes) / 32
    return [keyValueHeadCount ?? headCount, row].reduce(layerCount) { product, factor in
      let (result, overflow) = product.multipliedReportingOverflow(by: factor)
      return overflow ? .max : result
    }
  }
}

/// An estimate of the memory that a model takes, before it is loaded.
public struct ModelMemory: Sendable, Equatable {
  /// Bytes of the weights.
  public let weights: Int
  /// Bytes of the cache at full context; nil where the header does not tell.
  public let cache: Int?
  /// Bytes to compute in.
  public let buffers: Int

  /// Tokens that the engine evaluates together.
  private static let batch = 512

  /// - Parameters:
  ///   - byteCount: of the model's files.
  ///   - context: tokens, with those beside the text.
  public init(_ header: GGUFHeader, byteCount: Int, context: Int, cache types: CacheTypes = CacheTypes()) {
    weights = byteCount
    cache = header.shape.keyValueBytesPerToken(types).map {
      let (bytes, overflow) = $0.multipliedReportingOverflow(by: context)
      return overflow ? .max : bytes
    }
    // A row of logits and some hidden states of each token, in 32 bits.
    let row = min(header.vocabularySize ?? 0, 1 << 24) + 8 * (header.shape.width ?? 0)
    buffers = 4 * Self.batch * row
  }

  public var total: Int {
    [cache ?? 0, buffers].reduce(weights) { sum, bytes in
      let (result, overflow) = sum.addingReportingOverflow(bytes)
      return overflow ? .max : result
    }
  }
}
