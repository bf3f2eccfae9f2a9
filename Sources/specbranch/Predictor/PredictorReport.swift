import Foundation
import PosteriorPrediction

/// How well a predictor does, as text: accuracy, macro-F1 and confusion, beside what needs no predictor.
struct PredictorReport {
  private static let names = ["all rejected", "mixed", "all accepted"]

  let predictor: ClassificationReport
  let majority: ClassificationReport
  let threshold: ClassificationReport
  let rule: ConfidenceRule

  /// - Parameter fitted: the samples that the majority class and the threshold are chosen on.
  init(_ predictor: HRADPredictor, on samples: [PosteriorSample], fitted: [PosteriorSample]) {
    self.predictor = predictor.report(samples)
    let counts = (0..<3).map { label in fitted.count { $0.label == label } }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 1
    majority = ClassificationReport(
      truths: samples.map(\.label), predictions: samples.map { _ in most })
    rule = ConfidenceRule(bestOn: fitted)
    threshold = rule.report(samples)
  }

  /// Whether the predictor is worth more than what needs none.
  var beatsBoth: Bool {
    predictor.macroF1 > majority.macroF1 && predictor.macroF1 > threshold.macroF1
  }

  var text: String {
    var lines = [
      line("", ["accuracy", "macro-F1"]),
      line("predictor", figures(predictor)), line("majority class", figures(majority)),
      line("max q at least \(Self.decimal(rule.threshold))", figures(threshold)), "",
      line("truth \\ predicted", Self.names),
    ]
    for (name, row) in zip(Self.names, predictor.confusion) { lines.append(line(name, row.map(String.init))) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func figures(_ report: ClassificationReport) -> [String] {
    [Self.decimal(report.accuracy), Self.decimal(report.macroF1)]
  }

  private func line(_ name: String, _ values: [String]) -> String {
    "  " + name.padding(toLength: 22, withPad: " ", startingAt: 0)
      + values.map { String(repeating: " ", count: max(14 - $0.count, 1)) + $0 }.joined()
  }

  static func decimal(_ value: Double) -> String { String(format: "%.3f", value) }
}
