public import SpecCore

/// What a bench found: the whole of its JSON.
public struct BenchReport: Encodable, Sendable {
  /// One mode over all prompts, and by category.
  public struct Mode: Encodable, Sendable {
    public var parameters: DecodingParameters
    public var overall: ModeFigures
    public var categories: [String: ModeFigures]
    public var lanes: [String: LaneFigures]
  }

  /// The replayed limit, over all prompts and by category.
  public struct ZeroBubble: Encodable, Sendable {
    /// γ = T_p(1) / T_q(1), measured.
    public var draftLength: Int
    public var overall: ZeroBubbleFigures
    public var categories: [String: ZeroBubbleFigures]
  }

  public struct ZeroBubbleFigures: Encodable, Sendable {
    public var speedup: Double
    /// α, the share of tokens where the draft's most likely one is the target's.
    public var agreement: Double
  }

  /// Texts compared with the baseline's; none above temperature 0, where equal texts are not promised.
  public struct Texts: Encodable, Sendable {
    public struct Difference: Encodable, Sendable, Equatable {
      public var mode: String
      /// The prompt's index in the suite as taken, from 0, and the pass over it.
      public var prompt: Int
      public var run: Int
    }

    public var compared: Bool
    /// Prompts on which at least one mode said something else.
    public var differingPrompts: Int
    public var differences: [Difference]
  }

  public var programVersion: String
  public var pair: String
  public var targetModel: String
  @Nullable public var draftModel: String?
  public var machine: BenchSetting.Machine
  public var suite: String
  /// Prompts measured in every mode, and the passes asked for.
  public var prompts: Int
  public var runs: Int
  public var seed: UInt64
  public var temperature: Double
  @Nullable public var maxTokens: Int?
  /// The emulated lanes; speeds are then emulated, too.
  @Nullable public var emulatedTarget: String?
  @Nullable public var emulatedDraft: String?
  /// Whether the emulated lanes could keep their time.
  public var valid: Bool
  /// Whether every prompt was measured in every pass.
  public var complete: Bool
  /// Questions that did not fit the context.
  public var questionsLeftOut: Int
  public var lanes: [String: LaneFigures]
  public var texts: Texts
  @Nullable public var zeroBubble: ZeroBubble?
  /// The labels in the order given.
  public var modeOrder: [String]
  public var modes: [String: Mode]
  /// The fastest label of each decoding mode.
  public var best: [String: String]
  /// Tokens per second of the first label ÷ that of the second.
  public var ratios: [String: [String: Estimate]]
}

/// An optional that JSON shows as null rather than not at all.
@propertyWrapper
public struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
  public var wrappedValue: Value?

  public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
