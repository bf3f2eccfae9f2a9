import Foundation
import PosteriorPrediction

/// How well a predictor does, as text: accuracy, macro-F1 and confusion, beside what needs no predictor.
struct PredictorReport {
  private static let names = ["all rejected", "mixed", "all accepted"]

  let predictor: ClassificationReport
  let majority: ClassificationReport
  let threshold: ClassificationReport
  let everywhere: ClassificationReport
  let rule: FirstConfidenceRule
  let everywhereRule: ConfidenceRule

  /// - Parameter fitted: the samples that the majority class and the threshold are chosen on.
  init(_ predictor: HRADPredictor, on samples: [PosteriorSample], fitted: [PosteriorSample]) {
    self.predictor = predictor.report(samples)
    let counts = (0..<3).map { label in fitted.count { $0.label == label } }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 1
    majority = ClassificationReport(
      truths: samples.map(\.label), predictions: samples.map { _ in most })
    rule = FirstConfidenceRule(bestOn: fitted)
    threshold = rule.report(samples)
    everywhereRule = ConfidenceRule(bestOn: fitted)
    everywhere = everywhereRule.report(samples)
  }

  /// A sentence where the predictor is worth no more than what needs none; all by macro-F1.
  var warning: String? {
    if predictor.macroF1 <= max(majority.macroF1, threshold.macroF1) {
      return
        "The predictor does not beat the majority class and a threshold on the draft's first confidence; "
        + "more prompts may help."
    }
    if predictor.macroF1 <= everywhere.macroF1 {
      return
        "The predictor does not beat a threshold on the draft's confidence at every position, which sees "
        + "the continuation that the predictor must not see; more prompts may help."
    }
    return nil
  }

  var text: String {
    var lines = [
      Self.line("", ["accuracy", "macro-F1"]),
      Self.line("predictor", figures(predictor)), Self.line("majority class", figures(majority)),
      Self.line("first max q < \(Self.decimal(rule.threshold))", figures(threshold)),
      Self.line("each max q < \(Self.decimal(everywhereRule.threshold))", figures(everywhere)), "",
      Self.line("truth \\ predicted", Self.names),
    ]
    for (name, row) in zip(Self.names, predictor.confusion) {
      lines.append(Self.line(name, row.map(String.init)))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a predictor changes.
  static func comparison(off: IdealClock, on: IdealClock) -> String {
    func row(_ name: String, _ clock: IdealClock) -> String {
      let values = [
        String(format: "%.1f", clock.tokensPerSecond),
        decimal(Double(clock.tokens) / Double(max(clock.targetForwards, 1))), decimal(clock.rollbackRate),
        decimal(clock.wasteRate),
      ]
      return line(name, values)
    }
    let rollback = off.rollbackRate > 0 ? on.rollbackRate / off.rollbackRate : 1
    return [
      line("", ["tok/s", "tokens/forward", "rollback", "waste"]), row("H-RAD off", off), row("H-RAD on", on),
      line(
        "on ÷ off", [decimal(on.tokensPerSecond / max(off.tokensPerSecond, 1e-9)), "", decimal(rollback), ""]),
    ].joined(separator: "\n")
  }

  private func figures(_ report: ClassificationReport) -> [String] {
    [Self.decimal(report.accuracy), Self.decimal(report.macroF1)]
  }

  private static func line(_ name: String, _ values: [String]) -> String {
    "  " + name.padding(toLength: 22, withPad: " ", startingAt: 0)
      + values.map { String(repeating: " ", count: max(14 - $0.count, 1)) + $0 }.joined()
  }

  static func decimal(_ value: Double) -> String { String(format: "%.3f", value) }
}
