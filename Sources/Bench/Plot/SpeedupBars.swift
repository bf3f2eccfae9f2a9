/// Grouped bars: the speed-up of each mode, overall and by category, with its interval.
struct SpeedupBars {
  private struct Group {
    var name: String
    var figures: [ModeFigures?]
    var limit: Double?
  }

  /// More bars than this in a group cannot be told apart; then only the fastest of each mode are drawn.
  private static let seriesLimit = 6
  private static let (left, right) = (64.0, 24.0)
  private static let plotHeight = 270.0

  private struct Series {
    var label: String
    var color: String
  }

  private let series: [Series]
  private let legend: PlotLegend
  private let groups: [Group]
  private let labelsAreTurned: Bool

  var height: Double { legendHeight + Self.plotHeight + (labelsAreTurned ? 84 : 44) }
  private var legendHeight: Double { legend.height + 12 }

  init(_ report: BenchReport) {
    let labels = report.modeOrder.filter { $0 != BenchedMode.baseline }
    let fits = labels.count <= Self.seriesLimit
    let series = fits ? labels : labels.filter { report.best.values.contains($0) }
    let categories = Set(report.modes.values.flatMap(\.categories.keys)).sorted()
    var groups = [
      Group(
        name: "overall", figures: series.map { report.modes[$0]?.overall },
        limit: report.zeroBubble?.overall.speedup)
    ]
    if categories.count > 1 {
      groups += categories.map { name in
        Group(
          name: name, figures: series.map { report.modes[$0]?.categories[name] },
          limit: report.zeroBubble?.categories[name]?.speedup)
      }
    }
    let width = ReportPlot.width - Self.left - Self.right
    self.series = Self.colored(series, report)
    self.groups = groups
    var entries = self.series.map { PlotLegend.Entry($0.label, color: $0.color, shape: .bar) }
    if groups.contains(where: { $0.limit != nil }) {
      entries.append(.init("zero-bubble limit", color: PlotColor.limit, shape: .dash))
    }
    legend = PlotLegend(entries, width: width)
    let room = width / Double(groups.count)
    labelsAreTurned = groups.contains { Double($0.name.count) * 6.4 > room }
  }

  /// A hue for each decoding mode, the same as in the scatter plot.
  private static func colored(_ labels: [String], _ report: BenchReport) -> [Series] {
    let modes = report.speculatingModes
    var settings: [String: Int] = [:]
    return labels.map { label in
      let mode = report.modes[label]?.parameters.mode.rawValue ?? ""
      defer { settings[mode, default: 0] += 1 }
      let hue = modes.firstIndex(of: mode) ?? 0
      return Series(label: label, color: PlotColor.series(hue, setting: settings[mode, default: 0]))
    }
  }

  func draw(into canvas: inout SVGCanvas, top: Double) {
    legend.draw(into: &canvas, left: Self.left, top: top)
    let (ceiling, floor) = (top + legendHeight, top + legendHeight + Self.plotHeight)
    let highest =
      groups.flatMap { group in group.figures.map { $0?.speedupHigh ?? 0 } + [group.limit ?? 0] }.max() ?? 1
    let axis = PlotAxis(0...max(highest, 1), from: floor, to: ceiling)
    drawAxis(axis, into: &canvas)
    let room = (canvas.width - Self.left - Self.right) / Double(groups.count)
    for (index, group) in groups.enumerated() {
      draw(group, into: &canvas, left: Self.left + Double(index) * room, room: room, axis)
    }
    // The baseline, over the bars.
    canvas.line(
      Self.left, axis.place(1), canvas.width - Self.right, axis.place(1), color: PlotColor.axis, width: 1.2,
      dashed: true)
  }

  private func drawAxis(_ axis: PlotAxis, into canvas: inout SVGCanvas) {
    for tick in axis.ticks {
      let y = axis.place(tick)
      let isFloor = tick == 0
      canvas.line(
        Self.left, y, canvas.width - Self.right, y, color: isFloor ? PlotColor.axis : PlotColor.grid)
      canvas.text(axis.label(tick), Self.left - 8, y + 4, .init(anchor: .end, color: PlotColor.axis))
    }
    canvas.text(
      "speed-up (×)", 20, (axis.start + axis.end) / 2, .init(size: 13, anchor: .middle, rotation: -90))
  }

  private func draw(
    _ group: Group, into canvas: inout SVGCanvas, left: Double, room: Double, _ axis: PlotAxis
  ) {
    let barRoom = min(room * 0.8 / Double(max(series.count, 1)), 60)
    let start = left + (room - barRoom * Double(series.count)) / 2
    for (index, figures) in group.figures.enumerated() {
      guard let figures, let speedup = figures.speedup else { continue }
      let x = start + Double(index) * barRoom
      let y = axis.place(speedup)
      canvas.rectangle(
        x + barRoom * 0.06, y, width: barRoom * 0.88, height: axis.start - y, color: series[index].color)
      if let low = figures.speedupLow, let high = figures.speedupHigh {
        canvas.whisker(x + barRoom / 2, axis.place(low), axis.place(high), cap: min(barRoom * 0.2, 4))
      }
    }
    if let limit = group.limit {
      let y = axis.place(limit)
      canvas.line(
        start, y, start + barRoom * Double(series.count), y, color: PlotColor.limit, width: 2)
    }
    let middle = left + room / 2
    let isBold = group.name == groups[0].name
    if labelsAreTurned {
      canvas.text(
        group.name, middle + 4, axis.start + 16, .init(anchor: .end, isBold: isBold, rotation: -35))
    } else {
      canvas.text(group.name, middle, axis.start + 18, .init(anchor: .middle, isBold: isBold))
    }
  }
}

extension SVGCanvas {
  /// An upright interval.
  mutating func whisker(_ x: Double, _ low: Double, _ high: Double, cap: Double, color: String = "#222222") {
    line(x, low, x, high, color: color, width: 1.2)
    line(x - cap, low, x + cap, low, color: color, width: 1.2)
    line(x - cap, high, x + cap, high, color: color, width: 1.2)
  }
}
