import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

@Suite struct RuntimeBehaviourTests {
  static let vocabulary = 12
  static var target: ScriptedModel { .table(seed: 3, vocabularySize: vocabulary, sharpness: 3) }
  static var draft: ScriptedModel {
    target.mixed(with: .table(seed: 4, vocabularySize: vocabulary), share: 0.3)
  }
  /// Never ends a reply by itself.
  static var endless: ScriptedModel {
    let model = target
    return ScriptedModel(vocabularySize: vocabulary) { model.logits($0).dropLast() + [-1e4] }
  }
  static let sampled = DecodingParameters(
    mode: .specbranch, draftLength: 4, branchCount: 4, sampling: SamplingSettings(temperature: 0.9),
    schedule: .fixed(steps: 3))

  @Test("With the fixed schedule, the same seed gives the same events apart from times")
  func fixedScheduleIsReproducible() async throws {
    var traces: [[DecodingEvent]] = []
    for _ in 0..<3 {
      let pair = try await ToyPair(
        target: Self.target, draft: Self.draft, forwardSeconds: (0.0005, 0.0002))
      _ = try await pair.run([1, 2], Self.sampled, seed: 42, maxTokens: 40)
      traces.append(pair.events.map { $0.event.withoutTimes })
    }
    #expect(traces[0].count > 50)
    #expect(traces[0] == traces[1])
    #expect(traces[0] == traces[2])
  }

  @Test("Another seed gives another text")
  func seedMatters() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let first = try await pair.run([1, 2], Self.sampled, seed: 1, maxTokens: 40)
    let second = try await pair.run([1, 2], Self.sampled, seed: 2, maxTokens: 40)
    #expect(first.tokens != second.tokens)
  }

  @Test("The draft's forwards overlap the target's")
  func lanesOverlap() async throws {
    let pair = try await ToyPair(
      target: Self.target, draft: Self.draft, forwardSeconds: (0.01, 0.001))
    _ = try await pair.run(
      [1, 2], DecodingParameters(mode: .specbranch, draftLength: 8, branchCount: 4), maxTokens: 30)
    let forwards = pair.events.compactMap { timed -> (Lane, Double, Double)? in
      guard case .forwardFinished(let forward) = timed.event, forward.kind != .prompt else { return nil }
      return (forward.lane, timed.time - forward.durationS, timed.time)
    }
    let targets = forwards.filter { $0.0 == .target }
    let overlapping = forwards.filter { draft in
      draft.0 == .draft && targets.contains { $0.1 < draft.1 && draft.2 < $0.2 }
    }
    #expect(
      overlapping.count >= targets.count, "\(overlapping.count) drafts inside \(targets.count) forwards")
  }

  @Test(
    "An emulated lane takes its time, and says so", arguments: [DecodingMode.autoregressive, .specbranch])
  func emulatedLanes(mode: DecodingMode) async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    var parameters = DecodingParameters(mode: mode, draftLength: 4)
    parameters.emulation = EmulatedLanes(
      target: EmulatedForward(baseMilliseconds: 8, perUnitMilliseconds: 0.5),
      draft: EmulatedForward(baseMilliseconds: 1, perUnitMilliseconds: 0))
    _ = try await pair.run([1, 2], parameters, maxTokens: 12)
    let forwards = pair.events.compactMap { timed -> ForwardFinished? in
      guard case .forwardFinished(let forward) = timed.event else { return nil }
      return forward
    }
    #expect(!forwards.isEmpty)
    for forward in forwards {
      let least = forward.lane == .target ? 0.008 + 0.0005 * Double(forward.tokens) : 0.001
      #expect(forward.emulated)
      #expect(forward.durationS >= least)
      #expect(forward.computeS < forward.durationS)
    }
  }

  @Test("Cancelling ends the reply within a forward, and the caches hold what was committed")
  func cancelling() async throws {
    for mode in DecodingMode.allCases {
      let pair = try await ToyPair(
        target: Self.endless, draft: Self.draft, forwardSeconds: (0.005, 0.001))
      let cancellation = CancellationFlag()
      let result = try await pair.run(
        [1, 2], DecodingParameters(mode: mode), maxTokens: 4000, cancellation: cancellation,
        onEvent: { timed in
          if case .roundFinished(let finished) = timed.event, finished.round == 4 { cancellation.set() }
        })
      #expect(result.finish == .cancelled)
      #expect(!result.tokens.isEmpty)
      try await expectConsistent(pair, result)
      // The conversation goes on from there.
      let more = try await pair.run(
        [1, 2] + result.tokens + [3], DecodingParameters(mode: mode), maxTokens: 5)
      #expect(more.tokens.count > 0)
      try await expectConsistent(pair, more)
    }
  }

  @Test("Cancelling before anything was generated gives an empty reply")
  func cancelledAtOnce() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let cancellation = CancellationFlag()
    cancellation.set()
    let result = try await pair.run(
      Array(repeating: 1, count: 600), DecodingParameters(), cancellation: cancellation)
    #expect(result.finish == .cancelled)
    #expect(result.tokens.isEmpty)
    try await expectCachesAtCommitted(pair, result)
  }

  @Test("A new turn evaluates only its new tokens")
  func secondTurnReusesCaches() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let prompt: [Token] = Array(repeating: 5, count: 300)
    let first = try await pair.run(prompt, Self.sampled, maxTokens: 20)
    _ = try await pair.run(prompt + first.tokens + [1, 2, 3], Self.sampled, maxTokens: 5)
    guard case .runStarted(let start)? = pair.events.first?.event else {
      Issue.record("no run_started")
      return
    }
    #expect(start.cachedTargetTokens == 300 + first.tokens.count - 1)
    #expect(start.cachedDraftTokens >= 300)
    let evaluated = pair.events.reduce(0) { sum, timed in
      guard case .forwardStarted(let forward) = timed.event, forward.kind == .prompt,
        forward.lane == .target
      else { return sum }
      return sum + forward.tokens
    }
    #expect(evaluated == 3)
  }

  @Test("A change of mode takes effect at the next round, drops the tree and is an event")
  func changesModeLive() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let live = LiveParameters(Self.sampled)
    let modes: [DecodingMode] = [.speculative, .autoregressive, .pearl, .specbranch]
    let result = try await pair.run([1, 2], Self.sampled, live: live, maxTokens: 60) { timed in
      guard case .roundFinished(let finished) = timed.event else { return }
      live.current.mode = modes[finished.round / 3 % modes.count]
    }
    try await expectConsistent(pair, result)
    let changes = pair.events.compactMap { timed -> DecodingMode? in
      guard case .parametersChanged(let changed) = timed.event else { return nil }
      return changed.parameters.mode
    }
    #expect(Set(changes) == Set(modes))
    for timed in pair.events {
      if case .roundFinished(let finished) = timed.event, finished.round > 1 {
        let expected = finished.round == 1 ? .specbranch : modes[(finished.round - 1) / 3 % modes.count]
        #expect(finished.mode == expected)
      }
    }
  }

  @Test("A full draft cache gives up branches, visibly, and never ends the run")
  func fullDraftCache() async throws {
    let unsure = Self.draft.mixed(
      with: ScriptedModel(vocabularySize: Self.vocabulary) { _ in .init(repeating: 0, count: Self.vocabulary)
      },
      share: 0.7)
    let pair = try await ToyPair(target: Self.target, draft: unsure, draftCellLimit: 60)
    var parameters = Self.sampled
    parameters.branchCount = 16
    parameters.schedule = .fixed(steps: 8)
    parameters.draftLength = 8
    let result = try await pair.run([1, 2], parameters, maxTokens: 30)
    #expect(result.tokens.count == 30 || result.finish == .stop)
    try await expectConsistent(pair, result)
    let notices = pair.events.filter { if case .notice = $0.event { true } else { false } }
    #expect(!notices.isEmpty)
  }

  @Test("Without a draft, or with a cache that cannot be cut, it decodes with the target and says why")
  func speculationObstacles() async throws {
    let alone = try await ToyPair(target: Self.target, draft: nil)
    let plain = try await alone.run([1, 2], DecodingParameters(), maxTokens: 8)
    let uncut = try await ToyPair(target: Self.target, draft: Self.draft, canCutBack: false)
    let same = try await uncut.run([1, 2], DecodingParameters(), maxTokens: 8)
    #expect(plain.tokens == same.tokens)
    for pair in [alone, uncut] {
      let said = pair.events.contains {
        if case .notice(let notice) = $0.event {
          notice.message.contains("Speculation is off")
        } else {
          false
        }
      }
      #expect(said)
    }
  }

  @Test("Runs that are asked for at the same time come one after the other")
  func concurrentRuns() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft, forwardSeconds: (0.0005, 0.0001))
    let expected = try await pair.run([1, 2], Self.sampled, maxTokens: 20).tokens
    try await withThrowingTaskGroup(of: [Token].self) { group in
      for _ in 0..<8 {
        group.addTask { try await pair.run([1, 2], Self.sampled, maxTokens: 20).tokens }
      }
      for try await tokens in group { #expect(tokens == expected) }
    }
  }

  @Test("A prompt longer than the context is refused with numbers")
  func promptTooLong() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft, contextLength: 8)
    await #expect(throws: DecodingError.promptTooLong(tokens: 9, contextLength: 8)) {
      try await pair.run(Array(repeating: 1, count: 9), DecodingParameters())
    }
  }

  @Test("Figures are what the events say")
  func figures() async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let result = try await pair.run([1, 2], Self.sampled, maxTokens: 50)
    var fold = MetricsFold()
    for event in pair.events { fold.apply(event) }
    #expect(fold.metrics == result.metrics)
    let metrics = result.metrics
    #expect(metrics.drafted > 0 && metrics.accepted > 0 && metrics.rolledBack > 0)
    #expect(metrics.tokensPerTargetForward > 1)
    #expect((0...1).contains(metrics.acceptanceRate))
    #expect((0...1).contains(metrics.draftBubbleShare))
  }
}

extension DecodingEvent {
  /// The event with every measured duration set to 0.
  var withoutTimes: DecodingEvent {
    switch self {
    case .forwardFinished(var forward):
      forward.computeS = 0
      forward.durationS = 0
      return .forwardFinished(forward)
    case .runFinished(var finished):
      finished.metrics.timeToFirstTokenS = 0
      finished.metrics.tokensPerSecond = 0
      finished.metrics.targetBubbleShare = 0
      finished.metrics.draftBubbleShare = 0
      return .runFinished(finished)
    default: return self
    }
  }
}
