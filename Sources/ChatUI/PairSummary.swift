public import SpecCore

/// What the screen tells about the loaded pair.
public struct PairSummary: Equatable, Sendable {
  public var name: String
  /// Whether the pair only shows how decoding works; then the first screen says so.
  public var isDemonstration: Bool
  /// What it can talk about, as short noun phrases, and sentences about what it cannot.
  public var canTalkAbout: [String]
  public var cannotTalkAbout: [String]
  /// Prompts worth typing.
  public var examples: [String]
  /// One sentence: how to use a bigger pair.
  public var biggerPair: String
  /// Where the target computes, if elsewhere than usual, such as `127.0.0.1:50052`.
  public var targetPlace: String?
  /// Positions of the context.
  public var contextLength: Int
  /// The most tokens that a reply may have; nil where only the context limits it.
  public var maxTokens: Int?
  /// The lanes' emulated speed that the pacing key switches on; nil if there is none.
  public var pacing: EmulatedLanes?
  /// Ways to share the machine's threads out between the two models.
  public var threadSplits: [ThreadSplit]

  public init(
    name: String, isDemonstration: Bool = false, canTalkAbout: [String] = [],
    cannotTalkAbout: [String] = [], examples: [String] = [], biggerPair: String = "",
    targetPlace: String? = nil, contextLength: Int, maxTokens: Int? = nil, pacing: EmulatedLanes? = nil,
    threadSplits: [ThreadSplit] = []
  ) {
    self.name = name
    self.isDemonstration = isDemonstration
    self.canTalkAbout = canTalkAbout
    self.cannotTalkAbout = cannotTalkAbout
    self.examples = examples
    self.biggerPair = biggerPair
    self.targetPlace = targetPlace
    self.contextLength = contextLength
    self.maxTokens = maxTokens
    self.pacing = pacing
    self.threadSplits = threadSplits
  }
}
