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
  /// What the conversation on the screen begins with.
  var system: String?
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
  /// Whether a summary could not be used, so that no more are tried in this conversation.
  private var leavesOutInstead = false
  /// Turns of the conversation that the last reply's prompt had no room for.
  private var droppedTurns = 0
  nonisolated let keeper: ConversationKeeper
  let desk: LibraryDesk
  let unsent: UnsentText
  /// The removing of what was deleted long ago.
  var removal: Task<Void, Never>?
  /// Kept conversations being written to files, one after the other.
  var exporting: Task<Void, Never>?
  /// What was last said of a conversation that could not be kept.
  var lastKeepingProblem: ConversationStoreError?
  private let effects: AsyncStream<ChatEffect>
  private let effectQueue: AsyncStream<ChatEffect>.Continuation

  init(
    _ options: ChatOptions, inbox: ChatInbox, trace: TraceWriter?,
    location: ConversationLocation = ConversationLocation()
  ) {
    self.options = options
    self.inbox = inbox
    self.trace = trace
    live = LiveParameters(options.parameters)
    attachments = AttachmentReader(limit: (options.settings.integer(.attachmentLimit) ?? 1024) * 1024)
    seed = options.decoding.seed
    let instructions = Instructions(
      system: options.persona?.text ?? options.system, persona: options.persona?.name)
    system = instructions.system
    keeper = ConversationKeeper(location, instructions: instructions)
    desk = LibraryDesk(keeper: keeper, inbox: inbox)
    unsent = UnsentText(keeper: keeper)
    (effects, effectQueue) = AsyncStream.makeStream()
  }

  // MARK: Loading

  func load() async {
    // Beside the models; nothing can be sent before it is there.
    async let resumed: Void = resume()
    do {
      let loaded = try await loaded(options)
      await resumed
      removeLongDeleted()
      pair = loaded
      inbox.post(.pairLoaded(PairSummary(loaded, options)))
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
      case .countContext(let number, let path): countContext(number, path)
      case .choose(let message): await choose(message)
      case .library(let request): await perform(request)
      case .exportKept(let export): self.export(export)
      case .compare(let request): await compare(request)
      case .listPairs: listPairs()
      case .usePair(let name): await use(pair: name)
      case .stopComparison: comparison?.cancellation.set()
      case .setSeed(let seed): self.seed = seed
      case .setSystem(let text, let persona): await instruct(Instructions(system: text, persona: persona))
      case .readAttachments(let number, let paths): readAttachments(number, paths)
      case .countTokens(let files): countTokens(files)
      case .completePath(let number, let path): completePath(number, path)
      default: break
      }
    }
  }

  /// Nothing waits for a slow disk.
  private func readAttachments(_ number: Int, _ paths: [String]) {
    Task { [inbox, attachments, tokenizer] in
      inbox.post(.attachmentsRead(number: number, await attachments.read(paths, tokenizer)))
    }
  }

  private func countTokens(_ files: [Attachment]) {
    guard let tokenizer else { return }
    Task { [inbox, attachments] in
      for file in files {
        inbox.post(.tokensCounted(await attachments.counted(file, tokenizer), by: tokenizer.pair))
      }
    }
  }

  /// Nothing waits for it: the path may be long.
  private func countContext(_ number: Int, _ path: ShownPath) {
    guard let codec = pair?.codec else { return }
    Task { [inbox, system, replyTokens, usesTemplate = !options.decoding.raw] in
      let tokens = try? await onThread {
        try Conversation(
          path, system: system, codec: codec, usesTemplate: usesTemplate, replyTokens: replyTokens
        ).tokens.count
      }
      if let tokens { inbox.post(.contextCounted(number: number, tokens: tokens)) }
    }
  }

  private var tokenizer: PairTokenizer? { pair.map { PairTokenizer(pair: $0.source.name, codec: $0.codec) } }

  private func completePath(_ number: Int, _ path: String) {
    Task { [inbox, attachments] in
      inbox.post(.pathsCompleted(number: number, await attachments.complete(path)))
    }
  }

  private func stop(_ turn: TurnID) {
    if run?.turn == turn { run?.cancellation.set() }
  }

  func newConversation() async {
    await endRun()
    await catchUp()
    forgetConversation()
    let earlier = await keeper.startNew(taking: unsent.hold())
    unsent.goOn(below: earlier)
    if !earlier.isEmpty { inbox.post(.unsentFound(earlier)) }
  }

  func forgetConversation() {
    (conversation, lastRequest, droppedTurns, leavesOutInstead) = (nil, nil, 0, false)
    replyTokens = [:]
  }

  /// Another pair reads the conversation anew: tokens are those of the one before.
  func forgetTokens() {
    (conversation, lastRequest, replyTokens, leavesOutInstead) = (nil, nil, [:], false)
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
    await catchUp()
    await exporting?.value
    removal?.cancel()
    await removal?.value
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
      var asked = answer
      if leavesOutInstead, asked.contextPolicy == .summarise { asked.contextPolicy = .dropOldest }
      let prompt = try PathPrompt(
        asked, system: system, pair, usesTemplate: !options.decoding.raw,
        maxTokens: options.decoding.maxTokens, replyTokens: replyTokens)
      if answer.contextPolicy == .stop, prompt.dropped > droppedTurns {
        return inbox.post(.contextIsFull(turn: turn))
      }
      if prompt.turnsToSummarise == 0 { try check(prompt, pair) }
      if answer.asksBeforeMakingRoom, let needed = prompt.roomNeeded(beyond: droppedTurns) {
        return inbox.post(.roomNeeded(turn: turn, needed))
      }
      guard await keeper.isCurrent(answer) else {
        throw CommandFailure("Another conversation has been opened meanwhile; send it again.")
      }
      let details = details(nextSeed(), pair)
      let kept = try await beginKeeping(answer, details)
      let decoding = Decoding(answer: answer, details: details, kept: kept)
      let task = Task { await self.reply(decoding, prompt, pair) }
      run = (turn, decoding.cancellation, task)
    } catch {
      inbox.post(.turnFailed(turn: turn, sentence(error)))
    }
  }

  private func check(_ prompt: PathPrompt, _ pair: LoadedPair) throws(CommandFailure) {
    let count = prompt.conversation.tokens.count
    guard count >= pair.contextLength else { return }
    throw CommandFailure(
      "Your message has \(count) tokens, but the context has room for \(pair.contextLength); "
        + "shorten it, or start the program with a larger --context.")
  }

  private func sentence(_ error: any Error) -> String {
    error is ChatTemplateError ? ChatTemplateFailure.unknown.description : "\(error)"
  }

  /// Makes room where that is wanted, and decodes the reply.
  private func reply(_ decoding: Decoding, _ prompt: PathPrompt, _ pair: LoadedPair) async {
    defer { run = nil }
    let turn = decoding.answer.turn
    var prompt = prompt
    var notices: [String] = []
    do {
      if prompt.turnsToSummarise > 0 {
        guard let told = try await summarise(&prompt, decoding) else {
          await endKeeping(decoding, .stopped, nil)
          return inbox.post(.summaryStopped(turn: turn))
        }
        notices = told
        try check(prompt, pair)
      } else if prompt.dropped > droppedTurns {
        notices = [
          "The context has room for \(pair.contextLength) tokens, so the oldest "
            + (prompt.dropped == 1 ? "turn was left out." : "\(prompt.dropped) turns were left out.")
        ]
      }
    } catch {
      log.error("\(error)")
      await endKeeping(decoding, .failed, nil)
      return inbox.post(.turnFailed(turn: turn, sentence(error)))
    }
    if prompt.dropped != droppedTurns { inbox.post(.turnsDropped(turn: turn, count: prompt.dropped)) }
    (conversation, droppedTurns) = (prompt.conversation, prompt.dropped)
    let request = request(prompt.conversation, pair, seed: decoding.details.seed, notices)
    lastRequest = request
    await decode(decoding, request, pair)
  }

  /// - Returns: what is to be said of it; nil where the user has stopped it.
  private func summarise(_ prompt: inout PathPrompt, _ decoding: Decoding) async throws -> [String]? {
    let (inbox, turn, messages) = (inbox, decoding.answer.turn, prompt.messagesToSummarise)
    inbox.post(.summarising(turn: turn, messages: messages, .reading(done: 0, total: 0)))
    let outcome = try await prompt.summarise(live.current, decoding.cancellation) {
      inbox.post(.summarising(turn: turn, messages: messages, $0))
    }
    switch outcome {
    case .cancelled: return nil
    case .dropped(let sentence):
      leavesOutInstead = true
      log.info("\(sentence)")
      return [sentence]
    case .summarised(let summary):
      await keep(summary)
      inbox.post(.summarised(turn: turn, summary))
      return []
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

  private func nextSeed() -> UInt64 {
    defer { seed = seed.map { $0 &+ 1 } }
    return seed ?? .random(in: 0...UInt64(UInt32.max))
  }

  private func request(
    _ conversation: Conversation, _ pair: LoadedPair, seed: UInt64, _ notices: [String]
  ) -> DecodingRequest {
    defer { tellsNotices = false }
    return DecodingRequest(
      prompt: conversation.tokens, maxTokens: options.decoding.maxTokens ?? .max,
      stopStrings: options.decoding.stop, seed: seed, program: ProgramVersion.current,
      pair: pair.source.name, notices: (tellsNotices ? pair.notices(for: live.current) : []) + notices,
      explains: true)
  }

  private func details(_ seed: UInt64, _ pair: LoadedPair) -> ReplyDetails {
    ReplyDetails(
      pair: pair.source.name, mode: live.current.mode.rawValue,
      parameters: StoredJSON.text(live.current) ?? "{}", seed: seed, tracePath: trace?.path)
  }

  private func decode(_ decoding: Decoding, _ request: DecodingRequest, _ pair: LoadedPair) async {
    let (turn, inbox, trace) = (decoding.answer.turn, inbox, trace)
    let (kept, text) = (decoding.kept, decoding.text)
    let saving = Task { await kept?.save() }
    do {
      let result = try await pair.coordinator.run(
        request, parameters: live, gate: gate, cancellation: decoding.cancellation
      ) { event in
        inbox.post(event, of: turn)
        text.take(event.event)
        trace?.write(event)
        pair.learning?.add(event)
      }
      saving.cancel()
      await endKeeping(
        decoding, result.finish.state,
        KeptFigures(result.metrics, finish: result.finish, traceReply: trace?.replies))
      replyTokens[decoding.answer.reply] = (conversation?.turns.last?.reply ?? []) + result.tokens
      log.info("turn: \(result.finish.rawValue), \(result.tokens.count) tokens")
      if let failure = await pair.learning?.learn(stopStrings: options.decoding.stop) {
        log.error("\(failure)")
        inbox.post(.effectFailed(failure))
      }
    } catch {
      log.error("\(error)")
      saving.cancel()
      await endKeeping(decoding, .failed, nil)
      inbox.post(.turnFailed(turn: turn, "\(error)"))
    }
  }
}
