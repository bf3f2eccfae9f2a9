/// A report as aligned text of at most 100 columns.
public struct ReportText {
  private let report: BenchReport
  private let categories: [String]

  public init(_ report: BenchReport) {
    self.report = report
    categories = Set(report.modes.values.flatMap(\.categories.keys)).sorted()
  }

  public var text: String {
    var sections = [heading, table("overall", report.zeroBubble?.overall) { $0.overall }, counts]
    if report.best.count > 2 { sections.append(ratios) }
    if categories.count > 1 {
      sections += categories.map { name in
        table(name, report.zeroBubble?.categories[name]) { $0.categories[name] }
      }
    }
    sections.append(lanes)
    sections.append(remarks)
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var labels: [String] { report.modeOrder }

  // MARK: What was measured

  private var heading: [String] {
    let passes = report.runs == 1 ? "" : " × \(report.runs) passes"
    let length = report.maxTokens.map { ", at most \($0) tokens" } ?? ""
    var lines = [
      "\(report.pair) on \(report.suite): \(report.prompts) prompts\(passes), temperature "
        + "\(NumberText.short(report.temperature))\(length)",
      "specbranch \(report.programVersion), \(report.machine.processor), \(report.machine.cores) cores",
    ]
    let emulated = [("target", report.emulatedTarget), ("draft", report.emulatedDraft)]
      .compactMap { lane, text in text.map { "\(lane) \($0) ms" } }
    if !emulated.isEmpty {
      lines.append("*emulated* lanes, so speeds are emulated, too: " + emulated.joined(separator: ", "))
    }
    if !report.complete { lines.append("INCOMPLETE: ended before every prompt was measured.") }
    if !report.valid {
      lines.append("INVALID: more than 1 % of a lane's forwards computed longer than their emulated time.")
    }
    return lines
  }

  // MARK: Figures

  private func table(
    _ name: String, _ limit: BenchReport.ZeroBubbleFigures?, _ figures: (BenchReport.Mode) -> ModeFigures?
  ) -> [String] {
    var table = TextTable([
      name, "tok/s", "speed-up [95 %]", "τ", "α", "RB", "idle T", "idle D", "TTFT ms",
    ])
    for label in labels {
      guard let row = report.modes[label].flatMap(figures) else { continue }
      table.rows.append([label] + Self.cells(row))
    }
    guard let limit else { return table.lines }
    return table.lines + [
      "zero-bubble limit \(Self.fixed(limit.speedup)) (γ \(report.zeroBubble?.draftLength ?? 0), greedy agreement "
        + "\(Self.fixed(limit.agreement)))"
    ]
  }

  private static func cells(_ figures: ModeFigures) -> [String] {
    var speedup = "–"
    if let value = figures.speedup, let low = figures.speedupLow, let high = figures.speedupHigh {
      speedup = interval(Estimate(value: value, low: low, high: high))
    }
    return [
      fixed(figures.tokensPerSecond, 1), speedup, fixed(figures.tokensPerTargetForward),
      drafting(figures.acceptanceRate, figures), drafting(figures.rollbackRate, figures),
      fixed(figures.targetBubbleShare), fixed(figures.draftBubbleShare),
      fixed(figures.timeToFirstTokenS * 1000, 1),
    ]
  }

  /// Without drafted tokens the figures about them say nothing.
  private static func drafting(_ value: Double, _ figures: ModeFigures) -> String {
    figures.drafted > 0 ? fixed(value) : "–"
  }

  private static func interval(_ estimate: Estimate) -> String {
    "\(fixed(estimate.value)) [\(fixed(estimate.low)), \(fixed(estimate.high))]"
  }

  private var counts: [String] {
    var table = TextTable([
      "overall", "tokens", "drafted", "accepted", "rolled back", "waste", "M", "of limit", "peak MiB",
    ])
    for label in labels {
      guard let figures = report.modes[label]?.overall else { continue }
      table.rows.append([
        label, "\(figures.generatedTokens)", "\(figures.drafted)", "\(figures.accepted)",
        "\(figures.rolledBack)", Self.drafting(figures.wasteRate, figures),
        Self.drafting(figures.meanAcceptedRun, figures),
        figures.zeroBubbleShare.map { Self.fixed($0) } ?? "–",
        figures.peakMemoryBytes > 0 ? "\(figures.peakMemoryBytes >> 20)" : "–",
      ])
    }
    return table.lines
  }

  /// The best of each decoding mode over the best of each other.
  private var ratios: [String] {
    let speculating = report.best.filter { $0.value != BenchedMode.baseline }.sorted { $0.value < $1.value }
    var table = TextTable(["ratios of tok/s", "ratio [95 %]"])
    table.labelWidth = 40
    for (mode, label) in speculating {
      for (other, otherLabel) in speculating where otherLabel != label {
        guard let ratio = report.ratios[label]?[otherLabel] else { continue }
        table.rows.append(["\(mode) ÷ \(other)", Self.interval(ratio)])
      }
    }
    let chosen = speculating.filter { $0.key != $0.value }
      .map { "Of \($0.key), the fastest setting counts: \($0.value)" }
    return table.rows.isEmpty ? [] : table.lines + chosen
  }

  private var lanes: [String] {
    var table = TextTable([
      "lane", "forwards", "mean ms", "of one ms", "overshoot p50 ms", "p99 ms", "exceeded",
    ])
    for name in ["target", "draft"] {
      guard let lane = report.lanes[name] else { continue }
      let isEmulated = lane.emulatedForwards > 0
      func emulated(_ text: String) -> String { isEmulated ? text : "–" }
      table.rows.append([
        name + (isEmulated ? " (emulated)" : ""), "\(lane.forwards)", Self.fixed(lane.meanForwardS * 1000),
        Self.fixed(lane.meanSingleForwardS * 1000), emulated(Self.fixed(lane.overshootMedianS * 1000, 3)),
        emulated(Self.fixed(lane.overshootP99S * 1000, 3)),
        emulated("\(lane.exceeded) (\(Self.fixed(lane.exceededShare * 100)) %)"),
      ])
    }
    return table.lines
  }

  // MARK: Remarks

  private var remarks: [String] {
    var lines: [String] = []
    if report.questionsLeftOut > 0 {
      lines.append("\(report.questionsLeftOut) questions do not fit the context and were left out.")
    }
    guard report.texts.compared else { return lines }
    if report.texts.differences.isEmpty {
      return lines + ["All modes gave the same text on every prompt."]
    }
    lines.append(
      "Texts differ from autoregressive's on \(report.texts.differingPrompts) of \(report.prompts) prompts:")
    for label in labels {
      let prompts = Set(report.texts.differences.filter { $0.mode == label }.map(\.prompt)).sorted()
      if !prompts.isEmpty {
        lines.append("  \(label): prompt " + prompts.map(String.init).joined(separator: ", "))
      }
    }
    return lines
  }

  private static func fixed(_ value: Double, _ digits: Int = 2) -> String { NumberText.fixed(value, digits) }
}
