/// T_p(n) and T_q(k) as they are now: the measured costs, corrected by the forwards seen since, and by
/// the lanes' emulated speed.
public struct CostModel: Sendable {
  /// One forward, as it was.
  public struct Observation: Sendable, Equatable {
    public var lane: Lane
    /// Tokens for the target, sequences for the draft.
    public var units: Int
    /// Seconds of real compute, without an emulated wait.
    public var computeS: Double
    /// Whether the other lane worked during most of it.
    public var overlapped: Bool

    public init(lane: Lane, units: Int, computeS: Double, overlapped: Bool) {
      self.lane = lane
      self.units = units
      self.computeS = computeS
      self.overlapped = overlapped
    }
  }

  public private(set) var costs: PairCosts
  var emulation: EmulatedLanes?
  /// Seen ÷ measured at start, for each lane alone and overlapped, under each thread split.
  private var drifts: [ThreadSplit: [Key: Double]] = [:]

  private struct Key: Hashable {
    var lane: Lane
    var overlapped: Bool
  }

  /// What one more forward moves the drift by: some twenty forwards are remembered.
  private static let weight = 0.05
  /// What one more forward moves the drift of a split that is not in use towards that of the one that is: a
  /// busy machine slows some splits more than others, and one that it slowed has to get another chance.
  private static let forgetting = 0.003
  private static let driftRange = 0.2...20.0

  init(_ costs: PairCosts, emulation: EmulatedLanes? = nil) {
    self.costs = costs
    self.emulation = emulation
  }

  /// Keeps the costs current: a growing context makes forwards slower, a busy machine too.
  mutating func observe(_ observation: Observation) {
    let expected = measured(observation.lane, observation.units, overlapped: observation.overlapped)
    guard expected > 0, observation.computeS > 0 else { return }
    let key = Key(lane: observation.lane, overlapped: observation.overlapped)
    // One outlier, such as a forward that the machine interrupted, may not move much.
    let before = drifts[costs.threads]?[key] ?? 1
    let ratio = min(max(observation.computeS / expected, before / 4), before * 4)
    let drift = min(
      max(before + Self.weight * (ratio - before), Self.driftRange.lowerBound), Self.driftRange.upperBound)
    drifts[costs.threads, default: [:]][key] = drift
    for split in drifts.keys where split != costs.threads {
      guard let other = drifts[split]?[key] else { continue }
      drifts[split]?[key] = other + Self.forgetting * (drift - other)
    }
  }

  /// The same under another thread split, whose costs have been measured, too.
  func with(_ other: PairCosts) -> CostModel {
    var model = self
    model.costs = other
    return model
  }

  func target(_ tokens: Int, overlapped: Bool) -> Double { seconds(.target, tokens, overlapped) }

  func draft(_ sequences: Int, overlapped: Bool) -> Double { seconds(.draft, sequences, overlapped) }

  /// How many times longer the target's forward takes while the draft works, as seen.
  var targetSlowdown: Double { target(4, overlapped: true) / target(4, overlapped: false) }

  private func seconds(_ lane: Lane, _ units: Int, _ overlapped: Bool) -> Double {
    // A lane that only waits most of the time takes nothing from the other.
    let overlapped = overlapped && emulation?[lane == .target ? .draft : .target] == nil
    let drifts = drifts[costs.threads]
    let drift =
      drifts?[Key(lane: lane, overlapped: overlapped)] ?? drifts?[Key(lane: lane, overlapped: false)]
    let real = measured(lane, units, overlapped: overlapped) * (drift ?? 1)
    return max(real, emulation?[lane]?.seconds(units: units) ?? 0)
  }

  private func measured(_ lane: Lane, _ units: Int, overlapped: Bool) -> Double {
    switch lane {
    case .target: costs.target.seconds(units: units) * (overlapped ? costs.targetSlowdown : 1)
    case .draft: costs.draft.seconds(units: units) * (overlapped ? costs.draftSlowdown : 1)
    }
  }
}
