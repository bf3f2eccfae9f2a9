/// Times of one thing measured often, in milliseconds.
public struct TimeFigures: Codable, Equatable, Sendable {
  public var count: Int
  public var p50: Double
  public var p95: Double
  public var p99: Double
  public var max: Double

  /// - Parameter milliseconds: zeros where there are none.
  public init(_ milliseconds: [Double]) {
    let sorted = milliseconds.sorted()
    count = sorted.count
    p50 = sorted.isEmpty ? 0 : sorted.sortedQuantile(0.5)
    p95 = sorted.isEmpty ? 0 : sorted.sortedQuantile(0.95)
    p99 = sorted.isEmpty ? 0 : sorted.sortedQuantile(0.99)
    max = sorted.last ?? 0
  }
}
