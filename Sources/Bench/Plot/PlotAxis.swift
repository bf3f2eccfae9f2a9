import Foundation

/// A linear axis: values to pixels, and round tick values.
struct PlotAxis {
  let values: ClosedRange<Double>
  /// Pixels of the lowest and of the highest value.
  let start: Double
  let end: Double
  let ticks: [Double]
  private let step: Double

  /// - Parameters:
  ///   - values: what must be on the axis; it is widened to round ticks.
  ///   - count: about how many ticks.
  init(_ values: ClosedRange<Double>, from start: Double, to end: Double, ticks count: Int = 6) {
    let step = Self.roundStep((values.upperBound - values.lowerBound) / Double(count))
    let low = (values.lowerBound / step).rounded(.down)
    let high = max((values.upperBound / step).rounded(.up), low + 1)
    self.values = low * step...high * step
    ticks = stride(from: low, through: high, by: 1).map { $0 * step }
    self.step = step
    (self.start, self.end) = (start, end)
  }

  func place(_ value: Double) -> Double {
    start + (value - values.lowerBound) / (values.upperBound - values.lowerBound) * (end - start)
  }

  /// A tick's value with as many digits as the ticks need.
  func label(_ value: Double) -> String {
    String(format: "%.\(step >= 1 ? 0 : step >= 0.1 ? 1 : 2)f", value)
  }

  /// 1, 2 or 5 times a power of ten, at least `step`.
  private static func roundStep(_ step: Double) -> Double {
    guard step > 0 else { return 1 }
    let power = pow(10, log10(step).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= step * 0.999 } ?? 10 * power
  }
}
