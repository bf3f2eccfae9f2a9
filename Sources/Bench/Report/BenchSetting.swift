import SpecCore

/// What was compared, and on what.
public struct BenchSetting: Sendable {
  /// The machine, without anything that changes from day to day.
  public struct Machine: Sendable, Codable, Equatable {
    /// The processor's name, and how many cores the program may use.
    public var processor: String
    public var cores: Int
    public var system: String

    public init(processor: String, cores: Int, system: String) {
      self.processor = processor
      self.cores = cores
      self.system = system
    }
  }

  public var programVersion: String
  public var pair: String
  public var targetModel: String
  public var draftModel: String?
  public var machine: Machine
  /// The suite's file name.
  public var suite: String
  public var modes: [BenchedMode]
  public var runs: Int
  /// The most tokens of a reply; nil is bounded by the context only.
  public var maxTokens: Int?
  public var seed: UInt64

  public init(
    programVersion: String, pair: String, targetModel: String, draftModel: String?, machine: Machine,
    suite: String, modes: [BenchedMode], runs: Int, maxTokens: Int?, seed: UInt64
  ) {
    self.programVersion = programVersion
    self.pair = pair
    self.targetModel = targetModel
    self.draftModel = draftModel
    self.machine = machine
    self.suite = suite
    self.modes = modes
    self.runs = runs
    self.maxTokens = maxTokens
    self.seed = seed
  }

  /// What all modes share: the sampling and the emulation are the same for all.
  var parameters: DecodingParameters { modes.first?.parameters ?? DecodingParameters() }
  /// Whether equal text is promised.
  public var isGreedy: Bool { parameters.sampling.isGreedy }
}
