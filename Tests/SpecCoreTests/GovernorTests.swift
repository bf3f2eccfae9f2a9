import Testing

@testable import SpecCore

/// What the governor picks on costs and outcomes that are known.
@Suite struct GovernorTests {
  /// 20 + 0.1·n ms and 2 + 0.05·k ms, on accelerators of their own or on shared cores.
  static func costs(draftMilliseconds: Double = 2, slowdown: Double = 1, threads: Int = 1) -> PairCosts {
    PairCosts(
      threads: ThreadSplit(target: threads, draft: threads),
      target: CostCurve([.init(units: 1, seconds: 0.0201), .init(units: 21, seconds: 0.0221)]),
      draft: CostCurve([
        .init(units: 1, seconds: (draftMilliseconds + 0.05) / 1000),
        .init(units: 9, seconds: (draftMilliseconds + 0.45) / 1000),
      ]),
      targetSlowdown: slowdown, draftSlowdown: slowdown)
  }

  /// A draft that is right `share` of the time and says so: its confidence is high where it is right.
  static func outcomes(_ share: Double, count: Int = 400) -> [PositionOutcome] {
    var uniforms = SeededUniforms(seed: 7, stream: 3)
    return (0..<count).map { _ in
      let isHit = uniforms.next() < share
      let confidence = isHit ? 0.7 + 0.3 * uniforms.next() : 0.2 + 0.5 * uniforms.next()
      return PositionOutcome(confidence: confidence, rank: isHit ? 0 : uniforms.next() < 0.4 ? 1 : nil)
    }
  }

  static func decision(
    _ share: Double, _ costs: [PairCosts], parameters: DecodingParameters = DecodingParameters(mode: .auto)
  ) -> Governor.Decision {
    var governor = Governor(costs: costs)
    for outcome in outcomes(share) {
      governor.observe([outcome], committed: 1, seconds: 0.01, mode: .specbranch)
    }
    return governor.decide(parameters, canChangeMode: true)
  }

  @Test("Where the lanes overlap freely, specbranch", arguments: [0.5, 0.75, 0.9])
  func overlapPays(share: Double) {
    let decision = Self.decision(share, [Self.costs()])
    #expect(decision.parameters.mode == .specbranch)
    #expect(decision.tokensPerSecond > 1.2 * decision.autoregressiveTokensPerSecond)
    #expect(abs(decision.autoregressiveTokensPerSecond - 1 / 0.0201) < 0.01)
  }

  @Test("Where two lanes at once take twice as long, one after the other")
  func sharedCores() {
    let decision = Self.decision(0.9, [Self.costs(slowdown: 2)])
    #expect(decision.parameters.mode == .speculative)
    #expect(decision.reason.contains("the cores are shared"))
  }

  @Test("A draft as slow as the target, or one that is never right, is left alone")
  func draftingDoesNotPay() {
    #expect(
      Self.decision(0.7, [Self.costs(draftMilliseconds: 25, slowdown: 2)]).parameters.mode == .autoregressive)
    let useless = Self.decision(0, [Self.costs(draftMilliseconds: 15, slowdown: 2)])
    #expect(useless.parameters.mode == .autoregressive)
    #expect(useless.reason.contains("drafting gains nothing"))
  }

  @Test("Better drafts get longer chains")
  func chainLengthFollowsAcceptance() {
    let poor = Self.decision(0.4, [Self.costs(slowdown: 2)]).parameters
    let good = Self.decision(0.97, [Self.costs(slowdown: 2)]).parameters
    #expect(good.draftLength > poor.draftLength)
  }

  @Test("What one has seen another starts from, whole under the same sampling, little of it under another")
  func experience() throws {
    var first = Governor(costs: [Self.costs(slowdown: 2)])
    #expect(first.experience == nil)
    for outcome in Self.outcomes(0.97) {
      first.observe([outcome], committed: 1, seconds: 0.01, mode: .speculative)
    }
    let wanted = DecodingParameters(mode: .auto)
    let learned = first.decide(wanted, canChangeMode: true)
    let experience = try #require(first.experience)
    #expect(experience.isPlausible && experience.outcomes.count > 300)

    var second = Governor(costs: [Self.costs(slowdown: 2)], experience: experience)
    #expect(second.decide(wanted, canChangeMode: true).parameters == learned.parameters)
    // Without it, the first decision is one of the wanted settings.
    var blank = Governor(costs: [Self.costs(slowdown: 2)])
    #expect(blank.decide(wanted, canChangeMode: true).parameters.draftLength == wanted.draftLength)
    #expect(learned.parameters.draftLength > wanted.draftLength)

    var other = wanted
    other.sampling.temperature = 0.8
    var third = Governor(costs: [Self.costs(slowdown: 2)], experience: experience)
    _ = third.decide(other, canChangeMode: true)
    #expect(third.history.seenCount == OutcomeHistory.keptAfterChange)
  }

  @Test("Threads that a busy machine slows down are given up for others, and tried again later")
  func busyThreads() {
    func costs(_ threads: Int, _ milliseconds: Double) -> PairCosts {
      PairCosts(
        threads: ThreadSplit(target: threads, draft: 1),
        target: CostCurve([.init(units: 1, seconds: milliseconds / 1000)]),
        draft: CostCurve([.init(units: 1, seconds: 0.04)]), targetSlowdown: 2, draftSlowdown: 2)
    }
    var governor = Governor(costs: [costs(2, 40), costs(1, 60)])
    for outcome in Self.outcomes(0.4, count: 100) {
      governor.observe([outcome], committed: 1, seconds: 0.04, mode: .speculative)
    }
    func observe(_ threads: Int, _ milliseconds: Double, count: Int) {
      #expect(
        governor.decide(DecodingParameters(mode: .auto), canChangeMode: true).parameters.threads?.target
          == threads)
      for _ in 0..<count {
        governor.observe(
          CostModel.Observation(lane: .target, units: 1, computeS: milliseconds / 1000, overlapped: false))
      }
    }
    observe(2, 40, count: 20)
    observe(2, 120, count: 60)
    observe(1, 70, count: 40)
    observe(1, 70, count: 400)
    // By now it is worth a look whether the machine is still as busy.
    observe(2, 40, count: 40)
    observe(2, 40, count: 1)
  }

  @Test("What was chosen without having seen the draft is not chosen for long")
  func firstTrial() {
    var governor = Governor(costs: [Self.costs(draftMilliseconds: 25, slowdown: 2)])
    let decision = governor.decide(DecodingParameters(mode: .auto), canChangeMode: true)
    #expect(decision.parameters.mode == .autoregressive && governor.shouldTryDraft)
    for outcome in Self.outcomes(0.5, count: 16) {
      governor.observe([outcome], committed: 1, seconds: 0.05, mode: .speculative)
    }
    #expect(!governor.shouldTryDraft)
  }

  @Test("A draft that offers nothing to judge is tried twice at first, then as seldom as any other")
  func silentDraft() {
    var governor = Governor(costs: [Self.costs(draftMilliseconds: 25, slowdown: 2)])
    let parameters = DecodingParameters(mode: .auto)
    governor.decide(parameters, canChangeMode: true)
    var trials: [Int] = []
    for token in 1...500 {
      governor.observe([], committed: 1, seconds: 0.02, mode: .autoregressive)
      guard governor.shouldTryDraft else { continue }
      trials.append(token)
      _ = governor.tryDraft(parameters)
    }
    #expect(trials.prefix(2) == [1, 2] && trials.count <= 5)
  }

  @Test("Rounds that were held up teach how the target decided, and not how long it took")
  func heldUpRounds() {
    func speed(secondsForEach seconds: Double?) -> Double {
      var governor = Governor(costs: [Self.costs()])
      let parameters = DecodingParameters(mode: .auto)
      for seconds in [0, seconds] {
        governor.decide(parameters, canChangeMode: true)
        let mode = governor.decision?.parameters.mode ?? .specbranch
        for outcome in Self.outcomes(0.8) {
          governor.observe([outcome], committed: 1, seconds: seconds, mode: mode)
        }
      }
      return governor.decide(parameters, canChangeMode: true).tokensPerSecond
    }
    #expect(speed(secondsForEach: nil) == speed(secondsForEach: 0))
    #expect(speed(secondsForEach: nil) > speed(secondsForEach: 10))
  }

  @Test("The cheaper thread split")
  func threads() {
    let slow = PairCosts(
      threads: ThreadSplit(target: 2, draft: 2),
      target: CostCurve([.init(units: 1, seconds: 0.06)]),
      draft: CostCurve([.init(units: 1, seconds: 0.006)]),
      targetSlowdown: 1, draftSlowdown: 1)
    #expect(Self.decision(0.8, [slow, Self.costs()]).parameters.threads == ThreadSplit(target: 1, draft: 1))
    #expect(Self.decision(0.8, [Self.costs()]).parameters.threads == nil)
  }

  @Test("Emulated speed counts instead of real speed, where it is slower")
  func emulation() {
    let quick = PairCosts(
      threads: ThreadSplit(target: 1, draft: 1),
      target: CostCurve([.init(units: 1, seconds: 0.0005)]),
      draft: CostCurve([.init(units: 1, seconds: 0.0005)]), targetSlowdown: 2, draftSlowdown: 2)
    #expect(Self.decision(0.8, [quick]).parameters.mode == .autoregressive)
    let emulated = DecodingParameters(
      mode: .auto,
      emulation: EmulatedLanes(
        target: EmulatedForward(baseMilliseconds: 20, perUnitMilliseconds: 0.1),
        draft: EmulatedForward(baseMilliseconds: 2, perUnitMilliseconds: 0.05)))
    #expect(Self.decision(0.8, [quick], parameters: emulated).parameters.mode == .specbranch)
  }

  @Test("Two lanes that wait most of the time do not slow each other down")
  func emulatedLanesDoNotShare() {
    let emulation = EmulatedLanes(
      target: EmulatedForward(baseMilliseconds: 20, perUnitMilliseconds: 0.1),
      draft: EmulatedForward(baseMilliseconds: 2, perUnitMilliseconds: 0.05))
    let model = CostModel(Self.costs(slowdown: 6), emulation: emulation)
    #expect(abs(model.target(4, overlapped: true) - 0.0204) < 1e-9)
    #expect(CostModel(Self.costs(slowdown: 6)).target(4, overlapped: true) > 0.1)
  }

  @Test("It follows a text that the draft stops understanding")
  func followsTheText() {
    var governor = Governor(costs: [Self.costs(draftMilliseconds: 12, slowdown: 1.9)])
    let parameters = DecodingParameters(mode: .auto)
    for outcome in Self.outcomes(0.98) {
      governor.observe([outcome], committed: 1, seconds: 0.01, mode: .speculative)
    }
    let before = governor.decide(parameters, canChangeMode: true)
    #expect(before.parameters.mode != .autoregressive)
    for outcome in Self.outcomes(0.02, count: 600) {
      governor.observe([outcome], committed: 1, seconds: 0.01, mode: .speculative)
    }
    #expect(governor.decide(parameters, canChangeMode: true).parameters.mode == .autoregressive)
  }

  @Test("A mode that turns out slower than replayed loses its place")
  func correction() {
    var governor = Governor(costs: [Self.costs()])
    let parameters = DecodingParameters(mode: .auto)
    #expect(governor.decide(parameters, canChangeMode: true).parameters.mode == .specbranch)
    for _ in 0..<30 where governor.decision?.parameters.mode == .specbranch {
      for outcome in Self.outcomes(0.85, count: 60) {
        // Ten times what a forward costs.
        governor.observe([outcome], committed: 1, seconds: 0.2, mode: .specbranch)
      }
      governor.decide(parameters, canChangeMode: true)
    }
    #expect(governor.decision?.parameters.mode != .specbranch)
  }

  @Test("A mode loses by a little what every mode would lose, and keeps its place")
  func commonCorrection() {
    var governor = Governor(costs: [Self.costs()])
    let parameters = DecodingParameters(mode: .auto)
    for _ in 0..<40 {
      let decision = governor.decide(parameters, canChangeMode: true)
      let outcomes = Self.outcomes(0.75, count: 40)
      let replay = SettingReplay(outcomes: outcomes, costs: CostModel(Self.costs())).run(decision.parameters)
      for outcome in outcomes {
        // Overheads make everything a twelfth slower than replayed.
        governor.observe(
          [outcome], committed: 1, seconds: 1.08 / replay.tokensPerSecond, mode: decision.parameters.mode)
      }
    }
    #expect(governor.decision?.parameters.mode == .specbranch)
  }

  @Test("Nothing pending is thrown away for a change of mode")
  func keepsTheModeWhilePending() {
    var governor = Governor(costs: [Self.costs()])
    let parameters = DecodingParameters(mode: .auto)
    governor.decide(parameters, canChangeMode: true)
    for outcome in Self.outcomes(0) {
      governor.observe([outcome], committed: 1, seconds: 10, mode: .specbranch)
    }
    #expect(governor.decide(parameters, canChangeMode: false).parameters.mode == .specbranch)
  }

  @Test("In autoregressive mode the draft is tried again, less and less often")
  func triesTheDraft() {
    var governor = Governor(costs: [Self.costs(draftMilliseconds: 30, slowdown: 2)])
    let parameters = DecodingParameters(mode: .auto)
    for outcome in Self.outcomes(0, count: 16) {
      governor.observe([outcome], committed: 1, seconds: 0.05, mode: .speculative)
    }
    #expect(governor.decide(parameters, canChangeMode: true).parameters.mode == .autoregressive)
    var trials: [Int] = []
    for token in 1...4000 {
      governor.observe([], committed: 1, seconds: 0.02, mode: .autoregressive)
      guard governor.shouldTryDraft else { continue }
      trials.append(token)
      #expect(governor.tryDraft(parameters).mode == .speculative)
    }
    #expect(trials.count >= 3 && trials.count <= 6)
    #expect(zip(trials.dropFirst(2), trials.dropFirst(1)).allSatisfy { $0 - $1 > trials[0] })
  }

  @Test("Drifting costs are followed, one outlier is not")
  func drift() {
    var model = CostModel(Self.costs())
    model.observe(.init(lane: .target, units: 1, computeS: 3, overlapped: false))
    #expect(model.target(1, overlapped: false) < 0.03)
    for _ in 0..<200 {
      model.observe(.init(lane: .target, units: 1, computeS: 0.04, overlapped: false))
    }
    #expect(abs(model.target(1, overlapped: false) - 0.04) < 0.002)
  }

  @Test("A curve interpolates, extrapolates and does not fall")
  func curve() {
    let curve = CostCurve([
      .init(units: 8, seconds: 0.04), .init(units: 1, seconds: 0.02), .init(units: 2, seconds: 0.5),
    ])
    #expect(curve.seconds(units: 1) == 0.02)
    #expect(curve.seconds(units: 2) == 0.04)
    #expect(abs(curve.seconds(units: 9) - 0.04) < 1e-12)
    let rising = CostCurve([.init(units: 1, seconds: 0.02), .init(units: 3, seconds: 0.04)])
    #expect(abs(rising.seconds(units: 2) - 0.03) < 1e-12)
    #expect(abs(rising.seconds(units: 5) - 0.06) < 1e-12)
  }
}

/// The replay of a past whose every step can be counted by hand.
@Suite struct SettingReplayTests {
  private static let hit = PositionOutcome(confidence: 0.9, rank: 0)
  private static let miss = PositionOutcome(confidence: 0.3, rank: nil)

  private static func replay(_ outcomes: [PositionOutcome], _ parameters: DecodingParameters)
    -> SettingReplay.Result
  {
    let costs = PairCosts(
      threads: ThreadSplit(target: 1, draft: 1), target: CostCurve([.init(units: 1, seconds: 10)]),
      draft: CostCurve([.init(units: 1, seconds: 1)]), targetSlowdown: 1, draftSlowdown: 1)
    return SettingReplay(outcomes: outcomes, costs: CostModel(costs)).run(parameters)
  }

  @Test func autoregressive() {
    let result = Self.replay([Self.hit, Self.miss], DecodingParameters(mode: .autoregressive))
    #expect(result == .init(tokens: 2, seconds: 20))
  }

  @Test func speculative() {
    // Two rounds: hit, hit, miss (3 tokens), then hit, miss (2 tokens); each 3 draft steps and a forward.
    let result = Self.replay(
      [Self.hit, Self.hit, Self.miss, Self.hit, Self.miss],
      DecodingParameters(mode: .speculative, draftLength: 3))
    #expect(result == .init(tokens: 5, seconds: 26))
    // Stopping at the misses: the same tokens, chains of 2 and 1, one step more to see each stop.
    let adaptive = Self.replay(
      [Self.hit, Self.hit, Self.miss, Self.hit, Self.miss],
      DecodingParameters(mode: .speculative, draftLength: 3, confidenceThreshold: 0.5, adaptive: true))
    #expect(adaptive == .init(tokens: 5, seconds: 25))
  }

  @Test func pearl() {
    // Pre: one token. Post: three of the chain and the next one, which misses. Pre again: one token.
    let result = Self.replay(
      [Self.hit, Self.hit, Self.hit, Self.hit, Self.miss, Self.hit],
      DecodingParameters(mode: .pearl, draftLength: 4))
    #expect(result == .init(tokens: 6, seconds: 30))
    let slowDraft = Self.replay(
      [Self.hit, Self.hit, Self.hit, Self.hit, Self.miss, Self.hit],
      DecodingParameters(mode: .pearl, draftLength: 12))
    #expect(slowDraft.seconds == 12 * 3)
  }

  @Test func specBranch() {
    // A fresh chain of three (3 steps), all right, and its branch; then the continuation, up to the miss.
    let outcomes = [Self.hit, Self.hit, Self.hit, Self.hit, Self.hit, Self.hit, Self.miss, Self.hit]
    let result = Self.replay(
      outcomes,
      DecodingParameters(mode: .specbranch, draftLength: 3, confidenceThreshold: 0.5, branchCount: 1))
    // Round 1 commits 4 tokens in 13 s; round 2 verifies two, and its branch point is the miss: 3 tokens in
    // 10 s. Round 3 drafts afresh: 3 steps for chains beyond the end, and a forward.
    #expect(result.seconds == 13 + 10 + 13)
  }

  @Test func nothingBeyondTheEndOfAReplyCounts() {
    var last = Self.hit
    last.endsReply = true
    // Replies of three tokens: a chain of eight brings three, for what a chain of two brings.
    let outcomes = (0..<30).map { $0 % 3 == 2 ? last : Self.hit }
    for length in [2, 8] {
      let result = Self.replay(outcomes, DecodingParameters(mode: .speculative, draftLength: length))
      #expect(result == .init(tokens: 30, seconds: 10 * (10 + Double(length))))
    }
    let pearl = Self.replay(outcomes, DecodingParameters(mode: .pearl, draftLength: 4))
    #expect(pearl == .init(tokens: 30, seconds: 10 * 2 * 10))
    let branches = Self.replay(
      outcomes, DecodingParameters(mode: .specbranch, draftLength: 2, confidenceThreshold: 0.5))
    #expect(branches == .init(tokens: 30, seconds: 10 * 12))
  }

  @Test func branchesCatchSecondChoices() {
    let second = PositionOutcome(confidence: 0.3, rank: 1)
    let outcomes = (0..<40).map { $0 % 2 == 0 ? Self.hit : second }
    func seconds(_ branches: Int) -> Double {
      Self.replay(
        outcomes,
        DecodingParameters(mode: .specbranch, draftLength: 4, confidenceThreshold: 0.5, branchCount: branches)
      ).seconds
    }
    #expect(seconds(8) < 0.9 * seconds(1))
  }
}
