/// How fast bytes arrive, over the last seconds.
public struct TransferRate: Sendable {
  /// Seconds looked back.
  private static let window = 8.0
  private static let interval = 0.25

  private var samples: [(time: Double, bytes: Int)] = []

  public init() {}

  /// - Parameters:
  ///   - bytes: received in all.
  ///   - time: seconds of any clock that only goes forward.
  public mutating func note(bytes: Int, at time: Double) {
    if let last = samples.last, bytes < last.bytes { samples = [] }
    if samples.count > 1, let last = samples.last, time - samples[samples.count - 2].time < Self.interval {
      samples[samples.count - 1] = (max(last.time, time), bytes)
    } else {
      samples.append((time, bytes))
    }
    while samples.count > 2, time - samples[1].time > Self.window { samples.removeFirst() }
  }

  /// Bytes a second; nil before anything can be said.
  public var bytesPerSecond: Double? {
    guard let first = samples.first, let last = samples.last, last.time - first.time >= Self.interval else {
      return nil
    }
    return Double(last.bytes - first.bytes) / (last.time - first.time)
  }

  /// Seconds until `remaining` bytes are there; nil where nothing arrives.
  public func secondsLeft(for remaining: Int) -> Double? {
    guard let rate = bytesPerSecond, rate > 0 else { return nil }
    return Double(remaining) / rate
  }
}
