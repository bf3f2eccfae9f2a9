import SpecCore

/// The state of one reply while it is decoded; owned by the coordinator.
struct DecodingRun {
  let recorder: EventRecorder
  let cancellation: CancellationFlag
  let codec: any TextCodec
  private let explains: Bool

  /// As the user wants them, and as they apply: with a mode of `auto` resolved.
  private(set) var wanted: DecodingParameters
  private(set) var parameters: DecodingParameters
  /// Threads of the lanes where the parameters do not say.
  let loadedThreads: ThreadSplit?
  var round = 0
  var tree = DraftTree()
  var end: ReplyEnd
  var uniforms: SeededUniforms
  var tokens: [CommittedToken] = []
  var text = ""
  var finish: FinishReason?
  /// What the next round starts from.
  private(set) var start = RoundStart.nothing

  /// Committed tokens that the draft has not been told, and whether its lines still count.
  private var untold: [CommittedToken] = []
  private var draftKeepsLines = true
  /// How many tokens of the surviving line the draft is to keep, where it has not been told.
  private var untoldLineLimit: Int?
  /// What the last prediction means for the branches that grow next.
  private var outlook = PosteriorOutlook()
  /// Orders whose last step may still bring nodes.
  private(set) var growths: [DraftGrowth] = []
  /// Those of them whose tree has been dropped since: what they still bring is discarded.
  private var staleGrowths: Set<ObjectIdentifier> = []
  private var ownNodes = 0
  private var lastRound: PlayedRound?
  private var drafted = 0
  private var rolledBack = 0
  private var discarded = 0

  init(
    _ request: DecodingRequest, maxTokens: Int, wanted: DecodingParameters,
    parameters: DecodingParameters, loadedThreads: ThreadSplit?, codec: any TextCodec,
    recorder: EventRecorder, cancellation: CancellationFlag
  ) {
    self.recorder = recorder
    self.cancellation = cancellation
    self.codec = codec
    explains = request.explains
    self.wanted = wanted
    self.parameters = parameters
    self.loadedThreads = loadedThreads
    uniforms = SeededUniforms(seed: request.seed, stream: RandomStream.verification)
    end = ReplyEnd(
      maxTokens: maxTokens, stopStrings: request.stopStrings,
      endOfGeneration: { codec.isEndOfGeneration($0) }, bytes: { codec.bytes(of: $0) })
  }

  // MARK: Rounds

  /// Takes changed parameters in; a change of mode drops the tree.
  ///
  /// - Parameter decision: the governor's, if it is a new one.
  mutating func startRound(
    wanted: DecodingParameters, parameters current: DecodingParameters, decision: Governor.Decision?
  ) {
    round += 1
    if wanted != self.wanted {
      self.wanted = wanted
      recorder.record(.parametersChanged(ParametersChanged(round: round, parameters: wanted)))
    }
    if let decision {
      recorder.record(.governorDecided(GovernorDecided(round: round, decision)))
    }
    let modeChanged = current.mode != parameters.mode
    parameters = current
    guard modeChanged else { return }
    discardPending(.modeChanged)
    staleGrowths = Set(growths.map(ObjectIdentifier.init))
    draftKeepsLines = false
    start = .nothing
    outlook = PosteriorOutlook()
  }

  /// The next order to the draft, with what it has not been told yet.
  mutating func order(_ goal: DraftGrowth.Order.Goal) -> DraftGrowth {
    var stepLimit: Int?
    // A goal that is reached whatever the clock says needs no limit.
    if case .fixed(let steps) = parameters.schedule, case .branches = goal,
      !parameters.mode.policy.waitsForDraft
    {
      stepLimit = steps
    }
    let growth = DraftGrowth(
      DraftGrowth.Order(
        round: round, committed: untold, keepsLines: draftKeepsLines, lineLimit: untoldLineLimit, goal: goal,
        sampling: parameters.sampling, stepLimit: stepLimit,
        threads: (parameters.threads ?? loadedThreads)?.draft, emulation: parameters.emulation?.draft,
        cancellation: cancellation))
    untold = []
    draftKeepsLines = true
    untoldLineLimit = nil
    growths.append(growth)
    return growth
  }

  /// Adds what the draft has published to the tree.
  ///
  /// - Throws: what the draft failed with, if it did, after everything was added.
  mutating func absorbDrafted() throws(BackendError) {
    var failure: BackendError?
    var open: [DraftGrowth] = []
    for growth in growths {
      // In this order: once finished, it brings nothing more.
      let result = growth.result
      let added = growth.takeAdded()
      drafted += added.count
      if staleGrowths.contains(ObjectIdentifier(growth)) {
        end(added.map { NodeFate(node: $0.id, fate: .discarded) }, .modeChanged)
      } else {
        end(added.map { NodeFate(node: $0.id, fate: tree.add($0)) }, .lostBranch)
      }
      switch result {
      case nil: open.append(growth)
      case .success, .failure(.cancelled): break
      case .failure(let error): failure = failure ?? error
      }
    }
    growths = open
    if let failure { throw failure }
  }

  /// Sets the whole pending line, drafted after a correction, as the chain to verify.
  mutating func chainPending(_ policy: any SpeculationPolicy) {
    let line = tree.topRankedLine(from: tree.root)
    tree.setChain(line.map(\.id))
    if case .correction(let expected) = start {
      outlook = policy.outlook(afterCorrection: expected, chain: line)
    }
  }

  mutating func judgement() -> TargetLane.Judgement {
    ownNodes -= 1
    // Handed over, not copied: the tree has to be the target's alone to be changed in place.
    let tree = exchange(&tree, with: DraftTree())
    return TargetLane.Judgement(
      tree: tree, end: end, uniforms: uniforms, sampling: parameters.sampling,
      explains: explains, nextOwnNode: NodeID(ownNodes))
  }

  /// Takes a verification in and tells it: verdicts, what was committed, what came to nothing.
  mutating func take(
    _ judgement: TargetLane.Judgement, _ verification: TreeVerification, chainLength: Int
  ) {
    (tree, end, uniforms) = (judgement.tree, judgement.end, judgement.uniforms)
    for step in verification.steps { tell(step) }
    commit(verification.committed)
    let branchPoint = verification.steps.count > chainLength
    end(verification.lost, branchPoint ? .lostBranch : .rejected)
    end(verification.unused, .replyEnded)
    finish = verification.finish
  }

  /// Whether a prediction could change what comes after a verification: not without a continuation, which
  /// matters for being there only.
  func asksPredictor(_ verification: TreeVerification) -> Bool {
    guard finish == nil else { return false }
    return verification.survivor.map { !tree.topRankedLine(from: $0).isEmpty } ?? true
  }

  /// Chooses the next chain from the survivor's continuation, if a branch survived.
  mutating func continueSurvivor(
    _ verification: TreeVerification, _ policy: any SpeculationPolicy,
    expecting expected: PosteriorProbabilities?
  ) -> PosteriorLength? {
    start = verification.survivor == nil ? .correction(expected: expected) : .survivor
    outlook = policy.outlook(afterCorrection: expected, chain: [])
    guard let survivor = verification.survivor else { return nil }
    let continuation = tree.topRankedLine(from: survivor)
    let posterior = policy.posterior(of: continuation, expecting: expected, parameters)
    if continuation.count > posterior.keptLength {
      untoldLineLimit = posterior.keptLength
      end(tree.discard(after: continuation[posterior.keptLength].parent), .posteriorTrim)
    }
    tree.setChain(continuation.prefix(posterior.length).map(\.id))
    outlook = posterior.outlook
    return posterior
  }

  /// A goal with what the last prediction says about it.
  func informed(_ goal: BranchGoal?) -> BranchGoal? {
    var goal = goal
    goal?.outlook = outlook
    return goal
  }

  /// What a verified round was, until it is told.
  struct PlayedRound {
    let chainLength: Int
    let branchCount: Int
    let verification: TreeVerification
    let posterior: PosteriorLength?
    let expected: PosteriorProbabilities?
  }

  /// Tells the round's sums; those of the last one when its step in flight has been counted, too.
  mutating func finish(_ played: PlayedRound) {
    guard finish == nil else {
      lastRound = played
      return
    }
    tellSums(of: played)
  }

  mutating func finishLastRound() {
    if let lastRound { tellSums(of: lastRound) }
    lastRound = nil
  }

  private mutating func tellSums(of played: PlayedRound) {
    let (verification, chainLength) = (played.verification, played.chainLength)
    let (branchCount, posterior) = (played.branchCount, played.posterior)
    recorder.record(
      .roundFinished(
        RoundFinished(
          round: round, mode: parameters.mode, draftLength: chainLength,
          acceptedLength: verification.committed.count { $0.origin == .draft },
          confidenceThreshold: parameters.confidenceThreshold,
          draftLengthLimit: parameters.draftLength, branchCount: branchCount, drafted: drafted,
          rolledBack: rolledBack, discarded: discarded, committed: verification.committed.count,
          posteriorClass: posterior?.posteriorClass,
          posteriorProbabilities: played.expected, nextDraftLength: tree.chain.count)))
    (drafted, rolledBack, discarded) = (0, 0, 0)
  }

  // MARK: Ends

  mutating func discardPending(_ reason: NodesEnded.Reason) { end(tree.discardAll(), reason) }

  private mutating func tell(_ step: TreeVerification.Step) {
    for (node, judgement) in zip(step.candidates, step.ruling.judgements) {
      recorder.record(
        .verdict(
          VerdictGiven(
            round: round, node: node, text: codec.displayText(of: node.token), judgement: judgement)))
    }
    guard let background = step.background else { return }
    recorder.record(
      .judgementExplained(
        JudgementExplained(round: round, step, background, text: { codec.displayText(of: $0) })))
  }

  private mutating func commit(_ committed: [CommittedToken]) {
    tokens += committed
    untold += committed
    let released = end.releasedText()
    text += released
    recorder.record(
      .committed(
        Committed(
          round: round,
          tokens: committed.map {
            .init(
              node: $0.node, token: $0.token, text: codec.displayText(of: $0.token), origin: $0.origin)
          },
          releasedText: released)))
  }

  private mutating func end(_ fates: [NodeFate], _ reason: NodesEnded.Reason) {
    let back = fates.filter { $0.fate == .rolledBack }.map(\.node)
    let gone = fates.filter { $0.fate == .discarded }.map(\.node)
    rolledBack += back.count
    discarded += gone.count
    if !back.isEmpty {
      recorder.record(.rolledBack(NodesEnded(round: round, nodes: back, reason: reason)))
    }
    if !gone.isEmpty {
      recorder.record(.discarded(NodesEnded(round: round, nodes: gone, reason: reason)))
    }
  }
}
