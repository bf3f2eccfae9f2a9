import ScriptedBackend
import SpecCore
import SpecEngine
import TestSupport
import Testing

/// What the models evaluate: each token once, and in a round nothing but what is new.
@Suite struct EvaluationCountTests {
  static let vocabulary = 12
  /// Never ends a reply by itself.
  static var target: ScriptedModel {
    let model = ScriptedModel.table(seed: 3, vocabularySize: vocabulary, sharpness: 3)
    return ScriptedModel(vocabularySize: vocabulary) { model.logits($0).dropLast() + [-1e4] }
  }
  static var draft: ScriptedModel {
    target.mixed(with: .table(seed: 4, vocabularySize: vocabulary), share: 0.3)
  }

  static func parameters(_ mode: DecodingMode, temperature: Double = 0) -> DecodingParameters {
    DecodingParameters(
      mode: mode, draftLength: 4, branchCount: 4,
      sampling: SamplingSettings(temperature: temperature), schedule: .fixed(steps: 3))
  }

  @Test(
    "A verification evaluates the chain and the token before it, and nothing again",
    arguments: DecodingMode.allCases, [0, 0.9])
  func verificationTokens(mode: DecodingMode, temperature: Double) async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    let result = try await pair.run(
      [1, 2, 3], Self.parameters(mode, temperature: temperature), maxTokens: 60)
    var evaluated: [Int: [Int]] = [:]
    var chains: [Int: Int] = [:]
    for timed in pair.events {
      switch timed.event {
      case .forwardStarted(let forward) where forward.lane == .target && forward.round > 0:
        evaluated[forward.round, default: []].append(forward.tokens)
      case .roundFinished(let finished): chains[finished.round] = finished.draftLength
      default: break
      }
    }
    #expect(result.tokens.count == 60)
    #expect(!chains.isEmpty)
    #expect(evaluated == chains.mapValues { [$0 + 1] })
    if mode != .autoregressive { #expect(chains.values.contains { $0 > 0 }) }
  }

  @Test(
    "A draft's step evaluates one token a line, and at most one more where the target chose the last",
    arguments: DecodingMode.allCases.filter(\.usesDraft), [0, 0.9])
  func draftTokens(mode: DecodingMode, temperature: Double) async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    _ = try await pair.run([1, 2, 3], Self.parameters(mode, temperature: temperature), maxTokens: 60)
    let steps = pair.events.compactMap { timed -> ForwardStarted? in
      guard case .forwardStarted(let forward) = timed.event, forward.lane == .draft, forward.round > 0
      else { return nil }
      return forward
    }
    #expect(steps.count > 10)
    var previous: (round: Int, kind: ForwardKind)?
    for step in steps {
      let isFirst = previous?.round != step.round || previous?.kind != step.kind
      previous = (step.round, step.kind)
      #expect(step.kind != .prompt, "forward \(step.forward)")
      #expect(step.tokens <= step.sequences + (isFirst ? 1 : 0), "forward \(step.forward)")
      #expect(step.tokens >= step.sequences, "forward \(step.forward)")
    }
  }

  @Test(
    "Over three turns every token of the prompts is evaluated once by each model",
    arguments: DecodingMode.allCases.filter(\.usesDraft))
  func threeTurns(mode: DecodingMode) async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    var conversation: [Token] = []
    var cached: [Lane: Int] = [:]
    for turn in 0..<3 {
      let question = (0..<(40 + turn)).map { Token(($0 * 5 + turn) % (Self.vocabulary - 1)) }
      conversation += question
      let result = try await pair.run(conversation, Self.parameters(mode, temperature: 0.9), maxTokens: 20)
      guard case .runStarted(let start)? = pair.events.first?.event else {
        Issue.record("no run_started")
        return
      }
      // All but the last token of what was committed, whatever the reply's end threw away.
      #expect(start.cachedTargetTokens == cached[.target] ?? 0)
      #expect(start.cachedDraftTokens == cached[.draft] ?? 0)
      for (lane, already) in [(Lane.target, start.cachedTargetTokens), (.draft, start.cachedDraftTokens)] {
        let read = promptTokens(of: lane, pair.events)
        #expect(read == conversation.count - 1 - already, "\(lane), turn \(turn)")
      }
      conversation += result.tokens
      let states = await pair.coordinator.cacheStates()
      #expect(states.target.actualLength == conversation.count - 1)
      let draft = try #require(states.draft)
      // The draft may be behind by what it drafted last and by the target's own token.
      #expect((conversation.count - 3...conversation.count - 1).contains(draft.actualLength))
      cached = [.target: states.target.actualLength, .draft: draft.actualLength]
    }
  }

  @Test(
    "Going to another reply and back evaluates what differs, once each time",
    arguments: DecodingMode.allCases.filter(\.usesDraft))
  func siblingReplies(mode: DecodingMode) async throws {
    let pair = try await ToyPair(target: Self.target, draft: Self.draft)
    func tokens(_ count: Int, _ step: Int) -> [Token] {
      (0..<count).map { Token(($0 * step + step) % (Self.vocabulary - 1)) }
    }
    // A question, two replies that begin alike, and what is said next.
    let shared = tokens(60, 5) + tokens(4, 3)
    let replies = [tokens(30, 7), tokens(25, 2)]
    #expect(replies[0][0] != replies[1][0])
    var answers: [[Token]] = []
    for (visit, reply) in [0, 1, 0, 1].enumerated() {
      let prompt = shared + replies[reply] + tokens(10, 4)
      let result = try await pair.run(prompt, Self.parameters(mode), maxTokens: 8)
      guard case .runStarted(let start)? = pair.events.first?.event else {
        Issue.record("no run_started")
        return
      }
      let cached = visit == 0 ? 0 : shared.count
      #expect(start.cachedTargetTokens == cached && start.cachedDraftTokens == cached, "visit \(visit)")
      for lane in Lane.allCases {
        #expect(promptTokens(of: lane, pair.events) == prompt.count - 1 - cached, "\(lane), visit \(visit)")
      }
      answers.append(result.tokens)
    }
    // Nothing of the other reply is left in the caches.
    #expect(answers[2] == answers[0] && answers[3] == answers[1])
  }

  /// Tokens that a model evaluated before the first round.
  private func promptTokens(of lane: Lane, _ events: [TimedEvent]) -> Int {
    events.reduce(0) { sum, timed in
      guard case .forwardStarted(let forward) = timed.event, forward.lane == lane, forward.round == 0
      else { return sum }
      return sum + forward.tokens
    }
  }

  @Test("Both models read the prompt at the same time")
  func promptIsReadTogether() async throws {
    // On a busy machine either may start late, so a few tries; one after the other they never share a moment.
    for _ in 0..<10 where try await Self.sharedPromptSeconds() > 0 { return }
    Issue.record("The two models read the prompt one after the other.")
  }

  private static func sharedPromptSeconds() async throws -> Double {
    let pair = try await ToyPair(
      target: Self.target, draft: Self.draft, forwardSeconds: (0.05, 0.05))
    _ = try await pair.run(Array(repeating: 5, count: 700), Self.parameters(.specbranch), maxTokens: 2)
    func interval(_ lane: Lane) -> (start: Double, end: Double) {
      let forwards = pair.events.compactMap { timed -> (Double, Double)? in
        guard case .forwardFinished(let forward) = timed.event, forward.lane == lane, forward.round == 0
        else { return nil }
        return (timed.time - forward.durationS, timed.time)
      }
      return (forwards.map(\.0).min() ?? 0, forwards.map(\.1).max() ?? 0)
    }
    let (target, draft) = (interval(.target), interval(.draft))
    return min(target.end, draft.end) - max(target.start, draft.start)
  }
}
