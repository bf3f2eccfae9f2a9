public import SpecCore

/// Runs the rounds of a reply: proposes, verifies, commits, rolls back, and says all of it in events.
///
/// It runs on the target's thread, which is the thread that waits for nothing but forwards; the draft
/// works beside it on its own. The front end changes parameters and cancels through values that the
/// coordinator reads, so it never waits for this actor.
public actor SpeculationCoordinator {
  let target: TargetLane
  let draft: DraftLane?
  private let codec: any TextCodec
  /// Why only `autoregressive` works, where that is so.
  private let speculationObstacle: String?
  let turnstile = Turnstile()
  /// The splits of the machine's threads that mode `auto` may choose from; the first is how the models were
  /// loaded.
  let threadSplits: [ThreadSplit]
  let memory: GovernorMemory
  /// What mode `auto` has learned, from reply to reply; nil until the pair's costs are known.
  var governing: GovernorDriver?

  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    target.executor.asUnownedSerialExecutor()
  }

  /// - Parameters:
  ///   - draft: nil decodes with the target alone.
  ///   - threadSplits: those that mode `auto` may choose from, first the one that the models were loaded
  ///     with; none leaves the threads alone.
  ///   - memory: what mode `auto` knows from earlier; costs that it lacks are measured when the mode is first
  ///     used.
  public init(
    target: TargetLane, draft: DraftLane?, codec: any TextCodec, threadSplits: [ThreadSplit] = [],
    memory: GovernorMemory = GovernorMemory()
  ) {
    self.threadSplits = threadSplits
    self.memory = memory
    governing =
      memory.costs.isEmpty
      ? nil
      : GovernorDriver(Governor(costs: memory.costs, experience: memory.experience), dependsOnClock: true)
    self.target = target
    self.draft = draft
    self.codec = codec
    speculationObstacle = Self.obstacle(target.model, draft?.model)
  }

  private static func obstacle(_ target: LaneModel, _ draft: LaneModel?) -> String? {
    guard let draft else { return "Speculation is off because no draft model is loaded." }
    if !target.canCutBack {
      return "Speculation is off because the target model's cache cannot be cut back."
    }
    if !draft.canCutBack {
      return "Speculation is off because the draft model's cache cannot be cut back."
    }
    return nil
  }

  /// Lets a predictor choose how much of a survivor's continuation is verified next; nil for none.
  ///
  /// - Throws: one plain sentence where the target cannot give what it needs; then nothing changes.
  public func use(_ predictor: (any PosteriorPredictor)?) async throws(PosteriorObstacle) {
    if let predictor {
      switch target.model.posteriorFeatures {
      case .unavailable(let sentence): throw PosteriorObstacle(sentence: sentence)
      case .available(let layout):
        guard layout.featureCount == predictor.featureCount else {
          throw PosteriorObstacle(
            sentence: "The predictor expects \(predictor.featureCount) features, but this target gives "
              + "\(layout.featureCount); train one for this pair.")
        }
      }
    }
    await target.use(predictor)
  }

  /// Produces one reply; a second call waits until the first is done.
  ///
  /// - Parameters:
  ///   - parameters: read when each round starts.
  ///   - gate: where people hold the rounds up to watch them; nil lets them run.
  ///   - cancellation: takes effect within one forward; what was committed by then is the result.
  ///   - onEvent: called with every event, from several threads, one at a time; must not block.
  /// - Throws: `DecodingError`; the caches then still hold committed tokens only.
  public func run(
    _ request: DecodingRequest, parameters: LiveParameters, gate: RunGate? = nil,
    cancellation: CancellationFlag,
    onEvent: @escaping @Sendable (TimedEvent) -> Void
  ) async throws(DecodingError) -> DecodingResult {
    let room = target.model.contextLength - request.prompt.count
    guard room > 0 else {
      throw .promptTooLong(tokens: request.prompt.count, contextLength: target.model.contextLength)
    }
    // An actor lets other calls in wherever one waits; the caches belong to one run at a time.
    await turnstile.enter()
    defer { turnstile.leave() }
    let maxTokens = max(min(request.maxTokens, room), 1)
    let recorder = EventRecorder(sink: onEvent)
    let wanted = effective(parameters.current)
    var driver = await driver(for: wanted)
    let resolved = driver.resolve(wanted, canChangeMode: true)
    var run = DecodingRun(
      request, maxTokens: maxTokens, wanted: wanted, parameters: resolved.parameters,
      loadedThreads: threadSplits.first, codec: codec, recorder: recorder, cancellation: cancellation)
    var failure: BackendError?
    do {
      try await begin(request, maxTokens: maxTokens, wanted: parameters.current.mode, run)
      if let decision = driver.governor.decision, wanted.mode == .auto {
        recorder.record(.governorDecided(GovernorDecided(round: 1, decision)))
      }
      var watch = WatchedRounds(gate, run.recorder, cancellation)
      try await readPrompt(run, &watch)
      while run.finish == nil {
        try await pass(&watch, before: run)
        try await playRound(&run, parameters, &driver, isTimed: !watch.isHeldUp)
        await show(&watch, after: run)
      }
    } catch .cancelled {
      run.finish = .cancelled
    } catch {
      failure = error
    }
    run.recorder.handOutAll()
    keepGovernor(of: driver, run)
    do { try await settle(&run, failed: failure != nil) } catch { failure = failure ?? error }
    if run.finish == .length, request.maxTokens > room {
      recorder.record(
        .notice(
          Notice(
            message: "The context of \(target.model.contextLength) tokens is full, so the reply ends here.",
            kind: .warning)))
    }
    return try conclude(run, failure)
  }

  // MARK: Before the first round

  private func begin(
    _ request: DecodingRequest, maxTokens: Int, wanted: DecodingMode, _ run: DecodingRun
  ) async throws(BackendError) {
    let cachedTarget = try await target.begin(prompt: request.prompt, run.recorder)
    // The last token is always the target's: one drafted there would save no forward.
    let cachedDraft = try await draft?.begin(
      prompt: request.prompt, positionLimit: request.prompt.count + maxTokens - 1, seed: request.seed,
      run.recorder)
    run.recorder.record(
      .runStarted(
        RunStarted(
          program: request.program, pair: request.pair, seed: request.seed, parameters: run.wanted,
          promptTokens: request.prompt.count, cachedTargetTokens: cachedTarget,
          cachedDraftTokens: cachedDraft ?? 0, maxTokens: maxTokens,
          contextLength: target.model.contextLength)))
    for notice in request.notices {
      run.recorder.record(.notice(Notice(message: notice, kind: .warning)))
    }
    if wanted.usesDraft, let speculationObstacle {
      run.recorder.record(.notice(Notice(message: speculationObstacle, kind: .speculationOff)))
    }
  }

  /// Where people watch, a long prompt waits between its steps as rounds do.
  private func readPrompt(_ run: DecodingRun, _ watch: inout WatchedRounds) async throws(BackendError) {
    if run.isDeterministic { run.recorder.hold(.target) }
    defer { run.recorder.release(.target) }
    var isRead = try await readMore(of: run, until: watch.gate)
    while !isRead {
      try await pass(&watch, before: run)
      isRead = try await readMore(of: run, until: watch.gate)
      await show(&watch, after: run)
    }
  }

  /// Both lanes read the prompt at the same time, to its end or by a step where the gate holds decoding up.
  ///
  /// - Returns: whether both have read all of it.
  private func readMore(of run: DecodingRun, until gate: RunGate?) async throws(BackendError) -> Bool {
    let emulation = run.parameters.emulation
    let (draft, cancellation) = (run.parameters.mode.usesDraft ? draft : nil, run.cancellation)
    async let drafted = draft?.readPrompt(
      emulation: emulation?.draft, until: gate, cancellation: cancellation)
    let targeted = await target.readPrompt(
      emulation: emulation?.target, until: gate, cancellation: cancellation)
    let isDrafted = try await drafted?.get() ?? true
    return try targeted.get() && isDrafted
  }

  // MARK: One round

  /// - Parameter isTimed: whether the governor may learn from how long it takes.
  private func playRound(
    _ run: inout DecodingRun, _ live: LiveParameters, _ driver: inout GovernorDriver, isTimed: Bool
  ) async throws(BackendError) {
    let begin = run.recorder.now
    let wanted = effective(live.current)
    let resolved = driver.resolve(wanted, canChangeMode: run.start != .survivor)
    run.startRound(wanted: wanted, parameters: resolved.parameters, decision: resolved.decision)
    let policy = run.parameters.mode.policy

    // Propose: a fresh chain, where the policy wants one, while the target idles.
    if let chain = policy.chainGoal(after: run.start, run.parameters) {
      try await draftChain(chain, &run)
    }
    let chain = run.tree.chain.compactMap { run.tree[$0]?.token }

    // The draft grows branches at the chain's end while the target evaluates the chain.
    let growth = run.informed(policy.branchGoal(chainLength: chain.count, run.parameters))
      .map { run.order(.branches($0)) }
    if let growth { draft?.submit(growth) }
    try await verify(chain, besides: growth, run)
    try run.absorbDrafted()
    let branchCount = run.tree.children(of: run.tree.chain.last ?? run.tree.root).count

    // Verify, commit, roll back; then keep what is left of the surviving branch.
    let (judgement, verification) = try await target.judge(run.judgement())
    run.take(judgement, verification, chainLength: chain.count)
    let expected = run.asksPredictor(verification) ? await target.predictPosterior(after: verification) : nil
    let posterior = run.continueSurvivor(verification, policy, expecting: expected)
    run.finish(
      .init(
        chainLength: chain.count, branchCount: branchCount, verification: verification,
        posterior: posterior, expected: expected))
    driver.observe(
      verification, seconds: run.recorder.now - begin, mode: run.parameters.mode,
      forwards: run.recorder.takeForwards(), isTimed: isTimed)
  }

  private func draftChain(_ goal: ChainGoal, _ run: inout DecodingRun) async throws(BackendError) {
    let growth = run.order(.chain(goal))
    draft?.submit(growth)
    try await growth.finished()
    try run.absorbDrafted()
    if run.cancellation.isSet { throw .cancelled }
    run.chainPending(run.parameters.mode.policy)
  }

  /// The target's forward. Its completion ends the draft's work; with a fixed schedule, or where the mode
  /// says so, it waits for it.
  private func verify(
    _ chain: [Token], besides growth: DraftGrowth?, _ run: DecodingRun
  ) async throws(BackendError) {
    if run.isDeterministic { run.recorder.hold(.target) }
    defer { run.recorder.release(.target) }
    do {
      try await target.evaluate(
        chain: chain, round: run.round, predicts: run.predicts,
        threads: (run.parameters.threads ?? run.loadedThreads)?.target,
        emulation: run.parameters.emulation?.target, cancellation: run.cancellation)
    } catch {
      growth?.requestStop()
      throw error
    }
    guard run.isDeterministic || run.parameters.mode.policy.waitsForDraft else {
      growth?.requestStop()
      return
    }
    try await growth?.finished()
  }

  // MARK: After the last round

  /// Ends everything pending and leaves both caches with the committed tokens but the last.
  private func settle(_ run: inout DecodingRun, failed: Bool) async throws(BackendError) {
    let last = run.order(.nothing)
    if let draft {
      draft.submit(last)
      try? await last.finished()
    } else {
      last.finish(.success(()))
    }
    // What the draft was doing has ended now, one way or the other; its nodes still have to be counted.
    try? run.absorbDrafted()
    run.discardPending(failed ? .failed : run.finish == .cancelled ? .cancelled : .replyEnded)
    run.finishLastRound()
    try await target.settle()
    try await draft?.settle()
  }

  private func conclude(
    _ run: DecodingRun, _ failure: BackendError?
  ) throws(DecodingError) -> DecodingResult {
    var run = run
    let finish = run.finish ?? .cancelled
    let remaining = run.end.remainingText()
    if case .failed(let sentence) = failure {
      run.recorder.record(.notice(Notice(message: sentence, kind: .warning)))
    }
    run.recorder.record(
      .runFinished(
        RunFinished(finish: finish, remainingText: remaining, metrics: run.recorder.metrics)))
    switch failure {
    case .failed(let sentence): throw .engine(sentence)
    case .noRoom: throw .engine("A model's cache is full; start again with a larger --context.")
    case .cancelled, nil:
      return DecodingResult(
        tokens: run.tokens.map(\.token), text: run.text + remaining, finish: finish,
        parameters: run.wanted, metrics: run.recorder.metrics)
    }
  }

  /// The parameters as they can be obeyed: within their ranges, and without a draft where none works.
  func effective(_ parameters: DecodingParameters) -> DecodingParameters {
    var parameters = parameters.clamped()
    if speculationObstacle != nil { parameters.mode = .autoregressive }
    return parameters
  }

  // MARK: Between replies

  /// Empties both caches, so that the next reply evaluates its whole prompt.
  public func forgetConversation() async throws(DecodingError) {
    await turnstile.enter()
    defer { turnstile.leave() }
    do throws(BackendError) {
      try await target.forget()
      try await draft?.forget()
    } catch {
      throw .engine("A model's cache could not be emptied; start the program again.")
    }
  }

  /// Where the draft's most likely token is the target's: a teacher-forced pass over a reply.
  ///
  /// - Returns: one for each token of `reply`; nil without a draft that speculation can use.
  /// - Throws: `DecodingError`; the caches are empty afterwards.
  public func draftHits(
    of reply: [Token], after prompt: [Token], sampling: SamplingSettings, cancellation: CancellationFlag
  ) async throws(DecodingError) -> [Bool]? {
    guard let draft, speculationObstacle == nil else { return nil }
    await turnstile.enter()
    defer { turnstile.leave() }
    do throws(BackendError) {
      return try await draft.greedyHits(
        of: reply, after: prompt, sampling: sampling, cancellation: cancellation)
    } catch .cancelled {
      return nil
    } catch .failed(let sentence) {
      throw .engine(sentence)
    } catch {
      throw .engine("The draft's cache is too small for a reply; start again with a larger --context.")
    }
  }

  /// Whether the target gives the features of posterior prediction.
  public nonisolated var posteriorFeatures: PosteriorFeatureSupport { target.model.posteriorFeatures }

  /// What both caches hold, for the contract that stopping leaves them at the committed text.
  public func cacheStates() async -> (target: LaneCacheState, draft: LaneCacheState?) {
    (await target.state, await draft?.state)
  }
}

extension DecodingRun {
  /// Whether the run may not depend on the clock.
  var isDeterministic: Bool { parameters.schedule != .clock }

  /// Whether posterior lengths are to be predicted.
  var predicts: Bool { parameters.hrad && parameters.mode == .specbranch }
}

/// Why posterior lengths cannot be predicted, as one plain sentence.
public struct PosteriorObstacle: Error, Equatable, Sendable {
  public let sentence: String
}
