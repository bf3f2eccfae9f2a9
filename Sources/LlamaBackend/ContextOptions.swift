import SpecCore

/// How a context is made: its room, its sequences, its threads.
public struct ContextOptions: Sendable, Equatable, Codable {
  /// The most positions of one sequence.
  public var contextLength: Int
  /// How many sequences can exist at a time.
  public var sequenceLimit: Int
  /// Cache cells beyond `contextLength`, for what the forks do not share.
  public var branchCells: Int
  /// Threads of a forward, of one token or many. At least 1.
  public var threads: Int
  /// How many tokens a row of logits covers, where the pair's common vocabulary is smaller than the model's.
  public var vocabularySize: Int?
  /// Whether hidden states can be asked for; while nobody does, nothing is kept.
  public var givesHiddenStates = false
  /// Whether they are taken from the layers' inputs where the architecture names them, at no cost.
  public var allowsLayerInputs = true
  public var cache = CacheTypes()
  /// Changes of the model's weights, all applied together.
  public var adapters: [LoraAdapter] = []

  public init(contextLength: Int, sequenceLimit: Int, branchCells: Int, threads: Int) {
    self.contextLength = contextLength
    self.sequenceLimit = sequenceLimit
    self.branchCells = branchCells
    self.threads = threads
  }

  /// A target: one line of text, with a few sequences for verifying small trees.
  public static func target(contextLength: Int, threads: Int) -> ContextOptions {
    let sequences = 4
    var options = ContextOptions(
      contextLength: contextLength, sequenceLimit: sequences,
      branchCells: sequences * (DecodingParameters.draftLengthRange.upperBound + 1), threads: threads)
    options.givesHiddenStates = true
    return options
  }

  /// A draft: as many branches as the parameters allow, each at its full length, beside the text.
  public static func draft(contextLength: Int, threads: Int) -> ContextOptions {
    let branches = DecodingParameters.branchCountRange.upperBound
    return ContextOptions(
      contextLength: contextLength, sequenceLimit: branches + 2,
      branchCells: branches * (DecodingParameters.draftLengthRange.upperBound + 1), threads: threads)
  }
}
