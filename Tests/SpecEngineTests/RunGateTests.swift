import ScriptedBackend
import SpecCore
import SpecEngine
import Synchronization
import TestSupport
import Testing

@Suite struct RunGateTests {
  private typealias Toy = RuntimeBehaviourTests

  /// Read in three steps.
  private static let longPrompt = (0..<600).map { Token($0 % Toy.vocabulary) }

  /// The same seed without a gate: what every watched run has to say, too.
  private func unwatched(_ prompt: [Token]) async throws -> (result: DecodingResult, events: [DecodingEvent])
  {
    let pair = try await ToyPair(target: Toy.target, draft: Toy.draft)
    let result = try await pair.run(prompt, Toy.sampled, seed: 7, maxTokens: 40)
    return (result, told(pair))
  }

  /// A run's events without times, and without what is said about the pace.
  private func told(_ pair: ToyPair) -> [DecodingEvent] {
    pair.events.map(\.event.withoutTimes).filter { $0.name != .pacingChanged }
  }

  @Test(
    "Stepped round by round or event by event, or slowed, the text and its events stay the same",
    arguments: [[1, 2], longPrompt])
  func watchingChangesNothing(prompt: [Token]) async throws {
    let expected = try await unwatched(prompt)
    let ways: [(Pacing, PacingStep?)] = [
      (Pacing(isPaused: true), .round), (Pacing(isPaused: true), .event), (Pacing(slowdown: 2), nil),
      (Pacing(slowdown: 4, isPaused: true), .round),
    ]
    for (pacing, step) in ways {
      let pair = try await ToyPair(target: Toy.target, draft: Toy.draft)
      let gate = RunGate()
      gate.pacing = pacing
      let result = try await pair.run(prompt, Toy.sampled, gate: gate, seed: 7, maxTokens: 40) { timed in
        switch (timed.event, step) {
        // The first step once it waits, then another one after each.
        case (.pacingChanged, let step?): gate.step(step)
        case (.roundFinished, .round), (.promptProgress, .round): gate.step(.round)
        case (_, .event): gate.step(.event)
        default: break
        }
      }
      #expect(result.tokens == expected.result.tokens, "\(pacing), \(String(describing: step))")
      #expect(told(pair) == expected.events, "\(pacing), \(String(describing: step))")
      #expect(pair.events.contains { $0.event.name == .pacingChanged })
    }
  }

  @Test("A paused run makes no forward, and cancelling ends it")
  func pausedRunWaits() async throws {
    var watched = try await PausedRun()
    await watched.next(.pacingChanged)
    try await Task.sleep(for: .milliseconds(50))
    let result = try await watched.cancel()
    #expect(result.finish == .cancelled)
    #expect(result.tokens.isEmpty)
    let rounds = watched.pair.events.filter {
      if case .forwardStarted(let forward) = $0.event { forward.round > 0 } else { false }
    }
    #expect(rounds.isEmpty)
  }

  @Test("Steps by event hand out one event each; cancelling hands out the rest, and nothing is lost")
  func stepsByEvent() async throws {
    var watched = try await PausedRun()
    await watched.next(.pacingChanged)
    for _ in 0..<5 {
      let before = watched.pair.events.count
      watched.gate.step(.event)
      await watched.next()
      try await Task.sleep(for: .milliseconds(30))
      #expect(watched.pair.events.count == before + 1)
    }
    let result = try await watched.cancel()
    #expect(result.finish == .cancelled)
    try await expectConsistent(watched.pair, result)
  }

  @Test("A step by round ends with the round")
  func stepsByRound() async throws {
    var watched = try await PausedRun()
    await watched.next(.pacingChanged)
    for round in 1...3 {
      watched.gate.step(.round)
      await watched.next(.roundFinished)
      try await Task.sleep(for: .milliseconds(30))
      let finished = watched.pair.events.count { $0.event.name == .roundFinished }
      #expect(finished == round)
      #expect(watched.pair.events.last?.event.name == .roundFinished)
    }
    _ = try await watched.cancel()
  }

  @Test("Paused, a long prompt waits between its steps, and the clock with it; a step reads one more")
  func promptsWaitToo() async throws {
    var byTheClock = Toy.sampled
    byTheClock.schedule = .clock
    var watched = try await PausedRun(Self.longPrompt, byTheClock, from: .promptProgress)
    let pair = watched.pair
    await watched.next(.pacingChanged)
    func steps() -> Int { pair.events.count { $0.event.name == .promptProgress } }
    // One step of each lane.
    #expect(steps() == 2)
    let (begin, pause) = (ContinuousClock.now, Duration.milliseconds(300))
    try await Task.sleep(for: pause)
    #expect(steps() == 2)
    watched.gate.step(.round)
    for _ in 0..<2 { await watched.next(.promptProgress) }
    try await Task.sleep(for: .milliseconds(50))
    #expect(steps() == 4)
    #expect(!pair.events.contains { $0.event.name == .draftExtended })
    let progress = pair.events.compactMap { timed -> PromptProgress? in
      if case .promptProgress(let progress) = timed.event, progress.lane == .target { progress } else { nil }
    }
    #expect(progress.map(\.done) == [256, 512] && progress.allSatisfy { $0.total == 599 })
    let result = try await watched.cancel()
    #expect(result.finish == .cancelled && result.tokens.isEmpty)
    let wall = ContinuousClock.now - begin
    let first = try #require(pair.events.first { $0.event.name == .pacingChanged })
    let last = try #require(pair.events.last)
    #expect(wall - .seconds(last.time - first.time) >= pause / 2)
  }

  @Test("What a run waits at the gate counts in no time and no figure", arguments: [1, 2])
  func waitsAreLeftOut(slowdown: Int) async throws {
    let pair = try await ToyPair(target: Toy.endless, draft: Toy.draft)
    let gate = RunGate()
    gate.pacing = Pacing(slowdown: slowdown)
    let pause = Duration.milliseconds(300)
    let begin = ContinuousClock.now
    let result = try await pair.run([1, 2], Toy.sampled, gate: gate, maxTokens: 40) { timed in
      guard case .roundFinished(let finished) = timed.event, finished.round == 2 else { return }
      gate.pacing.isPaused = true
      Task {
        try await Task.sleep(for: pause)
        gate.pacing.isPaused = false
      }
    }
    let wall = ContinuousClock.now - begin
    let last = try #require(pair.events.last)
    // Half of it: between asking for the pause and the round's end the clock still runs.
    #expect(wall - .seconds(last.time) >= pause / 2)
    // The figures are those of the events' own times.
    var fold = MetricsFold()
    for event in pair.events { fold.apply(event) }
    #expect(fold.metrics == result.metrics)
  }

  @Test("Every pace is told before the round that it holds up, and reads back from a trace")
  func pacesAreTold() async throws {
    let pair = try await ToyPair(target: Toy.endless, draft: Toy.draft)
    let gate = RunGate()
    _ = try await pair.run([1, 2], Toy.sampled, gate: gate, maxTokens: 40) { timed in
      guard case .roundFinished(let finished) = timed.event else { return }
      if finished.round == 2 { gate.pacing = Pacing(slowdown: 2) }
      if finished.round == 4 { gate.pacing = Pacing() }
    }
    let changes = pair.events.compactMap { timed -> PacingChanged? in
      if case .pacingChanged(let change) = timed.event { change } else { nil }
    }
    #expect(
      changes == [
        PacingChanged(round: 3, pacing: Pacing(slowdown: 2)), PacingChanged(round: 5, pacing: Pacing()),
      ])
    for event in pair.events {
      #expect(try TraceCodec.event(line: TraceCodec.line(event)).event == event.event)
    }
  }
}

/// A run that is paused, and its events as they come.
private struct PausedRun {
  let pair: ToyPair
  let gate = RunGate()
  private let cancellation = CancellationFlag()
  private let running: Task<DecodingResult, any Error>
  private var events: AsyncStream<DecodingEvent.Name>.Iterator

  /// - Parameter first: the event after which it is paused; nil pauses it from the start.
  init(
    _ prompt: [Token] = [1, 2], _ parameters: DecodingParameters = RuntimeBehaviourTests.sampled,
    from first: DecodingEvent.Name? = nil
  ) async throws {
    typealias Toy = RuntimeBehaviourTests
    let pair = try await ToyPair(target: Toy.endless, draft: Toy.draft)
    let (shown, continuation) = AsyncStream.makeStream(of: DecodingEvent.Name.self)
    gate.pacing = Pacing(isPaused: first == nil)
    running = Task { [gate, cancellation] in
      try await pair.run(prompt, parameters, gate: gate, maxTokens: 400, cancellation: cancellation) {
        if $0.event.name == first, gate.pacing == Pacing() { gate.pacing.isPaused = true }
        continuation.yield($0.event.name)
      }
    }
    self.pair = pair
    events = shown.makeAsyncIterator()
  }

  /// Waits for the next event, or for the next one of that name.
  mutating func next(_ name: DecodingEvent.Name? = nil) async {
    while let event = await events.next(), name != nil, event != name {}
  }

  func cancel() async throws -> DecodingResult {
    cancellation.set()
    return try await running.value
  }
}
