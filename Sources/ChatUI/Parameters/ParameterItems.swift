import SpecCore

/// The one table of what can be tuned: the parameters pane comes from it.
extension ParameterItem {
  /// - Parameter splits: of the machine's threads, as far as the pair knows any.
  static func all(splits: [ThreadSplit]) -> [ParameterItem] {
    drafting + sampling + [seed, schedule] + (splits.count > 1 ? [threads(splits)] : []) + lanes
      + [contextPolicy]
  }

  // MARK: Drafting

  private static let drafting: [ParameterItem] = [
    ParameterItem(
      name: "mode", explanation: "How tokens are produced; auto picks what is fastest, round by round.",
      range: 0...Double(DecodingMode.allCases.count - 1), names: DecodingMode.allCases.map(\.rawValue),
      get: { DecodingMode.allCases.firstIndex(of: $0.parameters.mode).map { Double($0) } },
      set: { $0.parameters.mode = DecodingMode.allCases[Int($1 ?? 0)] }),
    whole(
      "draft length γ", "The most tokens drafted ahead in a chain, and along each branch.",
      DecodingParameters.draftLengthRange, \.parameters.draftLength, isChosenByAuto: true),
    share(
      "threshold ε", "A draft less sure than this stops its chain there and branches.",
      \.parameters.confidenceThreshold, isChosenByAuto: true),
    whole(
      "branches k", "The most branches that grow side by side; an unsure draft opens more of them.",
      DecodingParameters.branchCountRange, \.parameters.branchCount, isChosenByAuto: true),
    share(
      "branch stop", "A branch ends when it is less likely than this; 0 lets all grow.",
      \.parameters.branchStop),
    onOff(
      "adaptive", "In speculative mode: stop drafting where the draft is unsure.", \.parameters.adaptive,
      isChosenByAuto: true),
    onOff(
      "H-RAD", "Let the predictor choose how much a surviving branch keeps, where the pair has one.",
      \.parameters.hrad),
  ]

  // MARK: Sampling

  private static let sampling: [ParameterItem] = [
    ParameterItem(
      name: "temperature", explanation: "0 always takes the likeliest token; higher is more daring.",
      range: 0...SamplingSettings.highestTemperature, increment: 0.1, decimals: 2,
      get: { $0.parameters.sampling.temperature },
      set: { $0.parameters.sampling.temperature = $1 ?? 0 }),
    whole(
      "top-k", "Choose among so many of the likeliest tokens; 0 chooses among all.", 0...1_000_000,
      \.parameters.sampling.topK),
    share(
      "top-p", "Choose among the likeliest tokens that together reach this share.",
      \.parameters.sampling.topP, from: 0.01),
    share(
      "min-p", "Drop tokens less likely than this share of the likeliest one; 0 keeps all.",
      \.parameters.sampling.minP),
    ParameterItem(
      name: "repeat penalty", explanation: "Makes recent tokens less likely; 1 changes nothing.",
      range: 0.05...100, increment: 0.05, decimals: 2, get: { $0.parameters.sampling.repeatPenalty },
      set: { $0.parameters.sampling.repeatPenalty = $1 ?? 1 }),
    whole(
      "repeat window", "How many recent tokens the repeat penalty looks at.", 0...65_536,
      \.parameters.sampling.repeatWindow),
  ]

  private static let seed = ParameterItem(
    name: "seed", explanation: "The next reply's, and one more for each reply after it.",
    range: 0...Double(UInt32.max), absent: "random", get: { $0.seed.map { Double($0) } },
    set: { $0.seed = $1.map { UInt64($0) } })

  // MARK: The machine

  private static let schedule = ParameterItem(
    name: "draft steps",
    explanation: "Draft until the target is done, or a fixed number of steps: then a seed gives one text.",
    range: 1...1000, absent: "by the clock",
    get: { if case .fixed(let steps) = $0.parameters.schedule { Double(steps) } else { nil } },
    set: { $0.parameters.schedule = $1.map { .fixed(steps: Int($0)) } ?? .clock })

  private static func threads(_ splits: [ThreadSplit]) -> ParameterItem {
    ParameterItem(
      name: "threads", explanation: "The target's and the draft's; mode auto chooses them by itself.",
      range: -1...Double(splits.count - 1),
      names: ["as loaded"] + splits.map { "\($0.target) + \($0.draft)" },
      get: { settings in Double(splits.firstIndex { $0 == settings.parameters.threads } ?? -1) },
      set: { settings, index in
        let index = Int(index ?? -1)
        settings.parameters.threads = splits.indices.contains(index) ? splits[index] : nil
      })
  }

  private static let lanes: [ParameterItem] = [
    base(
      "target takes", "Slow the target down to a machine that takes so long for each forward.", .target),
    perUnit("  and a token", "What each token of a target's forward adds to that time.", .target),
    base("draft takes", "Slow the draft down to a machine that takes so long for each step.", .draft),
    perUnit("  and a branch", "What each branch of a draft's step adds to that time.", .draft),
  ]

  private static func base(_ name: String, _ explanation: String, _ lane: Lane) -> ParameterItem {
    ParameterItem(
      name: name, explanation: explanation, range: 0...60_000, increment: 5, decimals: 2, unit: "ms",
      absent: "full speed", get: { $0.parameters.emulation?[lane]?.baseMilliseconds },
      set: { settings, value in
        settings.parameters.changeEmulation(of: lane) { forward in
          let perUnit = forward?.perUnitMilliseconds ?? 0
          forward = value.map { EmulatedForward(baseMilliseconds: $0, perUnitMilliseconds: perUnit) }
        }
      })
  }

  /// Nothing where the lane runs at full speed.
  private static func perUnit(_ name: String, _ explanation: String, _ lane: Lane) -> ParameterItem {
    ParameterItem(
      name: name, explanation: explanation, range: 0...60_000, increment: 0.1, decimals: 2, unit: "ms",
      get: { $0.parameters.emulation?[lane]?.perUnitMilliseconds },
      set: { settings, value in
        settings.parameters.changeEmulation(of: lane) { forward in
          if let value { forward?.perUnitMilliseconds = value }
        }
      })
  }

  // MARK: The conversation

  private static let contextPolicy = ParameterItem(
    name: "context policy",
    explanation: "When the context is full: drop the oldest turns, summarise them, or stop and ask.",
    range: 0...Double(ContextPolicy.allCases.count - 1), names: ContextPolicy.allCases.map(\.rawValue),
    get: { ContextPolicy.allCases.firstIndex(of: $0.contextPolicy).map { Double($0) } },
    set: { $0.contextPolicy = ContextPolicy.allCases[Int($1 ?? 0)] })

  // MARK: Kinds

  private static func whole(
    _ name: String, _ explanation: String, _ range: ClosedRange<Int>,
    _ path: any WritableKeyPath<TunedSettings, Int> & Sendable, isChosenByAuto: Bool = false
  ) -> ParameterItem {
    ParameterItem(
      name: name, explanation: explanation, range: Double(range.lowerBound)...Double(range.upperBound),
      isChosenByAuto: isChosenByAuto, get: { Double($0[keyPath: path]) },
      set: { $0[keyPath: path] = Int($1 ?? 0) })
  }

  private static func share(
    _ name: String, _ explanation: String, _ path: any WritableKeyPath<TunedSettings, Double> & Sendable,
    from least: Double = 0, isChosenByAuto: Bool = false
  ) -> ParameterItem {
    ParameterItem(
      name: name, explanation: explanation, range: least...1, increment: 0.05, decimals: 2,
      isChosenByAuto: isChosenByAuto, get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 ?? 0 })
  }

  private static func onOff(
    _ name: String, _ explanation: String, _ path: any WritableKeyPath<TunedSettings, Bool> & Sendable,
    isChosenByAuto: Bool = false
  ) -> ParameterItem {
    ParameterItem(
      name: name, explanation: explanation, range: 0...1, names: ["off", "on"],
      isChosenByAuto: isChosenByAuto, get: { $0[keyPath: path] ? 1 : 0 },
      set: { $0[keyPath: path] = $1 == 1 })
  }
}

extension DecodingParameters {
  /// Changes one lane's emulated speed; with neither emulated there is none.
  fileprivate mutating func changeEmulation(of lane: Lane, _ change: (inout EmulatedForward?) -> Void) {
    var lanes = emulation ?? EmulatedLanes()
    switch lane {
    case .target: change(&lanes.target)
    case .draft: change(&lanes.draft)
    }
    emulation = lanes.isEmpty ? nil : lanes
  }
}
