/// A report as a figure: bars of the speed-ups, and where a mode has several settings, their rollback rates
/// against their speed-ups.
public struct ReportPlot {
  static let width = 960.0
  private let report: BenchReport

  public init(_ report: BenchReport) { self.report = report }

  public var svg: String {
    let bars = SpeedupBars(report)
    let scatter = RollbackScatter(report)
    let headHeight = 56.0
    var canvas = SVGCanvas(
      width: Self.width, height: headHeight + bars.height + (scatter.isWorthwhile ? scatter.height : 0))
    canvas.text(title, 24, 26, .init(size: 16, isBold: true))
    canvas.text(subtitle, 24, 46, .init(size: 12, color: PlotColor.axis))
    bars.draw(into: &canvas, top: headHeight)
    if scatter.isWorthwhile { scatter.draw(into: &canvas, top: headHeight + bars.height) }
    return canvas.document(title: title)
  }

  private var title: String { "Speed-up over autoregressive decoding, \(report.pair)" }

  private var subtitle: String {
    var parts = [
      "\(report.prompts) prompts of \(report.suite)", "temperature \(NumberText.short(report.temperature))",
    ]
    let emulated = [("target", report.emulatedTarget), ("draft", report.emulatedDraft)]
      .compactMap { lane, text in text.map { "\(lane) \($0) ms" } }
    if emulated.isEmpty {
      parts.append("\(report.machine.processor), \(report.machine.cores) cores")
    } else {
      parts.append("emulated lanes: " + emulated.joined(separator: ", "))
    }
    parts.append("whiskers: 95 % intervals")
    if !report.complete { parts.append("INCOMPLETE") }
    if !report.valid { parts.append("INVALID") }
    return parts.joined(separator: " · ")
  }
}

extension BenchReport {
  /// The decoding modes that draft, in the order given.
  var speculatingModes: [String] {
    var modes: [String] = []
    for label in modeOrder where label != BenchedMode.baseline {
      guard let mode = self.modes[label]?.parameters.mode.rawValue, !modes.contains(mode) else { continue }
      modes.append(mode)
    }
    return modes
  }
}
