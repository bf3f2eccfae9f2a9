/// Rollback rate against speed-up: one point for each setting, one series for each decoding mode.
struct RollbackScatter {
  private struct Point {
    var setting: String
    var rollbackRate: Double
    var speedup: Estimate
  }

  private static let (left, right) = (64.0, 24.0)
  private static let plotHeight = 300.0
  /// With more points their settings would be written over each other.
  private static let namedLimit = 16

  private let series: [(mode: String, color: String, points: [Point])]
  private let legend: PlotLegend

  var height: Double { legendHeight + Self.plotHeight + 60 }
  private var legendHeight: Double { legend.height + 12 }

  /// Whether some mode has more than one setting.
  var isWorthwhile: Bool { series.contains { $0.points.count > 1 } }

  init(_ report: BenchReport) {
    let modes = report.speculatingModes
    var series: [(mode: String, color: String, points: [Point])] = []
    for label in report.modeOrder {
      guard let mode = report.modes[label], mode.overall.drafted > 0, let speedup = mode.overall.speedup
      else { continue }
      let name = mode.parameters.mode.rawValue
      let estimate = Estimate(
        value: speedup, low: mode.overall.speedupLow ?? speedup, high: mode.overall.speedupHigh ?? speedup)
      let point = Point(
        setting: Self.setting(label, of: name), rollbackRate: mode.overall.rollbackRate, speedup: estimate)
      if let index = series.firstIndex(where: { $0.mode == name }) {
        series[index].points.append(point)
      } else {
        series.append((name, PlotColor.series(modes.firstIndex(of: name) ?? 0), [point]))
      }
    }
    self.series = series
    legend = PlotLegend(
      series.enumerated().map { .init($1.mode, color: $1.color, shape: .marker(Self.marker($0))) },
      width: ReportPlot.width - Self.left - Self.right)
  }

  /// The label without its mode, in short: `γ 4` for `draft-length=4`.
  private static func setting(_ label: String, of mode: String) -> String {
    let short = [("draft-length=", "γ "), ("confidence-threshold=", "ε "), ("branches=", "k ")]
    return label.split(separator: ":").dropFirst().map { part in
      short.reduce(String(part)) { $0.replacing($1.0, with: $1.1) }.replacing("=", with: " ")
    }.joined(separator: ", ")
  }

  func draw(into canvas: inout SVGCanvas, top: Double) {
    let points = series.flatMap(\.points)
    let (ceiling, floor) = (top + legendHeight, top + legendHeight + Self.plotHeight)
    let (lowest, highest) = (points.map(\.speedup.low).min() ?? 0, points.map(\.speedup.high).max() ?? 1)
    let y = PlotAxis(lowest...highest, from: floor, to: ceiling)
    let rates = points.map(\.rollbackRate)
    let margin = 0.03
    let x = PlotAxis(
      max((rates.min() ?? 0) - margin, 0)...min((rates.max() ?? 1) + margin, 1), from: Self.left,
      to: canvas.width - Self.right, ticks: 8)
    drawAxes(x, y, into: &canvas)
    legend.draw(into: &canvas, left: Self.left, top: top)
    for (index, mode) in series.enumerated() {
      for point in mode.points {
        let (px, py) = (x.place(point.rollbackRate), y.place(point.speedup.value))
        canvas.whisker(
          px, y.place(point.speedup.low), y.place(point.speedup.high), cap: 3, color: mode.color)
        canvas.marker(Self.marker(index), px, py, color: mode.color)
        guard points.count <= Self.namedLimit else { continue }
        let isAtRight = px > canvas.width - Self.right - Double(point.setting.count) * 5.6 - 10
        canvas.text(
          point.setting, px + (isAtRight ? -8 : 8), py - 6,
          .init(size: 10.5, anchor: isAtRight ? .end : .start, color: PlotColor.axis))
      }
    }
  }

  private static func marker(_ index: Int) -> PlotMarker {
    PlotMarker.allCases[index % PlotMarker.allCases.count]
  }

  private func drawAxes(_ x: PlotAxis, _ y: PlotAxis, into canvas: inout SVGCanvas) {
    for tick in y.ticks {
      canvas.line(x.start, y.place(tick), x.end, y.place(tick), color: PlotColor.grid)
      canvas.text(
        y.label(tick), x.start - 8, y.place(tick) + 4, .init(anchor: .end, color: PlotColor.axis))
    }
    for tick in x.ticks {
      canvas.line(x.place(tick), y.start, x.place(tick), y.end, color: PlotColor.grid)
      canvas.text(
        x.label(tick), x.place(tick), y.start + 18, .init(anchor: .middle, color: PlotColor.axis))
    }
    canvas.line(x.start, y.start, x.end, y.start, color: PlotColor.axis)
    canvas.line(x.start, y.start, x.start, y.end, color: PlotColor.axis)
    canvas.text(
      "speed-up (×)", 20, (y.start + y.end) / 2, .init(size: 13, anchor: .middle, rotation: -90))
    canvas.text(
      "rollback rate: rolled back ÷ (accepted + rolled back)", (x.start + x.end) / 2, y.start + 40,
      .init(size: 13, anchor: .middle))
  }
}
