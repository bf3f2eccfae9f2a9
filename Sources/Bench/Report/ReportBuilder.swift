import SpecCore

/// Computes a report from what was measured.
public struct ReportBuilder {
  /// The most forwards whose compute may exceed the emulated time for a run to be valid.
  public static let exceededLimit = 0.01

  private let setting: BenchSetting
  private let results: [ItemResult]
  private let hits: [DraftHits]
  /// Forwards of all modes together, and γ of the zero-bubble limit.
  private let forwards: [Lane: LaneForwards]
  private let zeroBubbleLength: Int?

  /// - Parameters:
  ///   - results: at least one.
  ///   - hits: the draft's hits on the baseline's greedy replies; empty where they are not known.
  public init(_ setting: BenchSetting, results: [ItemResult], hits: [DraftHits] = []) {
    self.setting = setting
    self.results = results
    self.hits = hits
    var forwards: [Lane: LaneForwards] = [:]
    for measurement in results.flatMap(\.measurements.values) {
      for (lane, some) in measurement.forwards { forwards[lane, default: .init()] += some }
    }
    self.forwards = forwards
    let (target, draft) = (
      forwards[.target]?.meanSingleSeconds ?? 0, forwards[.draft]?.meanSingleSeconds ?? 0
    )
    let isKnown = target > 0 && draft > 0 && !hits.isEmpty
    zeroBubbleLength = isKnown ? max(Int((target / draft).rounded()), 1) : nil
  }

  /// - Parameters:
  ///   - isComplete: whether nothing that was asked for is missing.
  ///   - questionsLeftOut: questions that did not fit the context.
  public func report(isComplete: Bool, questionsLeftOut: Int) -> BenchReport {
    let groups = Dictionary(grouping: results, by: \.category)
    let overall = GroupComparison(results, labels: labels)
    let categories = groups.mapValues { GroupComparison($0, labels: labels) }
    var modes: [String: BenchReport.Mode] = [:]
    for mode in setting.modes {
      modes[mode.label] = BenchReport.Mode(
        parameters: mode.parameters,
        overall: overall.figures(of: mode.label, limit: limit()?.speedup),
        categories: Dictionary(
          uniqueKeysWithValues: categories.map { name, group in
            (name, group.figures(of: mode.label, limit: limit(in: name)?.speedup))
          }),
        lanes: lanes(overall.total(of: mode.label).forwards))
    }
    let parameters = setting.parameters
    return BenchReport(
      programVersion: setting.programVersion, pair: setting.pair, targetModel: setting.targetModel,
      draftModel: setting.draftModel, machine: setting.machine, suite: setting.suite,
      prompts: Set(results.map(\.item)).count, runs: setting.runs, seed: setting.seed,
      temperature: parameters.sampling.temperature, maxTokens: setting.maxTokens,
      emulatedTarget: parameters.emulation?.target?.description(unit: "n"),
      emulatedDraft: parameters.emulation?.draft?.description(unit: "k"),
      valid: !modes.values.contains { mode in
        mode.lanes.values.contains { $0.exceededShare > Self.exceededLimit }
      },
      complete: isComplete, questionsLeftOut: questionsLeftOut, lanes: lanes(forwards), texts: texts,
      zeroBubble: zeroBubble(Array(categories.keys)), modeOrder: labels, modes: modes,
      best: best(overall), ratios: overall.ratios())
  }

  private var labels: [String] { setting.modes.map(\.label) }

  private func lanes(_ forwards: [Lane: LaneForwards]) -> [String: LaneFigures] {
    Dictionary(
      uniqueKeysWithValues: forwards.filter { $0.value.count > 0 }.map { ($0.rawValue, LaneFigures($1)) })
  }

  private var texts: BenchReport.Texts {
    let differences = results.flatMap { result in
      result.differing.map {
        BenchReport.Texts.Difference(mode: $0, prompt: result.item, run: result.run)
      }
    }
    return BenchReport.Texts(
      compared: setting.isGreedy, differingPrompts: Set(differences.map(\.prompt)).count,
      differences: differences)
  }

  /// The fastest label of each decoding mode.
  private func best(_ overall: GroupComparison) -> [String: String] {
    let families = Dictionary(grouping: setting.modes, by: \.parameters.mode.rawValue)
    return families.compactMapValues { modes in
      modes.map(\.label).max { (overall.rate(of: $0) ?? 0) < (overall.rate(of: $1) ?? 0) }
    }
  }

  // MARK: The zero-bubble limit

  private func zeroBubble(_ categories: [String]) -> BenchReport.ZeroBubble? {
    guard let zeroBubbleLength, let overall = limit() else { return nil }
    func figures(_ limit: ZeroBubbleLimit) -> BenchReport.ZeroBubbleFigures {
      .init(speedup: limit.speedup, agreement: limit.agreement)
    }
    return BenchReport.ZeroBubble(
      draftLength: zeroBubbleLength, overall: figures(overall),
      categories: Dictionary(
        uniqueKeysWithValues: categories.compactMap { name in limit(in: name).map { (name, figures($0)) } }))
  }

  private func limit(in category: String? = nil) -> ZeroBubbleLimit? {
    guard let zeroBubbleLength else { return nil }
    let replies = hits.filter { category == nil || $0.category == category }.map(\.hits)
    return replies.isEmpty ? nil : ZeroBubbleLimit(replies: replies, draftLength: zeroBubbleLength)
  }
}
