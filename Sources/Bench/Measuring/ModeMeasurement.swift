public import SpecCore

/// What was measured of one mode: of one reply, or of several together.
public struct ModeMeasurement: Sendable, Equatable {
  public var sums = DecodingSums()
  /// Seconds to the first token of each reply.
  public var timesToFirstToken: [Double] = []
  public var forwards: [Lane: LaneForwards] = [:]
  /// The process's largest resident memory while it ran, in bytes; 0 where unknown.
  public var peakMemory = 0

  public init() {}

  public static func += (measurement: inout ModeMeasurement, other: ModeMeasurement) {
    measurement.sums += other.sums
    measurement.timesToFirstToken += other.timesToFirstToken
    for (lane, forwards) in other.forwards { measurement.forwards[lane, default: .init()] += forwards }
    measurement.peakMemory = max(measurement.peakMemory, other.peakMemory)
  }
}

/// Measures one reply by its events.
public struct ReplyMeasurementFold: Sendable {
  private var metrics = MetricsFold()
  private var forwards: [Lane: LaneForwards] = [:]
  private let emulation: EmulatedLanes?

  public init(emulation: EmulatedLanes?) { self.emulation = emulation }

  public mutating func apply(_ timed: TimedEvent) {
    metrics.apply(timed)
    if case .forwardFinished(let forward) = timed.event {
      forwards[forward.lane, default: .init()].apply(forward, emulation: emulation?[forward.lane])
    }
  }

  public var measurement: ModeMeasurement {
    var measurement = ModeMeasurement()
    measurement.sums = metrics.sums
    measurement.timesToFirstToken = [metrics.metrics.timeToFirstTokenS]
    measurement.forwards = forwards
    return measurement
  }
}
