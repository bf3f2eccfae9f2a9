import ChatUI
import Foundation
import Logging
import SpecCore
import SpecEngine

/// The conversation behind the screen: loads the pair, decodes the turns, posts what happens.
actor ChatSession {
  let options: ChatOptions
  let inbox: ChatInbox
  private let trace: TraceWriter?
  private let log = Logger(label: "chat")
  private let loading = CancellationFlag()

  private(set) var pair: LoadedPair?
  private(set) var conversation: Conversation?
  private let live: LiveParameters
  /// The last turn's, for measuring the baseline on it; nil in a new conversation.
  private var lastRequest: DecodingRequest?
  private let gate = RunGate()
  private(set) var run: (turn: TurnID, cancellation: CancellationFlag, task: Task<Void, Never>)?
  /// The comparison under way; the caches are its own while it lasts.
  var comparison: (cancellation: CancellationFlag, task: Task<Void, Never>)?
  private var turns: UInt64 = 0
  /// The next reply's seed; nil takes one at random for each.
  private var seed: UInt64?
  /// The tokens of replies as they were generated, so that what the caches hold of them always matches.
  private var replyTokens: [MessageID: [Token]] = [:]
  /// Turns of the conversation that the last reply's prompt had no room for.
  private var droppedTurns = 0
  private let effects: AsyncStream<ChatEffect>
  private let effectQueue: AsyncStream<ChatEffect>.Continuation

  init(_ options: ChatOptions, inbox: ChatInbox, trace: TraceWriter?) {
    self.options = options
    self.inbox = inbox
    self.trace = trace
    live = LiveParameters(options.parameters)
    seed = options.decoding.seed
    (effects, effectQueue) = AsyncStream.makeStream()
  }

  // MARK: Loading

  func load() async {
    do {
      let inbox = inbox
      let loaded = try await PairLoader(
        source: options.source, options: options.pair, cancellation: loading,
        progress: { inbox.post(.loadProgressed(lane: $0, fraction: $1)) },
        learns: options.preferences.learns
      ).load()
      pair = loaded
      inbox.post(.pairLoaded(PairSummary(loaded, pacing: options.pacing)))
      await loaded.coordinator.prepare(for: live.current)
    } catch {
      log.error("\(error)")
      inbox.post(.loadFailed("\(error)"))
    }
  }

  // MARK: Effects

  /// Has an effect performed after those before it; does not wait.
  nonisolated func enqueue(_ effect: ChatEffect) {
    // A changed parameter or a stop must reach a reply that is under way.
    switch effect {
    case .setParameters(let parameters): live.current = parameters
    case .setPacing(let pacing): gate.pacing = pacing
    case .step(let step): gate.step(step)
    default: break
    }
    effectQueue.yield(effect)
  }

  /// Performs effects one after the other, until the chat ends.
  func performEffects() async {
    for await effect in effects {
      switch effect {
      case .answer(let request): await answer(request)
      case .measureBaseline(let turn): await measureBaseline(turn)
      case .stop(let turn): stop(turn)
      case .newConversation: await newConversation()
      case .compare(let request): await compare(request)
      case .stopComparison: comparison?.cancellation.set()
      case .setSeed(let seed): self.seed = seed
      default: break
      }
    }
  }

  private func stop(_ turn: TurnID) {
    if run?.turn == turn { run?.cancellation.set() }
  }

  private func newConversation() async {
    await endRun()
    (conversation, lastRequest, droppedTurns) = (nil, nil, 0)
  }

  /// Stops whatever runs and waits for it.
  func shutDown() async {
    loading.set()
    effectQueue.finish()
    await endRun()
  }

  private func endRun() async {
    run?.cancellation.set()
    comparison?.cancellation.set()
    await run?.task.value
    await comparison?.task.value
  }

  // MARK: A turn

  private func answer(_ answer: AnswerRequest) async {
    await run?.task.value
    await comparison?.task.value
    let turn = answer.turn
    guard let pair else {
      inbox.post(.turnFailed(turn: turn, "The models are still being loaded; send it again in a moment."))
      return
    }
    do {
      var next = try conversation(leadingTo: answer, pair)
      let dropped = try next.fit(within: pair.contextLength - replyReserve(pair))
      if answer.contextPolicy == .stop, dropped > droppedTurns {
        throw CommandFailure(
          "The context is full, and nothing is left out as you chose; X in tuning lets the oldest turns go, "
            + "n starts a new conversation.")
      }
      guard next.tokens.count < pair.contextLength else {
        throw CommandFailure(
          "Your message has \(next.tokens.count) tokens, but the context has room for "
            + "\(pair.contextLength); shorten it, or start the program with a larger --context.")
      }
      conversation = next
      if dropped != droppedTurns { inbox.post(.turnsDropped(turn: turn, count: dropped)) }
      let decoding = Decoding(
        answer: answer, request: request(next, pair, dropped: dropped > droppedTurns ? dropped : 0))
      droppedTurns = dropped
      lastRequest = decoding.request
      let task = Task { await self.decode(decoding, pair) }
      run = (turn, decoding.cancellation, task)
    } catch let failure as CommandFailure {
      inbox.post(.turnFailed(turn: turn, failure.description))
    } catch {
      inbox.post(.turnFailed(turn: turn, ChatTemplateFailure.unknown.description))
    }
  }

  /// The prompt of a reply: what was said on the path to it.
  private func conversation(
    leadingTo answer: AnswerRequest, _ pair: LoadedPair
  ) throws(ChatTemplateError) -> Conversation {
    var result = Conversation(
      system: options.system, codec: pair.codec, usesTemplate: !options.decoding.raw)
    for turn in answer.earlier {
      try result.add(
        Conversation.PastTurn(
          question: turn.question, replyText: turn.replyText, replyTokens: replyTokens[turn.reply]))
    }
    if case .continuation(let text) = answer.kind {
      try result.add(
        Conversation.PastTurn(
          question: answer.question, replyText: text, replyTokens: replyTokens[answer.reply]))
      result.reopenReply()
    } else {
      try result.ask(answer.question)
    }
    return result
  }

  // MARK: The baseline

  /// Decodes the last prompt once more, by the target alone: for its speed, not for its text.
  private func measureBaseline(_ turn: TurnID) async {
    await run?.task.value
    guard let pair, var request = lastRequest else {
      inbox.post(
        .turnFailed(turn: turn, "There is no prompt to measure the baseline on; send a message first."))
      return
    }
    request.notices = []
    var parameters = live.current
    parameters.mode = .autoregressive
    let cancellation = CancellationFlag()
    let task = Task { [request, parameters] in
      await self.decodeBaseline(turn, request, parameters, cancellation, pair)
    }
    run = (turn, cancellation, task)
  }

  /// Neither the trace nor the predictor's learning hears of it.
  private func decodeBaseline(
    _ turn: TurnID, _ request: DecodingRequest, _ parameters: DecodingParameters,
    _ cancellation: CancellationFlag, _ pair: LoadedPair
  ) async {
    defer { run = nil }
    let inbox = inbox
    do {
      let result = try await pair.coordinator.run(
        request, parameters: LiveParameters(parameters), cancellation: cancellation
      ) { event in inbox.post(event, of: turn) }
      log.info("baseline: \(result.metrics.tokensPerSecond) tok/s")
    } catch {
      log.error("\(error)")
      inbox.post(.turnFailed(turn: turn, "\(error)"))
    }
  }

  /// Tokens kept free for the reply when old turns are left out.
  private func replyReserve(_ pair: LoadedPair) -> Int {
    min(options.decoding.maxTokens ?? .max, ContextPolicy.replyReserve(contextLength: pair.contextLength))
  }

  private func request(
    _ conversation: Conversation, _ pair: LoadedPair, dropped: Int
  ) -> DecodingRequest {
    turns += 1
    let seed = seed ?? .random(in: 0...UInt64(UInt32.max))
    self.seed = self.seed.map { $0 &+ 1 }
    let notice =
      dropped == 0
      ? []
      : [
        "The context has room for \(pair.contextLength) tokens, so the oldest "
          + (dropped == 1 ? "turn was left out." : "\(dropped) turns were left out.")
      ]
    return DecodingRequest(
      prompt: conversation.tokens, maxTokens: options.decoding.maxTokens ?? .max,
      stopStrings: options.decoding.stop, seed: seed, program: ProgramVersion.current,
      pair: pair.source.name, notices: (turns == 1 ? pair.notices(for: live.current) : []) + notice,
      explains: true)
  }

  /// A reply under way.
  private struct Decoding {
    let answer: AnswerRequest
    let request: DecodingRequest
    let cancellation = CancellationFlag()
  }

  private func decode(_ decoding: Decoding, _ pair: LoadedPair) async {
    defer { run = nil }
    let (turn, inbox, trace) = (decoding.answer.turn, inbox, trace)
    do {
      let result = try await pair.coordinator.run(
        decoding.request, parameters: live, gate: gate, cancellation: decoding.cancellation
      ) { event in
        inbox.post(event, of: turn)
        trace?.write(event)
        pair.learning?.add(event)
      }
      replyTokens[decoding.answer.reply] = (conversation?.turns.last?.reply ?? []) + result.tokens
      log.info("turn: \(result.finish.rawValue), \(result.tokens.count) tokens")
      if let failure = await pair.learning?.learn(stopStrings: options.decoding.stop) {
        log.error("\(failure)")
        inbox.post(.effectFailed(failure))
      }
    } catch {
      log.error("\(error)")
      inbox.post(.turnFailed(turn: turn, "\(error)"))
    }
  }
}
