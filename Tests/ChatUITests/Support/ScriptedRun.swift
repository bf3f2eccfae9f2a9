@testable import SpecCore

/// Plays decoding runs with the runtime's own tree and verification over a scripted pair, at temperature 0,
/// and writes the events down: consistent by construction.
struct ScriptedRun {
  /// The target's text, token by token.
  static let words = [
    "Once", " upon", " a", " time", ",", " a", " fox", " nam", "ed", " Mi", "lo", " lived", " near", " the",
    " river", ".", " He", " liked", " to", " read", " old", " maps", " and", " to", " walk", " at", " night",
    ".",
    "\n", "One", " day", " he", " found", " a", " small", " blue", " stone", " that", " glow", "ed", " in",
    " the",
    " dark", ".",
  ]
  static let endToken = Token(words.count)
  private static let wrongWords = [
    " red", " in", " house", " was", " she", " bird", " far", " under", " so", "ing",
  ]

  var parameters: DecodingParameters
  var maxTokens = 64
  /// Share of positions at which the draft's best guess is the target's token.
  var agreement = 0.75
  var pair = "starter"
  var seed: UInt64 = 1
  /// Changes to announce before a round.
  var changes: [Int: DecodingParameters] = [:]
  /// Said instead of the words, token by token.
  var texts: [String] = []

  private(set) var events: [TimedEvent] = []
  private var tree = DraftTree()
  private var time = 0.0
  private var round = 0
  private var nextNode = 1
  private var nextOwn = -1
  private var committed: [Token] = []
  private var forwards: [Lane: Int] = [:]
  private var random: SeededUniforms
  private var draftedSince = 0
  private var lateFates: [DraftFate] = []
  private var fold = MetricsFold()

  init(_ parameters: DecodingParameters = DecodingParameters(mode: .specbranch), seed: UInt64 = 1) {
    self.parameters = parameters
    self.seed = seed
    random = SeededUniforms(seed: seed, stream: 9)
  }

  static func text(_ token: Token) -> String {
    if token == endToken { return "<|im_end|>" }
    if token < endToken { return words[Int(token)] }
    return wrongWords[Int(token - endToken - 1) % wrongWords.count]
  }

  private func text(_ token: Token) -> String {
    texts.isEmpty || token == Self.endToken ? Self.text(token) : texts[Int(token) % texts.count]
  }

  // MARK: The run

  /// The events of a whole reply.
  mutating func reply(promptTokens: Int = 12) -> [TimedEvent] {
    emit(
      .runStarted(
        RunStarted(
          program: "specbranch", pair: pair, seed: seed, parameters: parameters, promptTokens: promptTokens,
          cachedTargetTokens: 0, cachedDraftTokens: 0, maxTokens: maxTokens, contextLength: 512)))
    for lane in Lane.allCases {
      emit(.promptProgress(PromptProgress(lane: lane, done: promptTokens, total: promptTokens)))
    }
    var end = ReplyEnd(
      maxTokens: maxTokens, stopStrings: [], endOfGeneration: { $0 == Self.endToken },
      bytes: { [self] in $0 == Self.endToken ? [] : Array(text($0).utf8) })
    var finish: FinishReason?
    while finish == nil { finish = playRound(&end) }
    emit(
      .runFinished(
        RunFinished(finish: finish ?? .stop, remainingText: end.remainingText(), metrics: fold.metrics)))
    return events
  }

  private mutating func emit(_ event: DecodingEvent) {
    let timed = TimedEvent(time: time, event: event)
    fold.apply(timed)
    events.append(timed)
  }

  private mutating func playRound(_ end: inout ReplyEnd) -> FinishReason? {
    round += 1
    if let change = changes[round] {
      parameters = change
      emit(.parametersChanged(ParametersChanged(round: round, parameters: change)))
    }
    if parameters.mode != .autoregressive, tree.pending.isEmpty { draftChain() }
    let chain = tree.chain
    let target = start(.target, .verification, tokens: chain.count + 1, sequences: 1)
    if parameters.mode == .specbranch { growBranches() }
    finish(target, lasting: 0.04)
    return verify(chain, &end)
  }

  // MARK: Drafting

  private mutating func draftChain() {
    let forward = start(.draft, .chain, tokens: 1, sequences: 1)
    var chain: [NodeID] = []
    var parent = tree.root
    while chain.count < parameters.draftLength {
      let drawn = draft(after: chain.compactMap { tree[$0]?.token })
      if parameters.mode == .specbranch, drawn.confidence < parameters.confidenceThreshold { break }
      let node = makeNode(
        parent: parent, rank: 0, path: chain.count, drawnFrom: drawn, token: drawn.ranked[0].token)
      _ = tree.add(node)
      extend([node])
      chain.append(node.id)
      parent = node.id
    }
    tree.setChain(chain)
    finish(forward, lasting: 0.004 * Double(max(chain.count, 1)))
  }

  private mutating func growBranches() {
    let chainTokens = tree.chain.compactMap { tree[$0]?.token }
    let parent = tree.chain.last ?? tree.root
    let carried = tree.children(of: parent).first
    let drawn = carried?.drawnFrom ?? draft(after: chainTokens)
    let count = max(1, Int(Double(parameters.branchCount) * (1 - drawn.confidence)))
    let forward = start(.draft, .branches, tokens: count, sequences: count)
    var tips: [(id: NodeID, path: [Token])] = []
    for (rank, token) in drawn.ranked.prefix(count).map(\.token).enumerated() {
      let isCarried = rank == 0 && carried != nil
      let node =
        isCarried
        ? carried!
        : makeNode(parent: parent, rank: rank, path: chainTokens.count, drawnFrom: drawn, token: token)
      if !isCarried {
        _ = tree.add(node)
        draftedSince += 1
      }
      emit(
        .branchOpened(
          BranchOpened(
            round: round, branchCount: count, confidence: drawn.confidence,
            candidate: DraftedToken(node, text: text(node.token)), carriedOver: isCarried)))
      let line = tree.topRankedLine(from: node.id)
      tips.append((line.last?.id ?? node.id, chainTokens + [node.token] + line.map(\.token)))
    }
    for _ in 0..<3 { tips = grow(tips) }
    finish(forward, lasting: 0.02)
  }

  private mutating func grow(_ tips: [(id: NodeID, path: [Token])]) -> [(id: NodeID, path: [Token])] {
    var step: [DraftNode] = []
    let grown = tips.map { tip in
      let drawn = draft(after: tip.path)
      let node = makeNode(
        parent: tip.id, rank: 0, path: tip.path.count, drawnFrom: drawn, token: drawn.ranked[0].token)
      _ = tree.add(node)
      step.append(node)
      return (id: node.id, path: tip.path + [node.token])
    }
    extend(step)
    time += 0.004
    return grown
  }

  private mutating func extend(_ nodes: [DraftNode]) {
    draftedSince += nodes.count
    emit(
      .draftExtended(
        DraftExtended(round: round, tokens: nodes.map { DraftedToken($0, text: text($0.token)) })))
  }

  private mutating func makeNode(
    parent: NodeID, rank: Int, path: Int, drawnFrom: DraftDistribution, token: Token
  ) -> DraftNode {
    defer { nextNode += 1 }
    return DraftNode(
      id: NodeID(nextNode), parent: parent, rank: rank, position: committed.count + path, token: token,
      drawnFrom: drawnFrom)
  }

  /// The draft's guess after the committed tokens and a path of its own.
  private mutating func draft(after path: [Token]) -> DraftDistribution {
    let truth = targetToken(at: committed.count + path.count)
    let onTrack = (committed + path).enumerated().allSatisfy { $1 == targetToken(at: $0) }
    let confidence = 0.2 + 0.78 * random.next()
    let wrong = (0..<15).map { Self.endToken + 1 + Token((Int(random.next() * 10) + $0) % 10 + 10 * $0) }
    let agrees = onTrack && random.next() < max(agreement, confidence)
    var tokens = agrees ? [truth] + wrong : wrong
    if onTrack, !agrees, random.next() < 0.7 { tokens.insert(truth, at: 1) }
    let rest = 1 - confidence
    return DraftDistribution(
      ranked: tokens.prefix(16).enumerated().map { rank, token in
        RankedToken(
          token: token,
          probability: rank == 0 ? confidence : min(rest * 0.5, confidence) / Double(rank * rank))
      })
  }

  private func targetToken(at position: Int) -> Token {
    position < Self.words.count ? Token(position) : Self.endToken
  }

  // MARK: Verifying

  private mutating func verify(_ chain: [NodeID], _ end: inout ReplyEnd) -> FinishReason? {
    let start = committed.count
    let opened = chain.isEmpty && tree.children(of: tree.root).isEmpty ? 0 : openBranches(after: chain)
    let truth = (0...chain.count).map { targetToken(at: start + $0) }
    let walk = TreeVerification.walk(
      &tree,
      targetDistribution: { row, _ in Distribution(certain: truth[row]) },
      explainingBy: { row, _ in Self.likelihoods(truth[row]) },
      nextOwnNode: NodeID(nextOwn), end: &end, uniforms: &random)
    nextOwn -= 1
    for step in walk.steps {
      for (candidate, judgement) in zip(step.candidates, step.ruling.judgements) {
        emit(
          .verdict(
            VerdictGiven(
              round: round, node: candidate, text: text(candidate.token), judgement: judgement)))
      }
      guard let background = step.background else { continue }
      emit(.judgementExplained(JudgementExplained(round: round, step, background, text: text)))
    }
    committed += walk.committed.map(\.token)
    let entries = walk.committed.map {
      Committed.Entry(node: $0.node, token: $0.token, text: text($0.token), origin: $0.origin)
    }
    emit(.committed(Committed(round: round, tokens: entries, releasedText: end.releasedText())))
    var fates = walk.fates
    var kept = 0
    if let survivor = walk.survivor {
      let line = tree.topRankedLine(from: survivor)
      kept = line.prefix { $0.drawnFrom.confidence >= parameters.confidenceThreshold }.count
      tree.setChain(line.prefix(kept).map(\.id))
      // Some of the trimmed tokens stay as candidates, some do not.
      if kept < line.count, round % 3 == 0 { fates += tree.end(line[kept].id, topRanked: false) }
    }
    finishRound(walk, fates, chain: chain, opened: opened, kept: kept)
    if walk.finish == nil { lateStep(walk.fates) }
    return walk.finish
  }

  /// What the target's logits say where it is certain of a token.
  private static func likelihoods(_ truth: Token) -> [RankedToken] {
    [RankedToken(token: truth, probability: 0.71), RankedToken(token: endToken + 1, probability: 0.12)]
  }

  private func openBranches(after chain: [NodeID]) -> Int { tree.children(of: chain.last ?? tree.root).count }

  /// A step that was in flight when the verdict came, on a branch that has ended: told with the next round.
  private mutating func lateStep(_ fates: [NodeFate]) {
    guard round % 4 == 2, let ended = fates.last(where: { $0.fate != .accepted }) else { return }
    let drawn = draft(after: [])
    let node = makeNode(parent: ended.node, rank: 0, path: 2, drawnFrom: drawn, token: drawn.ranked[0].token)
    let fate = tree.add(node)
    round += 1
    extend([node])
    let end = NodesEnded(round: round, nodes: [node.id], reason: .rejected)
    emit(fate == .rolledBack ? .rolledBack(end) : .discarded(end))
    round -= 1
    lateFates = [fate]
  }

  private mutating func finishRound(
    _ walk: TreeVerification, _ fates: [NodeFate], chain: [NodeID], opened: Int, kept: Int
  ) {
    let rolledBack = fates.filter { $0.fate == .rolledBack }.map(\.node)
    let discarded = fates.filter { $0.fate == .discarded }.map(\.node)
    let reason: NodesEnded.Reason = walk.finish == nil ? .rejected : .replyEnded
    if !rolledBack.isEmpty {
      emit(.rolledBack(NodesEnded(round: round, nodes: rolledBack, reason: .rejected)))
    }
    if !discarded.isEmpty { emit(.discarded(NodesEnded(round: round, nodes: discarded, reason: reason))) }
    emit(
      .roundFinished(
        RoundFinished(
          round: round, mode: parameters.mode, draftLength: chain.count,
          acceptedLength: walk.committed.count { $0.origin == .draft },
          confidenceThreshold: parameters.confidenceThreshold, draftLengthLimit: parameters.draftLength,
          branchCount: opened, drafted: draftedSince, rolledBack: rolledBack.count + late(.rolledBack),
          discarded: discarded.count + late(.discarded),
          committed: walk.committed.count, posteriorClass: walk.survivor == nil ? nil : 1,
          nextDraftLength: kept)))
    draftedSince = 0
    lateFates = []
  }

  private func late(_ fate: DraftFate) -> Int { lateFates.count { $0 == fate } }

  // MARK: Forwards

  private mutating func start(
    _ lane: Lane, _ kind: ForwardKind, tokens: Int, sequences: Int
  ) -> ForwardStarted {
    forwards[lane, default: 0] += 1
    let forward = ForwardStarted(
      lane: lane, forward: forwards[lane] ?? 1, round: round, kind: kind, tokens: tokens, sequences: sequences
    )
    emit(.forwardStarted(forward))
    return forward
  }

  private mutating func finish(_ forward: ForwardStarted, lasting seconds: Double) {
    time += seconds
    emit(
      .forwardFinished(
        ForwardFinished(
          forward, computeS: seconds, durationS: seconds, emulated: parameters.emulation != nil,
          completed: true)
      ))
  }
}

extension TreeVerification {
  /// Every fate that the walk decided.
  fileprivate var fates: [NodeFate] {
    committed.filter { $0.node.isDrafted }.map { NodeFate(node: $0.node, fate: .accepted) } + lost + unused
  }
}
