import ScriptedBackend
import SpecCore
import SpecEngine
import Synchronization
import TestSupport
import Testing

@Suite struct RunGateTests {
  private typealias Toy = RuntimeBehaviourTests

  /// The same seed without a gate: what every watched run has to say, too.
  private func unwatched() async throws -> (result: DecodingResult, events: [DecodingEvent]) {
    let pair = try await ToyPair(target: Toy.target, draft: Toy.draft)
    let result = try await pair.run([1, 2], Toy.sampled, seed: 7, maxTokens: 40)
    return (result, told(pair))
  }

  /// A run's events without times, and without what is said about the pace.
  private func told(_ pair: ToyPair) -> [DecodingEvent] {
    pair.events.map(\.event.withoutTimes).filter { $0.name != .pacingChanged }
  }

  @Test("Stepped round by round or event by event, or slowed, the text and its events stay the same")
  func watchingChangesNothing() async throws {
    let expected = try await unwatched()
    let ways: [(Pacing, PacingStep?)] = [
      (Pacing(isPaused: true), .round), (Pacing(isPaused: true), .event), (Pacing(slowdown: 2), nil),
      (Pacing(slowdown: 4, isPaused: true), .round),
    ]
    for (pacing, step) in ways {
      let pair = try await ToyPair(target: Toy.target, draft: Toy.draft)
      let gate = RunGate()
      gate.pacing = pacing
      let result = try await pair.run([1, 2], Toy.sampled, gate: gate, seed: 7, maxTokens: 40) { timed in
        switch (timed.event, step) {
        // The first step once it waits, then another one after each.
        case (.pacingChanged, let step?): gate.step(step)
        case (.roundFinished, .round): gate.step(.round)
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
    let pair = try await ToyPair(target: Toy.endless, draft: Toy.draft)
    let (gate, cancellation) = (RunGate(), CancellationFlag())
    gate.pacing = Pacing(isPaused: true)
    let (paused, continuation) = AsyncStream.makeStream(of: Void.self)
    async let running = pair.run([1, 2], Toy.sampled, gate: gate, maxTokens: 400, cancellation: cancellation)
    {
      if case .pacingChanged = $0.event { continuation.finish() }
    }
    for await _ in paused {}
    try await Task.sleep(for: .milliseconds(50))
    cancellation.set()
    let result = try await running
    #expect(result.finish == .cancelled)
    #expect(result.tokens.isEmpty)
    let rounds = pair.events.filter {
      if case .forwardStarted(let forward) = $0.event { forward.round > 0 } else { false }
    }
    #expect(rounds.isEmpty)
  }

  @Test("Steps by event hand out one event each; cancelling hands out the rest, and nothing is lost")
  func stepsByEvent() async throws {
    let pair = try await ToyPair(target: Toy.endless, draft: Toy.draft)
    let (gate, cancellation) = (RunGate(), CancellationFlag())
    gate.pacing = Pacing(isPaused: true)
    let (shown, continuation) = AsyncStream.makeStream(of: DecodingEvent.Name.self)
    async let running = pair.run([1, 2], Toy.sampled, gate: gate, maxTokens: 400, cancellation: cancellation)
    {
      continuation.yield($0.event.name)
    }
    var events = shown.makeAsyncIterator()
    while await events.next() != .pacingChanged {}
    for _ in 0..<5 {
      let before = pair.events.count
      gate.step(.event)
      _ = await events.next()
      try await Task.sleep(for: .milliseconds(30))
      #expect(pair.events.count == before + 1)
    }
    cancellation.set()
    let result = try await running
    #expect(result.finish == .cancelled)
    try await expectConsistent(pair, result)
  }

  @Test("A step by round ends with the round")
  func stepsByRound() async throws {
    let pair = try await ToyPair(target: Toy.endless, draft: Toy.draft)
    let (gate, cancellation) = (RunGate(), CancellationFlag())
    gate.pacing = Pacing(isPaused: true)
    let (shown, continuation) = AsyncStream.makeStream(of: DecodingEvent.Name.self)
    async let running = pair.run([1, 2], Toy.sampled, gate: gate, maxTokens: 400, cancellation: cancellation)
    {
      continuation.yield($0.event.name)
    }
    var events = shown.makeAsyncIterator()
    while await events.next() != .pacingChanged {}
    for round in 1...3 {
      gate.step(.round)
      while await events.next() != .roundFinished {}
      try await Task.sleep(for: .milliseconds(30))
      let finished = pair.events.count { $0.event.name == .roundFinished }
      #expect(finished == round)
      #expect(pair.events.last?.event.name == .roundFinished)
    }
    cancellation.set()
    _ = try await running
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
