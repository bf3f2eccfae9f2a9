import Bench
import Foundation
import SpecCore
import SpecEngine

/// Runs a suite in all modes, interleaved prompt by prompt.
///
/// One coordinator serves all runs, so what it learns carries over; the caches do not.
struct BenchSession {
  /// Tokens of a mode's reply to the first prompt, before anything is measured.
  private static let warmUpTokens = 32

  let pair: LoadedPair
  let items: [SuiteItem]
  let modes: [BenchedMode]
  let runs: Int
  let seed: UInt64
  let decoding: DecodingOptions
  let cancellation: CancellationFlag

  private(set) var results: [ItemResult] = []
  private(set) var hits: [DraftHits] = []
  private(set) var questionsLeftOut = 0
  private(set) var isComplete = false
  /// The first pass's greedy replies of the baseline, and what they answered.
  private var greedyReplies: [(category: String, prompt: [Token], reply: [Token])] = []
  private var turnsPlayed = 0
  private let notices = SeenNotices()

  init(
    pair: LoadedPair, items: [SuiteItem], modes: [BenchedMode], runs: Int, seed: UInt64,
    decoding: DecodingOptions, cancellation: CancellationFlag
  ) {
    (self.pair, self.items, self.modes, self.runs) = (pair, items, modes, runs)
    (self.seed, self.decoding, self.cancellation) = (seed, decoding, cancellation)
  }

  /// Measures everything; ends early, with what there is, when cancelled.
  mutating func measure() async throws {
    let progress = BenchProgress(total: runs * items.count)
    defer { progress.clear() }
    try await warmUp(progress)
    for run in 0..<runs {
      for index in items.indices {
        progress.show(done: run * items.count + index)
        guard let result = try await play(index, run: run) else { return }
        if !result.measurements.isEmpty { results.append(result) }
      }
    }
    isComplete = try await findHits(progress)
  }

  private func warmUp(_ progress: BenchProgress) async throws {
    progress.show("warming up")
    var conversation = conversation(items[0])
    try ask(items[0].exchanges[0].question, &conversation)
    guard conversation.tokens.count < pair.contextLength else { return }
    for mode in modes where !cancellation.isSet {
      _ = try await decode(
        conversation.tokens, mode, seed: seed,
        maxTokens: min(Self.warmUpTokens, decoding.maxTokens ?? .max))
    }
  }

  // MARK: One item

  /// - Returns: nil if it was cancelled before every mode was done.
  private mutating func play(_ index: Int, run: Int) async throws -> ItemResult? {
    let item = items[index]
    var conversation = conversation(item)
    var measurements: [String: ModeMeasurement] = [:]
    var differing: Set<String> = []
    for exchange in item.exchanges {
      try ask(exchange.question, &conversation)
      if let reply = exchange.reply {
        conversation.answer(
          pair.codec.tokenize(reply, addStart: false, parseSpecial: false), text: reply)
        continue
      }
      guard conversation.tokens.count < pair.contextLength else {
        if run == 0 { questionsLeftOut += 1 }
        break
      }
      guard let replies = try await playTurn(conversation.tokens, seed: seed &+ UInt64(index)) else {
        return nil
      }
      for (label, reply) in replies { measurements[label, default: .init()] += reply.measurement }
      guard let baseline = replies[BenchedMode.baseline]?.result else { return nil }
      // The baseline's reply goes on for all, so that all modes see the same prompts.
      if modes[0].parameters.sampling.isGreedy {
        differing.formUnion(replies.filter { $0.value.result.text != baseline.text }.keys)
        if run == 0 { greedyReplies.append((item.category, conversation.tokens, baseline.tokens)) }
      }
      conversation.answer(baseline.tokens, text: baseline.text)
    }
    return ItemResult(
      item: index, run: run, category: item.category, measurements: measurements,
      differing: modes.map(\.label).filter(differing.contains))
  }

  private struct Reply {
    var result: DecodingResult
    var measurement: ModeMeasurement
  }

  /// The same prompt in every mode; which is first changes from turn to turn.
  private mutating func playTurn(_ prompt: [Token], seed: UInt64) async throws -> [String: Reply]? {
    let first = turnsPlayed % modes.count
    turnsPlayed += 1
    var replies: [String: Reply] = [:]
    for mode in modes[first...] + modes[..<first] {
      let reply = try await decode(prompt, mode, seed: seed, maxTokens: decoding.maxTokens ?? .max)
      guard reply.result.finish != .cancelled, !cancellation.isSet else { return nil }
      replies[mode.label] = reply
    }
    return replies
  }

  private func decode(
    _ prompt: [Token], _ mode: BenchedMode, seed: UInt64, maxTokens: Int
  ) async throws -> Reply {
    try await pair.coordinator.forgetConversation()
    PeakMemory.reset()
    let (meter, notices) = (ReplyMeter(emulation: mode.parameters.emulation), notices)
    let result = try await pair.coordinator.run(
      DecodingRequest(
        prompt: prompt, maxTokens: maxTokens, stopStrings: decoding.stop, seed: seed,
        program: ProgramVersion.current, pair: pair.source.name),
      parameters: LiveParameters(mode.parameters), cancellation: cancellation
    ) { event in
      meter.apply(event)
      if case .notice(let notice) = event.event { notices.tell(notice.message) }
    }
    var measurement = meter.measurement
    measurement.peakMemory = PeakMemory.bytes
    return Reply(result: result, measurement: measurement)
  }

  // MARK: The draft's hits

  /// - Returns: false if cancelled.
  private mutating func findHits(_ progress: BenchProgress) async throws -> Bool {
    let sampling = modes[0].parameters.sampling
    for (index, reply) in greedyReplies.enumerated() {
      progress.show("comparing the draft with the target's texts, \(100 * index / greedyReplies.count) %")
      if cancellation.isSet { return false }
      let found = try await pair.coordinator.draftHits(
        of: reply.reply, after: reply.prompt, sampling: sampling, cancellation: cancellation)
      guard let found else { return !cancellation.isSet }
      hits.append(DraftHits(category: reply.category, hits: found))
    }
    return true
  }

  // MARK: Conversations

  private func conversation(_ item: SuiteItem) -> Conversation {
    let system = item.system ?? decoding.system ?? pair.source.catalogued?.manifest.chat?.system
    return Conversation(system: system, codec: pair.codec, usesTemplate: !decoding.raw)
  }

  private func ask(_ question: String, _ conversation: inout Conversation) throws {
    do {
      try conversation.ask(question)
    } catch .unknown {
      throw ChatTemplateFailure.unknown
    }
  }
}
