import Foundation
import LlamaBackend
import PosteriorPrediction
import SpecCore
import SpecEngine
import Synchronization
import Testing

extension RealPairTests {
  /// The real pair gives the target's own greedy text in every mode.
  @Suite struct GreedyTextTests {
    /// Batched sums differ in the last bits, so a smaller gap between the two best logits may turn over.
    static let nearTie: Float = 0.05

    /// All held-out prompts and long replies where the full proof is asked for (`make proof`).
    static let isFullProof = ProcessInfo.processInfo.environment["SPECBRANCH_PROOF"] == "full"
    static let (prompts, tokens) = isFullProof ? (200, 256) : (10, 96)

    @Test(
      "Greedy text of every mode equals autoregressive text, in replies that end and in endless ones",
      arguments: [false, true])
    func equalsAutoregressive(endless: Bool) async throws {
      try await Self.expectEqualTexts(endless ? StarterPair.endless.value : StarterPair.shared.value, endless)
    }

    /// A quantised cache changes the target's own distribution, and no mode's text beside it.
    @Test("Greedy text of every mode equals autoregressive text where all caches keep 8 bits")
    func equalsAutoregressiveWithQuantisedCaches() async throws {
      try await Self.expectEqualTexts(StarterPair.quantisedCache.value, false)
    }

    private static func expectEqualTexts(_ pair: StarterPair, _ endless: Bool) async throws {
      let modes = DecodingMode.allCases.filter { $0 != .autoregressive }
      var compared: [DecodingMode: Int] = [:]
      for (index, messages) in try StarterPair.heldOutPrompts(Self.prompts).enumerated() {
        let prompt = try pair.tokens(messages)
        let expected = try await pair.run(
          prompt, DecodingParameters(mode: .autoregressive), maxTokens: Self.tokens
        ).tokens
        #expect(endless ? expected.count == Self.tokens : expected.count > 1)
        for mode in modes {
          let result = try await pair.run(prompt, DecodingParameters(mode: mode), maxTokens: Self.tokens)
          let common = zip(result.tokens, expected).prefix { $0 == $1 }.count
          compared[mode, default: 0] += common
          guard result.tokens != expected else { continue }
          let gap = try Self.topGap(pair, after: prompt + expected.prefix(common))
          print("\(mode.rawValue), prompt \(index): differs at token \(common), top-2 gap \(gap)")
          #expect(
            gap < Self.nearTie,
            "the texts differ at token \(common), where the two best logits are \(gap) apart")
        }
      }
      for mode in modes {
        print("\(mode.rawValue): \(compared[mode, default: 0]) tokens of \(Self.prompts) prompts equal")
      }
    }

    @Test("At temperature 0.8 too, the same seed gives the same text with the fixed schedule")
    func sameSeedSameText() async throws {
      let pair = try await StarterPair.shared.value
      for messages in try StarterPair.heldOutPrompts(4) {
        let prompt = try pair.tokens(messages)
        for mode in DecodingMode.allCases {
          let parameters = DecodingParameters(
            mode: mode, sampling: SamplingSettings(temperature: 0.8), schedule: .fixed(steps: 4))
          let first = try await pair.run(prompt, parameters)
          // Another prompt in between leaves the caches as a new start finds them: with nothing in common.
          _ = try await pair.run([1, 2, 3], parameters, maxTokens: 1)
          #expect(try await pair.run(prompt, parameters).tokens == first.tokens, "\(mode)")
        }
      }
    }

    @Test(
      "Greedy text is the target's with the shipped predictor, on either schedule",
      arguments: [DraftSchedule.clock, .fixed(steps: 8)])
    func predicted(schedule: DraftSchedule) async throws {
      let pair = try await StarterPair.shared.value
      let file = URL(fileURLWithPath: StarterPair.path("starter/starter-draft-predictor.safetensors"))
      try await pair.coordinator.use(HRADPredictor(reading: Data(contentsOf: file)))
      let events = EventBox()
      for messages in try StarterPair.heldOutPrompts(20) {
        let prompt = try pair.tokens(messages)
        let expected = try await pair.run(prompt, DecodingParameters(mode: .autoregressive))
        let result = try await pair.run(
          prompt, DecodingParameters(mode: .specbranch, schedule: schedule), onEvent: events.add)
        guard result.tokens != expected.tokens else { continue }
        let common = zip(result.tokens, expected.tokens).prefix { $0 == $1 }.count
        #expect(try Self.topGap(pair, after: prompt + expected.tokens.prefix(common)) < Self.nearTie)
      }
      try await pair.coordinator.use(nil)
      let classes = events.all.compactMap { timed -> Int? in
        guard case .roundFinished(let round) = timed.event, round.posteriorProbabilities != nil else {
          return nil
        }
        return round.posteriorClass
      }
      #expect(Set(classes).count > 1, "the predictor always says the same")
    }

    @Test("Speculation pays in forwards: more than one token for each of the target's")
    func tokensPerForward() async throws {
      let pair = try await StarterPair.shared.value
      var (tokens, forwards) = (0, 0)
      for messages in try StarterPair.heldOutPrompts(20) {
        let result = try await pair.run(try pair.tokens(messages), DecodingParameters(mode: .specbranch))
        tokens += result.metrics.generatedTokens
        forwards += result.metrics.targetForwards
      }
      #expect(Double(tokens) / Double(forwards) > 1.5)
    }

    @Test("In a real reply the draft's forwards overlap the target's")
    func lanesOverlap() async throws {
      let pair = try await StarterPair.shared.value
      let events = EventBox()
      var parameters = DecodingParameters(mode: .specbranch)
      parameters.emulation = EmulatedLanes(
        target: EmulatedForward(baseMilliseconds: 10, perUnitMilliseconds: 0.1),
        draft: EmulatedForward(baseMilliseconds: 1, perUnitMilliseconds: 0))
      let prompt = try pair.tokens([ChatMessage(role: .user, content: "Tell me a story about Ruth the dog.")])
      _ = try await pair.run(prompt, parameters, onEvent: events.add)
      let spans = events.all.compactMap { timed -> (lane: Lane, start: Double, end: Double)? in
        guard case .forwardFinished(let forward) = timed.event, forward.kind != .prompt else { return nil }
        return (forward.lane, timed.time - forward.durationS, timed.time)
      }
      let targets = spans.filter { $0.lane == .target }
      let inside = spans.filter { draft in
        draft.lane == .draft && targets.contains { $0.start < draft.start && draft.end < $0.end }
      }
      #expect(inside.count > targets.count)
    }

    /// The distance between the two largest logits after some tokens, in a context of its own.
    static func topGap(_ pair: StarterPair, after tokens: [Token]) throws -> Float {
      let backend = try LlamaBackend(
        pair.target,
        StarterPair.options(.target(contextLength: StarterPair.contextLength, threads: 2), pair.cache))
      let entries = tokens.enumerated().map { index, token in
        EvaluationBatch.Entry(
          token: token, position: index, sequence: 0, wantsLogits: index == tokens.count - 1)
      }
      try backend.evaluate(EvaluationBatch(entries), cancellation: CancellationFlag())
      return backend.withLogits(row: 0) { logits in
        let sorted = logits.sorted(by: >)
        return sorted[0] - sorted[1]
      }
    }
  }
}

/// Collects events from the lanes' threads.
private final class EventBox: Sendable {
  private let events = Mutex<[TimedEvent]>([])

  @Sendable func add(_ event: TimedEvent) { events.withLock { $0.append(event) } }

  var all: [TimedEvent] { events.withLock { $0 } }
}
