import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// What is left in order when a lane fails or its cache cannot be cut.
@Suite struct FailureTests {
  @Test(
    "A failing draft ends the run with its sentence, every token with a fate, both caches in order",
    arguments: 1...14)
  func failingDraft(forward: Int) async throws {
    for schedule in [DraftSchedule.fixed(steps: 3), .clock] {
      let pair = try await ToyPair(
        target: RuntimeBehaviourTests.endless, draft: RuntimeBehaviourTests.draft,
        forwardSeconds: (0.002, 0.0005), draftFailsAtForward: forward)
      var parameters = RuntimeBehaviourTests.sampled
      parameters.schedule = schedule
      await #expect(throws: DecodingError.engine("The scripted forward \(forward) fails.")) {
        try await pair.run([1, 2], parameters, maxTokens: 60)
      }
      for (node, fates) in pair.events.fates() { #expect(fates.count == 1, "node \(node.number): \(fates)") }
      let last = pair.events.last?.event
      guard case .runFinished? = last else {
        Issue.record("the run did not finish, its last event is \(String(describing: last))")
        continue
      }
      let (target, draft) = await pair.coordinator.cacheStates()
      #expect(target.cachedLength == target.actualLength && target.cachedLength <= target.committed.count - 1)
      let lane = try #require(draft)
      #expect(lane.cachedLength == lane.actualLength && lane.cachedLength <= lane.committed.count - 1)
    }
  }

  @Test("A cache that cannot be cut is read anew where a prompt differs, and gives the right text")
  func uncuttableCache() async throws {
    let uncuttable = try await ToyPair(
      target: RuntimeBehaviourTests.target, draft: RuntimeBehaviourTests.draft, canCutBack: false)
    let cuttable = try await ToyPair(
      target: RuntimeBehaviourTests.target, draft: RuntimeBehaviourTests.draft)
    for prompt in [[1, 2, 3], [4, 5, 6, 7], [1, 2, 9], [1, 2, 9]] as [[Token]] {
      let parameters = DecodingParameters(mode: .autoregressive)
      let result = try await uncuttable.run(prompt, parameters, maxTokens: 10)
      let expected = try await cuttable.run(prompt, parameters, maxTokens: 10)
      #expect(result.tokens == expected.tokens)
    }
  }

  @Test("Cancelled while the draft works after the target, both caches hold committed tokens only")
  func cancelledBesidesDraft() async throws {
    let pair = try await ToyPair(
      target: RuntimeBehaviourTests.endless, draft: RuntimeBehaviourTests.draft,
      forwardSeconds: (0.001, 0.003))
    let cancellation = CancellationFlag()
    let result = try await pair.run(
      [1, 2], RuntimeBehaviourTests.sampled, maxTokens: 100, cancellation: cancellation,
      onEvent: { timed in
        if case .forwardStarted(let forward) = timed.event, forward.kind == .branches, forward.round == 4 {
          cancellation.set()
        }
      })
    #expect(result.finish == .cancelled)
    try await expectConsistent(pair, result)
  }

  @Test("The rounds' sums add up to the run's figures, the last step in flight included")
  func roundsAddUp() async throws {
    let pair = try await ToyPair(
      target: RuntimeBehaviourTests.target, draft: RuntimeBehaviourTests.draft,
      forwardSeconds: (0.002, 0.0007))
    for limit in [3, 7, 20] {
      let result = try await pair.run([1, 2], DecodingParameters(mode: .specbranch), maxTokens: limit)
      var sums = (drafted: 0, rolledBack: 0, discarded: 0)
      for timed in pair.events {
        guard case .roundFinished(let finished) = timed.event else { continue }
        sums = (
          sums.drafted + finished.drafted, sums.rolledBack + finished.rolledBack,
          sums.discarded + finished.discarded
        )
      }
      let metrics = result.metrics
      #expect(sums == (metrics.drafted, metrics.rolledBack, metrics.discarded))
    }
  }

  @Test("A drafted token is told before it is judged")
  func toldBeforeJudged() async throws {
    let pair = try await ToyPair(
      target: RuntimeBehaviourTests.target, draft: RuntimeBehaviourTests.draft,
      forwardSeconds: (0.0008, 0.0004))
    for seed in 0..<60 as Range<UInt64> {
      _ = try await pair.run(
        [1, 2], DecodingParameters(mode: .specbranch, sampling: SamplingSettings(temperature: 1)),
        seed: seed, maxTokens: 12)
      var told: Set<NodeID> = []
      for timed in pair.events {
        switch timed.event {
        case .draftExtended(let extended): told.formUnion(extended.tokens.map(\.node))
        case .branchOpened(let branch): told.insert(branch.candidate.node)
        case .verdict(let verdict): #expect(told.contains(verdict.node))
        case .rolledBack(let ended), .discarded(let ended): #expect(told.isSuperset(of: ended.nodes))
        default: break
        }
      }
    }
  }
}
