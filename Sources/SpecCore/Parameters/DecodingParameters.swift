/// Everything that can be changed while a reply is being generated, as one value.
///
/// A change takes effect at the next round and is itself an event.
public struct DecodingParameters: Codable, Sendable, Equatable {
  public var mode: DecodingMode
  /// γ_max: the most tokens of a chain and of a branch's continuation, in `draftLengthRange`.
  public var draftLength: Int
  /// ε: a position is low-confidence if max q < ε, in [0, 1].
  public var confidenceThreshold: Double
  /// In `speculative` mode, stop drafting at the first low-confidence position (as AdaEDL, 2410.18351).
  public var adaptive: Bool
  /// k_max: the most live branches, in `branchCountRange`.
  public var branchCount: Int
  /// A branch stops growing when the product of max q along it falls below this, in [0, 1]; 0 = never.
  public var branchStop: Double
  /// In `specbranch` mode, let the posterior predictor choose how much of a survivor's continuation is kept;
  /// off, or without a predictor, it is cut at its first low-confidence position.
  @OnByDefault public var hrad: Bool
  public var sampling: SamplingSettings
  public var schedule: DraftSchedule
  /// Threads of each lane's forwards; nil leaves them as the models were loaded.
  public var threads: ThreadSplit?
  /// The lanes' emulated speed; nil runs at full speed.
  public var emulation: EmulatedLanes?

  public static let draftLengthRange = 1...32
  public static let branchCountRange = 1...16

  public init(
    mode: DecodingMode = .auto, draftLength: Int = 8, confidenceThreshold: Double = 0.4,
    adaptive: Bool = false, branchCount: Int = 6, branchStop: Double = 0,
    hrad: Bool = true, sampling: SamplingSettings = SamplingSettings(), schedule: DraftSchedule = .clock,
    threads: ThreadSplit? = nil, emulation: EmulatedLanes? = nil
  ) {
    self.mode = mode
    self.draftLength = draftLength
    self.confidenceThreshold = confidenceThreshold
    self.adaptive = adaptive
    self.branchCount = branchCount
    self.branchStop = branchStop
    self.hrad = hrad
    self.sampling = sampling
    self.schedule = schedule
    self.threads = threads
    self.emulation = emulation
  }

  /// The same with every number inside its range.
  public func clamped() -> DecodingParameters {
    func clamp<Number: Comparable>(_ value: Number, _ range: ClosedRange<Number>) -> Number {
      min(max(value, range.lowerBound), range.upperBound)
    }
    var result = self
    result.draftLength = clamp(draftLength, Self.draftLengthRange)
    result.confidenceThreshold = clamp(confidenceThreshold, 0...1)
    result.branchCount = clamp(branchCount, Self.branchCountRange)
    result.branchStop = clamp(branchStop, 0...1)
    result.sampling.temperature = clamp(sampling.temperature, 0...SamplingSettings.highestTemperature)
    result.sampling.topK = max(sampling.topK, 0)
    result.sampling.topP = clamp(sampling.topP, .leastNormalMagnitude...1)
    result.sampling.minP = clamp(sampling.minP, 0...1)
    result.sampling.repeatPenalty = max(sampling.repeatPenalty, .leastNormalMagnitude)
    return result
  }
}
