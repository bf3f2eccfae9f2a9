import SpecCore

/// Changing the parameters.
extension ChatState {
  mutating func tune(_ command: Command) -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    let wasAuto = parameters.wanted.mode == .auto
    var changed = command.isChosenByGovernor ? parameters.asFixed : parameters.wanted
    switch command {
    case .nextMode:
      changed.mode = changed.mode.next
      if changed.mode == .auto, let reason = parameters.decision?.reason { show(reason) }
    case .draftLength(let step):
      changed.draftLength = Self.step(changed.draftLength, step, DecodingParameters.draftLengthRange)
    case .confidenceThreshold(let step):
      changed.confidenceThreshold = Self.step(changed.confidenceThreshold, step, by: 0.05, to: 1)
    case .branchCount(let step):
      changed.branchCount = Self.step(changed.branchCount, step, DecodingParameters.branchCountRange)
    case .branchStop(let step): changed.branchStop = Self.step(changed.branchStop, step, by: 0.05, to: 1)
    case .temperature(let step):
      changed.sampling.temperature = Self.step(changed.sampling.temperature, step, by: 0.1, to: 2)
    case .adaptive: changed.adaptive.toggle()
    case .hrad: changed.hrad.toggle()
    case .pacing: return togglePace()
    default: break
    }
    let effects = want(changed, orSay: "That is as far as it goes.")
    if wasAuto, command.isChosenByGovernor {
      show("Fixed from here on: mode \(changed.mode.rawValue). The mode key goes back to auto.")
    }
    return effects
  }

  private mutating func togglePace() -> [ChatEffect] {
    var changed = parameters.wanted
    if changed.isPaced {
      lastPace = changed.emulation
      changed.emulation = nil
    } else {
      changed.emulation = lastPace ?? pair?.pacing
    }
    return want(changed, orSay: "This pair names no pace; start with --emulate-target to set one.")
  }

  private mutating func want(_ changed: DecodingParameters, orSay sentence: String) -> [ChatEffect] {
    var settings = parameters.settings
    settings.parameters = changed
    return want(settings, orSay: sentence)
  }

  mutating func want(_ changed: TunedSettings, orSay sentence: String) -> [ChatEffect] {
    let before = parameters.settings
    guard changed != before else {
      show(sentence)
      return []
    }
    parameters.want(changed, running: run != nil)
    return effects(of: before)
  }

  /// What the program around the chat has to know about a change.
  func effects(of before: TunedSettings) -> [ChatEffect] {
    let now = parameters.settings
    return (now.parameters == before.parameters ? [] : [.setParameters(now.parameters)])
      + (now.seed == before.seed ? [] : [.setSeed(now.seed)])
      + (now.contextPolicy == before.contextPolicy ? [] : [.saveContextPolicy(now.contextPolicy)])
  }

  private static func step(_ value: Int, _ step: Int, _ range: ClosedRange<Int>) -> Int {
    min(max(value + step, range.lowerBound), range.upperBound)
  }

  /// On whole multiples of the increment, from 0.
  private static func step(_ value: Double, _ step: Int, by increment: Double, to limit: Double) -> Double {
    let steps = (value / increment).rounded() + Double(step)
    return min(max((steps * increment * 100).rounded() / 100, 0), limit)
  }
}

extension Command {
  /// Whether it changes what mode `auto` chooses by itself: then one goes on by hand.
  fileprivate var isChosenByGovernor: Bool {
    switch self {
    case .draftLength, .confidenceThreshold, .branchCount, .adaptive: true
    default: false
    }
  }
}

extension DecodingMode {
  /// The one after it, the first after the last.
  var next: DecodingMode {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
