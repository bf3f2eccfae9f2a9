import CLlama

/// How a context keeps a number of its key–value cache.
public enum CacheType: String, CaseIterable, Sendable, Codable {
  case f16
  case bf16
  case f32
  /// Blocks of 32 numbers with one scale, in 8 bits each.
  case eightBits = "q8_0"
  /// The same in 4 bits.
  case fourBits = "q4_0"

  var engineType: ggml_type {
    switch self {
    case .f16: GGML_TYPE_F16
    case .bf16: GGML_TYPE_BF16
    case .f32: GGML_TYPE_F32
    case .eightBits: GGML_TYPE_Q8_0
    case .fourBits: GGML_TYPE_Q4_0
    }
  }

  var isQuantised: Bool { self == .eightBits || self == .fourBits }

  /// Bytes of 32 numbers.
  var blockBytes: Int {
    switch self {
    case .f16, .bf16: 64
    case .f32: 128
    case .eightBits: 34
    case .fourBits: 18
    }
  }
}

/// The types of a cache's keys and values.
public struct CacheTypes: Sendable, Equatable, Codable {
  public var key: CacheType
  public var value: CacheType

  public init(key: CacheType = .f16, value: CacheType = .f16) {
    self.key = key
    self.value = value
  }

  /// The engine has quantised values only where attention is computed in one pass.
  var needsFlashAttention: Bool { value.isQuantised }
}
