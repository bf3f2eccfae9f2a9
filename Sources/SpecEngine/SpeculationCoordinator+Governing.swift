public import SpecCore

/// Mode `auto`: what drives it through a run, and what it keeps from run to run.
extension SpeculationCoordinator {
  /// What drives mode `auto` through a run. With a fixed schedule it starts from nothing and knows no clock.
  func driver(for wanted: DecodingParameters) async -> GovernorDriver {
    guard wanted.schedule == .clock else {
      return GovernorDriver(Governor(costs: []), dependsOnClock: false)
    }
    if governing == nil, wanted.mode == .auto { await measureCosts() }
    var driver = governing ?? GovernorDriver(Governor(costs: []), dependsOnClock: true)
    driver.beginReply()
    return driver
  }

  /// Replies in other modes teach nothing: the same text, asked for again and again in all of them, would
  /// crowd out the rest. Nor is anything worth keeping that was learned without costs.
  func keepGovernor(of driver: GovernorDriver, _ run: DecodingRun) {
    guard driver.wasUsed, !run.isDeterministic, governing != nil else { return }
    governing = driver
    if let experience = driver.governor.experience { memory.keepExperience(experience) }
  }

  /// Measures what mode `auto` needs to know, where it is wanted and not known yet: a few seconds at most,
  /// better spent before the first reply than in it.
  public func prepare(for parameters: DecodingParameters) async {
    let wanted = effective(parameters)
    guard governing == nil, wanted.mode == .auto, wanted.schedule == .clock else { return }
    await turnstile.enter()
    defer { turnstile.leave() }
    if governing == nil { await measureCosts() }
  }

  private func measureCosts() async {
    guard let draft else { return }
    let splits = threadSplits.isEmpty ? [ThreadSplit(target: 1, draft: 1)] : threadSplits
    // A pair that cannot be measured fails in its first round, with a reason.
    let costs = (try? await CostMeasurement(target: target, draft: draft, splits: splits).run()) ?? []
    // What was measured of it is too little when the chat ends meanwhile.
    guard !costs.isEmpty, !Task.isCancelled else { return }
    governing = GovernorDriver(
      Governor(costs: costs, experience: memory.experience), dependsOnClock: true)
    memory.keepCosts(costs)
  }
}
