import Foundation
import SpecCore
import Testing

@testable import Bench

/// A report of invented measurements: its sums, its JSON and its text.
@Suite struct ReportTests {
  static let modes = [
    "autoregressive", "speculative:draft-length=2", "speculative:draft-length=4", "specbranch",
  ]

  static func measurement(tokens: Int, seconds: Double, accepted: Int = 0, rolledBack: Int = 0)
    -> ModeMeasurement
  {
    var measurement = ModeMeasurement()
    measurement.sums.generatedTokens = tokens + 1
    measurement.sums.ratedTokens = tokens
    measurement.sums.ratedSeconds = seconds
    measurement.sums.targetForwards = tokens + 1 - accepted
    measurement.sums.drafted = accepted + rolledBack
    measurement.sums.accepted = accepted
    measurement.sums.rolledBack = rolledBack
    measurement.sums.judged = accepted + (rolledBack > 0 ? 1 : 0)
    measurement.timesToFirstToken = [seconds / 10]
    return measurement
  }

  static func forward(_ lane: Lane, compute: Double, duration: Double) -> ForwardFinished {
    ForwardFinished(
      ForwardStarted(lane: lane, forward: 1, round: 1, kind: .verification, tokens: 1, sequences: 1),
      computeS: compute, durationS: duration, emulated: true, completed: true)
  }

  /// Two categories of two prompts; `slowForwards` of 100 target forwards take longer than emulated.
  static func report(slowForwards: Int = 0, differing: [String] = []) throws -> BenchReport {
    var base = DecodingParameters()
    base.emulation = EmulatedLanes(
      target: EmulatedForward(parsing: "20+0.1*n"), draft: EmulatedForward(parsing: "2+0.05*k"))
    let modes = try ModeList.modes(of: Self.modes.joined(separator: ","), base: base)
    let results = (0..<4).map { item in
      let times: [Double] = [4, 3, 2, 1]
      var measurements: [String: ModeMeasurement] = [:]
      for (mode, seconds) in zip(modes, times) {
        let drafts = mode.label != BenchedMode.baseline
        measurements[mode.label] = measurement(
          tokens: 12 * (item + 1), seconds: seconds, accepted: drafts ? 6 : 0,
          rolledBack: drafts ? 2 + item : 0)
      }
      return ItemResult(
        item: item, run: 0, category: item < 2 ? "codeGen" : "talk", measurements: measurements,
        differing: item == 3 ? differing : [])
    }
    let emulation = try #require(base.emulation)
    var forwards: [Lane: LaneForwards] = [.target: LaneForwards(), .draft: LaneForwards()]
    for index in 0..<100 {
      let isSlow = index < slowForwards
      forwards[.target]?.apply(
        forward(.target, compute: isSlow ? 0.03 : 0.001, duration: isSlow ? 0.03 : 0.0202),
        emulation: emulation.target)
      forwards[.draft]?.apply(
        forward(.draft, compute: 0.001, duration: 0.00205), emulation: emulation.draft)
    }
    var changed = results
    changed[0].measurements["specbranch"]?.forwards = forwards
    let setting = BenchSetting(
      programVersion: "1.2.3", pair: "toy", targetModel: "big", draftModel: "small",
      machine: .init(processor: "Abacus", cores: 2, system: "Linux"), suite: "toy.jsonl", modes: modes,
      runs: 1, maxTokens: nil, seed: 3)
    let hits = [DraftHits(category: "codeGen", hits: [true, true, false, true])]
    return ReportBuilder(setting, results: changed, hits: hits)
      .report(isComplete: true, questionsLeftOut: 0)
  }

  static func object(_ report: BenchReport) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
    return try #require(object as? [String: Any])
  }

  @Test("The JSON has the shape that scripts rely on")
  func shape() throws {
    let json = try Self.object(Self.report())
    #expect(json["emulated_target"] as? String == "20+0.1*n")
    #expect(json["emulated_draft"] as? String == "2+0.05*k")
    #expect(json["valid"] as? Bool == true)
    #expect(json["max_tokens"] is NSNull)
    #expect(json["pair"] as? String == "toy" && json["program_version"] as? String == "1.2.3")
    let modes = try #require(json["modes"] as? [String: [String: Any]])
    #expect(Set(modes.keys) == Set(Self.modes))
    let figures: Set = [
      "tokens_per_second", "speedup", "speedup_low", "speedup_high", "acceptance_rate", "rollback_rate",
      "waste_rate", "tokens_per_target_forward", "mean_accepted_run", "target_bubble_share",
      "draft_bubble_share", "time_to_first_token_s", "peak_memory_bytes", "zero_bubble_share", "drafted",
      "accepted", "rolled_back", "discarded",
    ]
    let branching = try #require(modes["specbranch"])
    let overall = try #require(branching["overall"] as? [String: Any])
    #expect(figures.isSubset(of: overall.keys))
    let categories = try #require(branching["categories"] as? [String: [String: Any]])
    // Names that people gave stay as they are.
    #expect(Set(categories.keys) == ["codeGen", "talk"])
    #expect(try figures.isSubset(of: #require(categories["talk"]).keys))
    let parameters = try #require(branching["parameters"] as? [String: Any])
    #expect(parameters["draft_length"] as? Int == DecodingParameters().draftLength)
  }

  @Test("Figures over several prompts are ratios of sums")
  func sums() throws {
    let report = try Self.report()
    let branching = try #require(report.modes["specbranch"])
    // 12 + 24 + 36 + 48 tokens in 4 seconds, four times the baseline's rate.
    #expect(branching.overall.tokensPerSecond == 30)
    #expect(branching.overall.speedup == 4)
    #expect(branching.overall.accepted == 24 && branching.overall.rolledBack == 14)
    #expect(branching.overall.rollbackRate == 14.0 / 38)
    #expect(branching.overall.acceptanceRate == 24.0 / 28)
    #expect(branching.overall.timeToFirstTokenS == 0.1)
    #expect(branching.categories["talk"]?.generatedTokens == 86)
    #expect(report.modes["autoregressive"]?.overall.speedup == 1)
  }

  @Test("The best of each mode is the fastest, and every mode is compared with every other")
  func comparisons() throws {
    let report = try Self.report()
    #expect(report.best["speculative"] == "speculative:draft-length=4")
    #expect(report.ratios["specbranch"]?["speculative:draft-length=4"]?.value == 2)
    #expect(report.ratios.values.allSatisfy { $0.count == Self.modes.count - 1 })
  }

  @Test("The limit's γ is the measured ratio of the lanes")
  func zeroBubble() throws {
    let report = try Self.report()
    let limit = try #require(report.zeroBubble)
    // 20.2 ms ÷ 2.05 ms.
    #expect(limit.draftLength == 10)
    #expect(limit.overall.speedup == 2 && limit.overall.agreement == 0.75)
    #expect(limit.categories["talk"] == nil)
    #expect(report.modes["specbranch"]?.overall.zeroBubbleShare == 2)
    #expect(report.modes["autoregressive"]?.overall.zeroBubbleShare == nil)
  }

  @Test("Emulated forwards that take too long make a run invalid, above 1 %")
  func validity() throws {
    let sound = try Self.report(slowForwards: 1)
    #expect(sound.valid)
    let late = try #require(sound.lanes["target"])
    #expect(late.exceeded == 1 && late.exceededShare == 0.01)
    #expect(abs(late.overshootMedianS - 0.0001) < 1e-9)
    let report = try Self.report(slowForwards: 2)
    #expect(!report.valid)
    #expect(ReportText(report).text.contains("INVALID"))
  }

  @Test("A prompt on which a text differs is named")
  func differences() throws {
    let report = try Self.report(differing: ["specbranch"])
    #expect(report.texts.differingPrompts == 1)
    #expect(report.texts.differences == [.init(mode: "specbranch", prompt: 3, run: 0)])
    #expect(ReportText(report).text.contains("specbranch: prompt 3"))
    #expect(ReportText(try Self.report()).text.contains("same text"))
  }

  @Test("The text has every mode and category, says emulated, and fits 100 columns")
  func text() throws {
    let lines = ReportText(try Self.report()).text.split(separator: "\n")
    for name in Self.modes + ["codeGen", "talk", "*emulated*", "30.0", "4.00 [4.00, 4.00]"] {
      #expect(lines.contains { $0.contains(name) }, "\(name)")
    }
    #expect(lines.map(\.count).max() ?? 0 <= 100)
  }

  @Test("Columns are aligned, and a long label stands on a line of its own")
  func table() {
    var table = TextTable(["mode", "x", "long"])
    table.labelWidth = 6
    table.rows = [["a", "1.00", "2"], ["quite-long", "10.00", "–"]]
    #expect(
      table.lines == ["mode      x  long", "a      1.00     2", "quite-long", "      10.00     –"])
  }
}
