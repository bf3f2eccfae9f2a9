import ChatUI
import ConversationStore
import Foundation
import Logging
import SpecCore
import SpecEngine

/// The conversation behind the screen: loads the pair, decodes the turns, posts what happens.
actor ChatSession {
  var options: ChatOptions
  let inbox: ChatInbox
  private let trace: TraceWriter?
  let log = Logger(label: "chat")
  let loading = CancellationFlag()
  let pairSwitch = PairSwitch()
  private var system: String?
  private let attachments: AttachmentReader

  var pair: LoadedPair?
  /// The measuring of a pair's costs before its first reply.
  var preparation: Task<Void, Never>?
  private(set) var conversation: Conversation?
  let live: LiveParameters
  /// The last turn's, for measuring the baseline on it; nil in a new conversation.
  private var lastRequest: DecodingRequest?
  private let gate = RunGate()
  private(set) var run: (turn: TurnID, cancellation: CancellationFlag, task: Task<Void, Never>)?
  /// The comparison under way; the caches are its own while it lasts.
  var comparison: (cancellation: CancellationFlag, task: Task<Void, Never>)?
  /// Whether the pair's notices are still to be told, with the next reply.
  private var tellsNotices = true
  /// The next reply's seed; nil takes one at random for each.
  private var seed: UInt64?
  /// The tokens of replies as they were generated, so that what the caches hold of them always matches.
  private var replyTokens: [ChatUI.MessageID: [Token]] = [:]
  /// Turns of the conversation that the last reply's prompt had no room for.
  private var droppedTurns = 0
  let keeper: ConversationKeeper
  let desk: LibraryDesk
  let unsent: UnsentText
  /// What was last said of a conversation that could not be kept.
  var lastKeepingProblem: ConversationStoreError?
  private let effects: AsyncStream<ChatEffect>
  private let effectQueue: AsyncStream<ChatEffect>.Continuation

  init(_ options: ChatOptions, inbox: ChatInbox, trace: TraceWriter?) {
    self.options = options
    self.inbox = inbox
    self.trace = trace
    live = LiveParameters(options.parameters)
    attachments = AttachmentReader(limit: (options.settings.integer(.attachmentLimit) ?? 1024) * 1024)
    seed = options.decoding.seed
    system = options.persona?.text ?? options.system
    keeper = ConversationKeeper(system: options.persona?.text ?? options.system)
    desk = LibraryDesk(keeper: keeper, inbox: inbox)
    unsent = UnsentText(keeper: keeper)
    (effects, effectQueue) = AsyncStream.makeStream()
  }

  // MARK: Loading

  func load() async {
    await resume()
    do {
      let loaded = try await loaded(options)
      pair = loaded
      inbox.post(.pairLoaded(PairSummary(loaded, pacing: options.pacing)))
      prepare(loaded)
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
    case .keepUnsent(let text): return unsent.keep(text)
    case .answer: unsent.messageWasSent()
    case .usePair: pairSwitch.begin()
    case .cancelPairSwitch: return pairSwitch.cancel()
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
      case .choose(let message): await choose(message)
      case .library(let request): await perform(request)
      case .compare(let request): await compare(request)
      case .listPairs: listPairs()
      case .usePair(let name): await use(pair: name)
      case .stopComparison: comparison?.cancellation.set()
      case .setSeed(let seed): self.seed = seed
      case .setSystem(let text): system = text
      case .readAttachments(let number, let paths): readAttachments(number, paths)
      case .completePath(let number, let path): completePath(number, path)
      default: break
      }
    }
  }

  /// Nothing waits for a slow disk.
  private func readAttachments(_ number: Int, _ paths: [String]) {
    Task { [inbox, attachments, codec = pair?.codec] in
      inbox.post(.attachmentsRead(number: number, await attachments.read(paths, codec: codec)))
    }
  }

  private func completePath(_ number: Int, _ path: String) {
    Task { [inbox, attachments] in
      inbox.post(.pathsCompleted(number: number, await attachments.complete(path)))
    }
  }

  private func stop(_ turn: TurnID) {
    if run?.turn == turn { run?.cancellation.set() }
  }

  private func newConversation() async {
    await endRun()
    forgetConversation()
    // What is written goes along into the new conversation.
    await unsent.settle()
    try? await keeper.saveUnsent("")
    await keeper.startNew()
  }

  func forgetConversation() {
    (conversation, lastRequest, droppedTurns) = (nil, nil, 0)
    replyTokens = [:]
  }

  /// Another pair reads the conversation anew: tokens are those of the one before.
  func forgetTokens() {
    (conversation, lastRequest, replyTokens) = (nil, nil, [:])
    tellsNotices = true
  }

  /// Stops whatever runs and waits for it.
  func shutDown() async {
    loading.set()
    pairSwitch.cancel()
    effectQueue.finish()
    await endRun()
    // A forward that runs while the process goes would find the engine gone.
    preparation?.cancel()
    await preparation?.value
    await unsent.settle()
    await desk.close()
  }

  func endRun() async {
    run?.cancellation.set()
    comparison?.cancellation.set()
    await run?.task.value
    await comparison?.task.value
  }

  // MARK: A turn

  private func answer(_ answer: AnswerRequest) async {
    defer { unsent.messageWasKept() }
    await run?.task.value
    await comparison?.task.value
    let turn = answer.turn
    guard let pair else {
      inbox.post(.turnFailed(turn: turn, "The models are still being loaded; send it again in a moment."))
      return
    }
    do {
      var next = try Conversation(
        leadingTo: answer, system: system, codec: pair.codec, usesTemplate: !options.decoding.raw,
        replyTokens: replyTokens)
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
      guard await keeper.knows(answer) else {
        throw CommandFailure("Another conversation has been opened meanwhile; send it again.")
      }
      conversation = next
      if dropped != droppedTurns { inbox.post(.turnsDropped(turn: turn, count: dropped)) }
      let request = request(next, pair, dropped: dropped > droppedTurns ? dropped : 0)
      let kept = await beginKeeping(answer, details(request, pair))
      let decoding = Decoding(answer: answer, request: request, kept: kept)
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
    defer { tellsNotices = false }
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
      pair: pair.source.name, notices: (tellsNotices ? pair.notices(for: live.current) : []) + notice,
      explains: true)
  }

  private func details(_ request: DecodingRequest, _ pair: LoadedPair) -> ReplyDetails {
    ReplyDetails(
      pair: pair.source.name, mode: live.current.mode.rawValue,
      parameters: StoredJSON.text(live.current) ?? "{}", seed: request.seed, tracePath: trace?.path)
  }

  /// A reply under way.
  private struct Decoding {
    let answer: AnswerRequest
    let request: DecodingRequest
    let kept: KeptReply?
    let cancellation = CancellationFlag()
  }

  private func decode(_ decoding: Decoding, _ pair: LoadedPair) async {
    defer { run = nil }
    let (turn, inbox, trace) = (decoding.answer.turn, inbox, trace)
    let kept = decoding.kept
    let saving = Task { await kept?.save() }
    do {
      let result = try await pair.coordinator.run(
        decoding.request, parameters: live, gate: gate, cancellation: decoding.cancellation
      ) { event in
        inbox.post(event, of: turn)
        kept?.text.take(event.event)
        trace?.write(event)
        pair.learning?.add(event)
      }
      saving.cancel()
      await endKeeping(kept, result.finish == .cancelled ? .stopped : .complete, result.metrics)
      replyTokens[decoding.answer.reply] = (conversation?.turns.last?.reply ?? []) + result.tokens
      log.info("turn: \(result.finish.rawValue), \(result.tokens.count) tokens")
      if let failure = await pair.learning?.learn(stopStrings: options.decoding.stop) {
        log.error("\(failure)")
        inbox.post(.effectFailed(failure))
      }
    } catch {
      log.error("\(error)")
      saving.cancel()
      await endKeeping(kept, .failed, nil)
      inbox.post(.turnFailed(turn: turn, "\(error)"))
    }
  }
}
