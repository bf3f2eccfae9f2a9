public import SpecCore

/// The decoding forwards of one lane: how long they took, and how well emulated ones kept their time.
public struct LaneForwards: Sendable, Equatable {
  /// Completed forwards after the prompt's, and their wall seconds.
  public private(set) var count = 0
  public private(set) var seconds = 0.0
  /// Those of one unit: one token for the target, one sequence for the draft.
  public private(set) var singleCount = 0
  public private(set) var singleSeconds = 0.0
  /// Seconds past the emulated time, one for each emulated forward.
  public private(set) var overshoots: [Double] = []
  /// Emulated forwards whose real compute took longer than the emulated time.
  public private(set) var exceeded = 0

  public init() {}

  /// Mean wall seconds; 0 without forwards.
  public var meanSeconds: Double { count > 0 ? seconds / Double(count) : 0 }
  /// The same of forwards of one unit: T_p(1) of the target, T_q(1) of the draft.
  public var meanSingleSeconds: Double { singleCount > 0 ? singleSeconds / Double(singleCount) : 0 }
  /// Share of the emulated forwards whose real compute exceeded the emulated time.
  public var exceededShare: Double {
    overshoots.isEmpty ? 0 : Double(exceeded) / Double(overshoots.count)
  }

  /// Counts a forward of this lane; the prompt's, and those that did not come to their end, do not count.
  public mutating func apply(_ forward: ForwardFinished, emulation: EmulatedForward?) {
    guard forward.round > 0, forward.completed else { return }
    let units = forward.lane == .target ? forward.tokens : forward.sequences
    count += 1
    seconds += forward.durationS
    if units == 1 {
      singleCount += 1
      singleSeconds += forward.durationS
    }
    guard forward.emulated, let emulation else { return }
    let wanted = emulation.seconds(units: units)
    overshoots.append(forward.durationS - wanted)
    if forward.computeS > wanted { exceeded += 1 }
  }

  public static func += (forwards: inout LaneForwards, other: LaneForwards) {
    forwards.count += other.count
    forwards.seconds += other.seconds
    forwards.singleCount += other.singleCount
    forwards.singleSeconds += other.singleSeconds
    forwards.overshoots += other.overshoots
    forwards.exceeded += other.exceeded
  }
}
