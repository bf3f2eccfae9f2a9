public import SpecCore

/// The draft model on its own thread: grows chains and branches as `DraftFrontier` says.
public actor DraftLane {
  public nonisolated let executor: ThreadExecutor
  public nonisolated let model: LaneModel
  private nonisolated let codec: any TextCodec
  private let runner: ForwardRunner
  private var recorder: EventRecorder?
  private var frontier: DraftFrontier
  private var uniforms = SeededUniforms(seed: 0, stream: 0)
  /// Tokens of the run's prompt that were not cached when it began.
  private var promptLag = 0
  private var saidCacheIsFull = false

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(backend: sending any ModelBackend, codec: any TextCodec, executor: ThreadExecutor) {
    self.executor = executor
    self.codec = codec
    model = LaneModel(backend)
    runner = ForwardRunner(lane: .draft, backend: backend)
    frontier = DraftFrontier(
      sequenceLimit: model.sequenceLimit, isEndOfGeneration: { codec.isEndOfGeneration($0) })
  }

  /// Loads a model on the lane's thread.
  public static func load(
    on executor: ThreadExecutor, codec: any TextCodec,
    _ make: @escaping @Sendable () throws -> any ModelBackend
  ) async throws -> DraftLane {
    try await executor.run {
      DraftLane(backend: try make(), codec: codec, executor: executor)
    }
  }

  /// Starts a run: keeps what the cache has in common with the prompt.
  ///
  /// - Parameter positionLimit: the length that the committed sequence can reach.
  /// - Returns: tokens of the prompt that are cached already.
  func begin(
    prompt: [Token], positionLimit: Int, seed: UInt64, _ recorder: EventRecorder
  ) throws(BackendError) -> Int {
    self.recorder = recorder
    runner.begin(recorder)
    uniforms = SeededUniforms(seed: seed, stream: RandomStream.draft)
    saidCacheIsFull = false
    try runner.perform(frontier.begin(prompt: prompt, positionLimit: positionLimit))
    promptLag = frontier.lag
    return prompt.count - 1 - promptLag
  }

  /// Evaluates the prompt up to, not including, its last token.
  ///
  /// - Parameter gate: where it holds decoding up, only the next step is taken.
  /// - Returns: whether all of it is evaluated.
  func readPrompt(
    emulation: EmulatedForward?, until gate: RunGate?, cancellation: CancellationFlag
  ) -> Result<Bool, BackendError> {
    Result { () throws(BackendError) in
      try evaluatePrompt(emulation: emulation, until: gate, cancellation: cancellation)
    }
  }

  private func evaluatePrompt(
    emulation: EmulatedForward?, until gate: RunGate?, cancellation: CancellationFlag
  ) throws(BackendError) -> Bool {
    let setting = ForwardRunner.Setting(
      round: 0, kind: .prompt, emulation: emulation, cancellation: cancellation)
    while frontier.lag > 0, let batch = frontier.nextCatchUpBatch(limit: promptBatchLimit) {
      try evaluate(batch, setting)
      _ = frontier.receive(batch, [], uniforms: &uniforms)
      runner.progress(done: promptLag - frontier.lag, total: promptLag)
      if frontier.lag > 0, gate?.holdsUp == true { return false }
    }
    return true
  }

  /// Puts an order in the lane's queue: it starts when the step in flight has finished, and not before.
  nonisolated func submit(_ growth: DraftGrowth) {
    executor.submit { [self] in
      assumeIsolated { lane in
        growth.finish(Result { () throws(BackendError) in try lane.grow(growth) })
      }
    }
  }

  private func grow(_ growth: DraftGrowth) throws(BackendError) {
    let order = growth.order
    try runner.perform(frontier.commit(order.committed, keepsLines: order.keepsLines))
    if let limit = order.lineLimit { try runner.perform(frontier.trimLine(to: limit)) }
    let filter = LogitFilter(order.sampling)
    switch order.goal {
    case .nothing: return
    case .chain(let chain): frontier.grow(chain)
    case .branches(let branches):
      if growth.shouldStop { return }
      try apply(frontier.grow(branches, uniforms: &uniforms), growth)
    }
    var steps = 0
    while !growth.shouldStop, steps < order.stepLimit ?? .max,
      let batch = frontier.nextBatch(limit: promptBatchLimit)
    {
      let isStep = batch.entries.contains(where: \.wantsLogits)
      guard try evaluateStep(batch, growth, kind: isStep ? order.kind : .prompt) else { continue }
      let distributions = distributions(batch, filter)
      try apply(frontier.receive(batch, distributions, uniforms: &uniforms), growth)
      if isStep { steps += 1 }
    }
  }

  /// q for each entry that wanted logits.
  private func distributions(
    _ batch: EvaluationBatch, _ filter: LogitFilter
  ) -> [DraftDistribution] {
    batch.entries.filter(\.wantsLogits).enumerated().map { row, entry in
      runner.backend.withLogits(row: row) {
        filter.draftDistribution(
          of: $0,
          after: filter.looksBack
            ? frontier.context(of: entry.sequence, last: filter.settings.repeatWindow) : [])
      }
    }
  }

  /// - Returns: false if the cache had no room and branches stopped growing.
  private func evaluateStep(
    _ batch: EvaluationBatch, _ growth: DraftGrowth, kind: ForwardKind
  ) throws(BackendError) -> Bool {
    do {
      try evaluate(
        batch,
        .init(
          round: growth.order.round, kind: kind, threads: growth.order.threads,
          emulation: growth.order.emulation,
          cancellation: growth.order.cancellation))
      return true
    } catch .noRoom {
      let (operations, grows) = frontier.shrink()
      try runner.perform(operations)
      if !saidCacheIsFull {
        runner.notice(
          "The draft's cache is full, so this reply goes on with fewer"
            + (grows ? " branches." : " and shorter branches."))
      }
      saidCacheIsFull = true
      return false
    }
  }

  private func evaluate(
    _ batch: EvaluationBatch, _ setting: ForwardRunner.Setting
  ) throws(BackendError) {
    do {
      try runner.run(batch, setting)
    } catch .noRoom {
      throw .noRoom  // the cache is as before
    } catch {
      try runner.perform(frontier.forgetting(batch))
      throw error
    }
  }

  /// Performs a step's cache operations, and says what it drafted.
  private func apply(_ step: DraftStep, _ growth: DraftGrowth) throws(BackendError) {
    try runner.perform(step.operations)
    let round = growth.order.round
    if let opened = step.opened {
      for candidate in opened.candidates {
        recorder?.record(
          .branchOpened(
            BranchOpened(
              round: round, branchCount: opened.candidates.count, confidence: opened.confidence,
              candidate: describe(candidate), carriedOver: opened.carriesFirst && candidate.rank == 0)),
          from: .draft)
      }
    }
    if !step.extended.isEmpty {
      recorder?.record(
        .draftExtended(DraftExtended(round: round, tokens: step.extended.map(describe))), from: .draft)
    }
    // Told before it can be judged.
    growth.publish(step)
  }

  private func describe(_ node: DraftNode) -> DraftedToken {
    DraftedToken(node, text: codec.displayText(of: node.token))
  }

  /// Ends a run: the cache keeps committed tokens only, without the last.
  func settle() throws(BackendError) { try runner.perform(frontier.settle()) }

  /// Between runs: a timer for forwards on top of what is cached.
  func timer(until deadline: Double) -> ForwardTimer {
    ForwardTimer(
      backend: runner.backend, sequence: frontier.trunkSequence, length: frontier.cachedLength,
      deadline: deadline)
  }

  func useThreads(_ count: Int) { runner.useThreads(count) }

  /// Empties the cache, as if nothing had been evaluated yet.
  func forget() throws(BackendError) {
    try runner.perform(frontier.begin(prompt: [0], positionLimit: 1))
  }

  /// Where the draft's most likely token is the one that a text has, in a teacher-forced pass.
  ///
  /// Leaves the cache empty.
  ///
  /// - Returns: one for each token of `reply`.
  func greedyHits(
    of reply: [Token], after prompt: [Token], sampling: SamplingSettings, cancellation: CancellationFlag
  ) throws(BackendError) -> [Bool] {
    try forget()
    let pass = TeacherForcedPass(
      backend: runner.backend, sequence: frontier.trunkSequence, filter: LogitFilter(sampling))
    let result = Result { () throws(BackendError) in
      try pass.hits(of: reply, after: prompt, cancellation: cancellation)
    }
    try runner.perform([
      model.canCutBack ? .cut(frontier.trunkSequence, length: 0) : .remove(frontier.trunkSequence)
    ])
    return try result.get()
  }

  /// The tokens in the cache, for the contract that stopping leaves it at the committed text.
  var state: LaneCacheState {
    LaneCacheState(
      committed: frontier.committed, cachedLength: frontier.cachedLength,
      actualLength: runner.backend.cachedLength(of: frontier.trunkSequence))
  }
}

extension DraftGrowth.Order {
  fileprivate var kind: ForwardKind {
    if case .branches = goal { .branches } else { .chain }
  }
}

/// The random streams of a run, all derived from its one seed.
enum RandomStream {
  static let draft: UInt64 = 1
  static let verification: UInt64 = 2
}
