/// The part of a reply's time that is shown, cut into columns.
struct TimelineWindow: Equatable {
  /// Seconds of a column, at every zoom: 1, 2 and 5 of each power of ten.
  static let scales: [Double] = [
    0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5,
    1, 2, 5, 10, 20, 50,
  ]
  static let zoomRange = -5...5
  /// Columns of a round where nothing is zoomed.
  private static let columnsOfRound = 10.0

  let start: Double
  let secondsPerColumn: Double
  let columns: Int

  /// - Parameter start: wished for; the window keeps to the reply's time, and to whole columns.
  init(start wished: Double, scale: Double, columns: Int, end: Double) {
    secondsPerColumn = scale
    self.columns = columns
    let last = max((end / scale).rounded(.up) - Double(columns), 0)
    start = min(max((wished / scale).rounded(), 0), last) * scale
  }

  var time: ClosedRange<Double> { start...start + Double(columns) * secondsPerColumn }

  /// Columns from the left, with a fraction.
  func column(_ time: Double) -> Double { (time - start) / secondsPerColumn }

  /// A scale that gives a reply's rounds some columns each, the same all along the reply.
  static func scale(_ timeline: ReplyTimeline, zoom: Int) -> Double {
    let wanted = (timeline.earlyRoundSeconds ?? 0.05) / columnsOfRound
    let fitting = scales.firstIndex { $0 >= wanted * 0.99 } ?? scales.count - 1
    return scales[min(max(fitting + zoom, 0), scales.count - 1)]
  }

  /// The moments that the axis names: at least so many columns apart.
  func ticks(apart least: Int) -> [Double] {
    let step = max(Self.scales.first { $0 >= Double(least) * secondsPerColumn } ?? 1000, 0.001)
    let first = Int((start / step).rounded(.up))
    let last = Int((time.upperBound / step).rounded(.down))
    return first > last ? [] : (first...last).map { Double($0) * step }
  }
}
