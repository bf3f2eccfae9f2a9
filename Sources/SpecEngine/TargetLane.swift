public import SpecCore

/// The target model on its own thread: evaluates the prompt and each round's chain, and judges the tree
/// where the logits are.
public actor TargetLane {
  public nonisolated let executor: ThreadExecutor
  public nonisolated let model: LaneModel
  private let runner: ForwardRunner
  private var committed: [Token] = []
  private var cachedLength = 0
  /// Tokens of the run's prompt that were cached when it began.
  private var reusedLength = 0
  private let sequence: SequenceID = 0
  private var predictor: (any PosteriorPredictor)?

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(backend: sending any ModelBackend, executor: ThreadExecutor) {
    self.executor = executor
    model = LaneModel(backend)
    runner = ForwardRunner(lane: .target, backend: backend)
  }

  /// Loads a model on the lane's thread.
  public static func load(
    on executor: ThreadExecutor, _ make: @escaping @Sendable () throws -> any ModelBackend
  ) async throws -> TargetLane {
    try await executor.run { TargetLane(backend: try make(), executor: executor) }
  }

  /// Starts a run: keeps what the cache has in common with the prompt.
  ///
  /// - Returns: tokens of the prompt that are cached already.
  func begin(prompt: [Token], _ recorder: EventRecorder) throws(BackendError) -> Int {
    runner.begin(recorder)
    noticeLostCache()
    let common = zip(committed, prompt).prefix { $0 == $1 }.count
    try cut(to: min(cachedLength, common, prompt.count - 1))
    committed = prompt
    reusedLength = cachedLength
    return cachedLength
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
    let end = committed.count - 1
    while cachedLength < end {
      let batch = entries(from: cachedLength, to: min(cachedLength + promptBatchLimit, end), logitsFrom: end)
      try evaluate(
        batch, .init(round: 0, kind: .prompt, emulation: emulation, cancellation: cancellation))
      runner.progress(done: cachedLength - reusedLength, total: end - reusedLength)
      if cachedLength < end, gate?.holdsUp == true { return false }
    }
    return true
  }

  /// One forward on the last committed token and the chain, with logits for each.
  ///
  /// - Parameter predicts: whether the forward keeps what a prediction needs.
  func evaluate(
    chain: [Token], round: Int, predicts: Bool, threads: Int?, emulation: EmulatedForward?,
    cancellation: CancellationFlag
  ) throws(BackendError) {
    var batch = entries(from: cachedLength, to: committed.count, logitsFrom: committed.count - 1)
    for (index, token) in chain.enumerated() {
      batch.entries.append(
        .init(
          token: token, position: committed.count + index, sequence: sequence, wantsLogits: true))
    }
    runner.backend.keepPosteriorFeatures(predicts && predictor != nil)
    try evaluate(
      batch,
      .init(
        round: round, kind: .verification, threads: threads, emulation: emulation,
        cancellation: cancellation))
    if round == 1 { try checkLogits() }
  }

  /// A damaged model computes without complaint; its first row of logits shows it.
  private func checkLogits() throws(BackendError) {
    guard runner.backend.withLogits(row: 0, { $0.contains(where: \.isNaN) }) else { return }
    throw .failed("The target's logits are not numbers, so its file is damaged; fetch or convert it again.")
  }

  /// A round's verification, handed to the lane and back.
  struct Judgement: Sendable {
    var tree: DraftTree
    var end: ReplyEnd
    var uniforms: SeededUniforms
    let sampling: SamplingSettings
    /// Whether the steps' background is wanted.
    let explains: Bool
    let nextOwnNode: NodeID
  }

  /// Walks the tree with the last forward's logits, and cuts the cache back to what was committed.
  func judge(
    _ judgement: consuming Judgement
  ) throws(BackendError) -> (Judgement, TreeVerification) {
    var judgement = judgement
    let filter = LogitFilter(judgement.sampling)
    var (tree, end) = (exchange(&judgement.tree, with: DraftTree()), judgement.end)
    var uniforms = judgement.uniforms
    let recent = { (accepted: [Token]) in
      filter.looksBack ? self.committed.suffix(filter.settings.repeatWindow) + accepted : []
    }
    let likelihoods = { (row: Int, accepted: [Token]) in
      self.runner.backend.withLogits(row: row) { filter.likelihoods(of: $0, after: recent(accepted)) }
    }
    let verification = TreeVerification.walk(
      &tree,
      targetDistribution: { row, accepted in
        runner.backend.withLogits(row: row) { filter.distribution(of: $0, after: recent(accepted)) }
      },
      explainingBy: judgement.explains ? likelihoods : nil,
      nextOwnNode: judgement.nextOwnNode, end: &end, uniforms: &uniforms)
    (judgement.tree, judgement.end, judgement.uniforms) = (tree, end, uniforms)
    committed += verification.committed.map(\.token)
    try cut(to: min(cachedLength, committed.count - 1))
    return (judgement, verification)
  }

  /// Lets a predictor choose posterior lengths; nil for none.
  ///
  /// - Precondition: the model gives features of that count.
  func use(_ predictor: (any PosteriorPredictor)?) { self.predictor = predictor }

  /// What is expected of the draft's next tokens, those after the one committed last; nil with nothing to
  /// tell it.
  func predictPosterior(after verification: TreeVerification) -> PosteriorProbabilities? {
    // The row that the last committed token was chosen by: one for each token committed.
    guard let predictor, let last = verification.committed.last?.token,
      let features = runner.backend.posteriorFeatures(row: verification.committed.count - 1, after: last)
    else { return nil }
    return predictor.predict(features)
  }

  /// Ends a run: the cache keeps committed tokens only, without the last.
  func settle() throws(BackendError) { try cut(to: max(committed.count - 1, 0)) }

  /// Between runs: a timer for forwards on top of what is cached.
  func timer(until deadline: Double) -> ForwardTimer {
    ForwardTimer(
      backend: runner.backend, sequence: sequence, length: cachedLength, deadline: deadline)
  }

  func useThreads(_ count: Int) { runner.useThreads(count) }

  /// Empties the cache, as if nothing had been evaluated yet.
  func forget() throws(BackendError) {
    try cut(to: 0)
    committed = []
  }

  /// The tokens in the cache, for the contract that stopping leaves it at the committed text.
  var state: LaneCacheState {
    LaneCacheState(
      committed: committed, cachedLength: cachedLength,
      actualLength: runner.backend.cachedLength(of: sequence))
  }

  private func entries(from start: Int, to end: Int, logitsFrom first: Int) -> EvaluationBatch {
    EvaluationBatch(
      (start..<max(end, start)).map {
        .init(token: committed[$0], position: $0, sequence: sequence, wantsLogits: $0 >= first)
      })
  }

  private func evaluate(
    _ batch: EvaluationBatch, _ setting: ForwardRunner.Setting
  ) throws(BackendError) {
    do {
      try runner.run(batch, setting)
      cachedLength += batch.entries.count
    } catch {
      // Part of the batch may be cached; what matters to the caller is why it is not all.
      try? forget(from: cachedLength)
      noticeLostCache()
      throw error
    }
  }

  /// A model that computes elsewhere can be lost with all that it had cached; it is then read anew.
  private func noticeLostCache() {
    cachedLength = min(cachedLength, runner.backend.cachedLength(of: sequence))
  }

  private func cut(to length: Int) throws(BackendError) {
    if length < cachedLength { try forget(from: length) }
  }

  /// Forgets the positions from `length` on, or all of them where the cache cannot be cut.
  private func forget(from length: Int) throws(BackendError) {
    try runner.perform([model.canCutBack ? .cut(sequence, length: length) : .remove(sequence)])
    cachedLength = model.canCutBack ? length : 0
  }
}

/// What a lane's cache holds after a run.
public struct LaneCacheState: Sendable, Equatable {
  public var committed: [Token]
  /// Positions that the lane believes to be cached, and that the cache itself counts.
  public var cachedLength: Int
  public var actualLength: Int
}
