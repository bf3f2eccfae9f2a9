public import SpecCore

/// The rounds of a reply on one thread, with verification rules that may be wrong.
///
/// The drafting is the product's own `DraftFrontier`; what the coordinator and `TreeVerification` do is
/// written here once more, so that a wrong rule can take their place without a hook in the product. With
/// the right rules it commits, token for token, what the runtime commits under a fixed schedule.
///
/// Knows the modes `autoregressive`, `speculative` and `specbranch`.
public struct RoundSimulation {
  private let condition: Condition
  private let rules: RoundRules
  private let maxTokens: Int

  private var frontier: DraftFrontier
  private var drafting: RecordingUniforms
  private var verifying: SeededUniforms
  /// Pending nodes by the token they continue; what no line reaches any more is never looked at again.
  private var children: [NodeID: [DraftNode]] = [:]
  private var root = NodeID.prompt
  private var chain: [DraftNode] = []
  private var isFresh = true
  private var parameters: DecodingParameters
  private var untold: [CommittedToken] = []
  private var keepsLines = true
  private var ownNodes = 0
  private var text = ToyLanguage.prompt
  private var rounds: [Int] = []
  /// The uniform that each pending node was drawn with.
  private var drawnWith: [NodeID: Double] = [:]

  /// One reply, and the round in which each of its tokens was committed.
  public static func reply(
    _ condition: Condition, _ rules: RoundRules, seed: UInt64, maxTokens: Int = RuntimeText.replyLength
  ) -> (tokens: [Token], rounds: [Int]) {
    var simulation = RoundSimulation(condition, rules, seed: seed, maxTokens: maxTokens)
    var round = 1
    while simulation.playRound(round) { round += 1 }
    return (Array(simulation.text.dropFirst(ToyLanguage.prompt.count)), simulation.rounds)
  }

  /// The law of at least `tokens` tokens.
  public static func law(_ condition: Condition, _ rules: RoundRules, tokens: Int) -> TextLaw {
    var law = TextLaw(condition)
    var seed: UInt64 = 0
    while law.tokens < tokens {
      let (reply, rounds) = reply(condition, rules, seed: seed)
      law.add(reply, after: ToyLanguage.prompt[1]) { condition.settings(ofRound: rounds[$0]).sampling }
      seed += 1
    }
    return law
  }

  private init(_ condition: Condition, _ rules: RoundRules, seed: UInt64, maxTokens: Int) {
    self.condition = condition
    self.rules = rules
    self.maxTokens = maxTokens
    parameters = condition.settings(ofRound: 1)
    // The streams that the runtime derives from a run's seed.
    drafting = RecordingUniforms(SeededUniforms(seed: seed, stream: 1))
    verifying = SeededUniforms(seed: seed, stream: 2)
    frontier = DraftFrontier(sequenceLimit: 18) { $0 == ToyLanguage.endOfGeneration }
    _ = frontier.begin(
      prompt: ToyLanguage.prompt, positionLimit: ToyLanguage.prompt.count + maxTokens - 1)
    // The lane has read the prompt but its last token.
    if let batch = frontier.nextCatchUpBatch(limit: .max) {
      _ = frontier.receive(batch, [], uniforms: &drafting)
    }
  }

  // MARK: One round

  /// - Returns: whether the reply goes on.
  private mutating func playRound(_ round: Int) -> Bool {
    change(to: condition.settings(ofRound: round))
    if let goal = chainGoal { draftChain(goal) }
    if parameters.mode == .specbranch { growBranches() }
    return verify(round)
  }

  private mutating func change(to next: DecodingParameters) {
    if next.mode != parameters.mode {
      (children, chain, keepsLines, isFresh) = ([:], [], false, true)
    }
    parameters = next
  }

  private var chainGoal: ChainGoal? {
    let threshold = parameters.confidenceThreshold
    switch parameters.mode {
    case .speculative:
      return ChainGoal(limit: parameters.draftLength, stopBelow: parameters.adaptive ? threshold : nil)
    case .specbranch where isFresh: return ChainGoal(limit: parameters.draftLength, stopBelow: threshold)
    default: return nil
    }
  }

  private mutating func draftChain(_ goal: ChainGoal) {
    tellFrontier()
    frontier.grow(goal)
    growSteps(.max)
    chain = topRankedLine(from: root)
  }

  private mutating func growBranches() {
    tellFrontier()
    let goal = BranchGoal(
      chainLength: chain.count, countLimit: parameters.branchCount, lengthLimit: parameters.draftLength,
      stopBelow: parameters.branchStop)
    add(frontier.grow(goal, uniforms: &drafting))
    guard case .fixed(let steps) = parameters.schedule else {
      preconditionFailure("the simulation has no clock")
    }
    growSteps(steps)
  }

  private mutating func tellFrontier() {
    _ = frontier.commit(untold, keepsLines: keepsLines)
    (untold, keepsLines) = ([], true)
  }

  private mutating func growSteps(_ limit: Int) {
    let filter = LogitFilter(parameters.sampling)
    var steps = 0
    while steps < limit, let batch = frontier.nextBatch(limit: 256) {
      let rows = batch.entries.filter(\.wantsLogits).map { entry in
        let context = frontier.context(of: entry.sequence, last: .max)
        return condition.language.draft.logits(context).withUnsafeBufferPointer {
          filter.draftDistribution(of: $0, after: context)
        }
      }
      add(frontier.receive(batch, rows, uniforms: &drafting))
      if !rows.isEmpty { steps += 1 }
    }
  }

  private mutating func add(_ step: DraftStep) {
    let draws = drafting.takeDraws()
    let nodes = (step.opened.map { Array($0.newCandidates) } ?? []) + step.extended
    for (node, draw) in zip(nodes, draws) { drawnWith[node.id] = draw }
    for node in nodes where rules.keeps(node) { children[node.parent, default: []].append(node) }
  }

  private func topRankedLine(from start: NodeID) -> [DraftNode] {
    var line: [DraftNode] = []
    var cursor = start
    while let next = children[cursor]?.min(by: { $0.rank < $1.rank }) {
      line.append(next)
      cursor = next.id
    }
    return line
  }

  // MARK: Verification

  private mutating func verify(_ round: Int) -> Bool {
    var survivor: DraftNode?
    for row in 0...chain.count {
      let cursor = row == 0 ? root : chain[row - 1].id
      let candidates = (children[cursor] ?? []).sorted { $0.rank < $1.rank }
      let (token, accepted) = rules.judge(trial(candidates), &verifying)
      let chosen = accepted.map { candidates[$0] }
      let inChain = chosen != nil && row < chain.count && chain[row].id == chosen?.id
      ownNodes -= 1
      untold.append(
        CommittedToken(
          node: chosen?.id ?? NodeID(ownNodes), token: token, origin: inChain ? .draft : .target))
      text.append(token)
      rounds.append(round)
      let isOver =
        token == ToyLanguage.endOfGeneration || text.count - ToyLanguage.prompt.count >= maxTokens
      if isOver { return false }
      survivor = inChain ? nil : chosen
      if !inChain { break }
    }
    root = untold.last?.node ?? root
    continueSurvivor(survivor)
    return true
  }

  private func trial(_ candidates: [DraftNode]) -> RoundRules.Trial {
    let target = condition.language.target.logits(text).withUnsafeBufferPointer {
      LogitFilter(parameters.sampling).distribution(of: $0, after: text)
    }
    let today = condition.language.draft.logits(text).withUnsafeBufferPointer {
      LogitFilter(parameters.sampling).draftDistribution(of: $0, after: text)
    }
    return RoundRules.Trial(
      candidates: candidates, target: target, todaysDraft: today,
      draftUniforms: candidates.map { drawnWith[$0.id] ?? 0 })
  }

  /// The survivor's continuation up to its first low-confidence position is the next chain.
  private mutating func continueSurvivor(_ survivor: DraftNode?) {
    isFresh = survivor == nil
    guard let survivor else {
      (children, chain) = ([:], [])
      return
    }
    let sure = topRankedLine(from: survivor.id).prefix {
      $0.drawnFrom.confidence >= parameters.confidenceThreshold
    }
    chain = Array(sure.prefix(parameters.draftLength))
  }
}

/// Remembers its draws, for the rule that wrongly uses them twice.
struct RecordingUniforms: UniformSource {
  private var source: SeededUniforms
  private var draws: [Double] = []

  init(_ source: SeededUniforms) { self.source = source }

  mutating func next() -> Double {
    draws.append(source.next())
    return draws[draws.count - 1]
  }

  /// The draws since the last call.
  mutating func takeDraws() -> [Double] {
    defer { draws = [] }
    return draws
  }
}
