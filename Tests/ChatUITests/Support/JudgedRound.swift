@testable import ChatUI
@testable import SpecCore

/// One round judged by the runtime's own rules, from distributions and draws that a test chooses.
struct JudgedRound {
  static let words = [" river", " sea", " lake", " hill", " town"]
  static let (river, sea, lake, hill, town) = (Token(0), Token(1), Token(2), Token(3), Token(4))

  var chain: [Token] = []
  var candidates: [Token] = []
  /// A continuation of the first candidate.
  var continuation: [Token] = []
  /// q of every position, over the words; tokens are taken by rank where `isSampled` is false.
  var draft: [Float] = [0.64, 0.2, 0.1, 0.04, 0.02]
  var isSampled = true
  /// p of every position.
  var target: [Float] = [0.12, 0.71, 0.1, 0.05, 0.02]
  var uniforms: [Double] = []
  var mode = DecodingMode.specbranch
  /// Ends what is left for a reason of this kind.
  var ends: NodesEnded.Reason?
  var posterior: (posteriorClass: Int, expected: PosteriorProbabilities?)?
  var isExplained = true

  private var drawnFrom: DraftDistribution {
    let distribution = Distribution(tokens: nil, weights: draft)
    return isSampled
      ? DraftDistribution(sampled: distribution) : DraftDistribution(ranked: distribution.ranked(5))
  }

  /// The round's record, as the history keeps it; nodes count from 1 in the order chain, candidates,
  /// continuation.
  func record() -> RoundRecord {
    var (history, trees) = (RoundHistory(), BranchesPane.State())
    for event in events() {
      trees.update(event)
      history.update(TimedEvent(time: 0, event: event), trees: trees)
    }
    return history.rounds[0]
  }

  func events() -> [DecodingEvent] {
    var parameters = DecodingParameters(mode: mode, branchCount: 4)
    parameters.sampling.temperature = isSampled ? 0.8 : 0
    var events: [DecodingEvent] = [
      .runStarted(
        RunStarted(
          program: "test", pair: "toy", seed: 1, parameters: parameters, promptTokens: 3,
          cachedTargetTokens: 0, cachedDraftTokens: 0, maxTokens: 8, contextLength: 64))
    ]
    var tree = DraftTree()
    let line = grow(&tree, &events)
    events.append(
      .forwardStarted(
        ForwardStarted(
          lane: .target, forward: 1, round: 1, kind: .verification, tokens: line.count + 1, sequences: 1)))
    open(after: line.last ?? .prompt, &tree, &events)
    judge(&tree, chain: line, &events)
    return events
  }

  private func node(_ id: Int, _ parent: NodeID, _ token: Token, rank: Int = 0) -> DraftNode {
    DraftNode(
      id: NodeID(id), parent: parent, rank: rank, position: id, token: token, drawnFrom: drawnFrom)
  }

  private func told(_ node: DraftNode) -> DraftedToken {
    DraftedToken(node, text: Self.words[Int(node.token)])
  }

  private func grow(_ tree: inout DraftTree, _ events: inout [DecodingEvent]) -> [NodeID] {
    var line: [NodeID] = []
    for (index, token) in chain.enumerated() {
      let node = node(index + 1, line.last ?? .prompt, token)
      _ = tree.add(node)
      events.append(.draftExtended(DraftExtended(round: 1, tokens: [told(node)])))
      line.append(node.id)
    }
    tree.setChain(line)
    return line
  }

  private func open(after parent: NodeID, _ tree: inout DraftTree, _ events: inout [DecodingEvent]) {
    for (rank, token) in candidates.enumerated() {
      let node = node(chain.count + 1 + rank, parent, token, rank: rank)
      _ = tree.add(node)
      events.append(
        .branchOpened(
          BranchOpened(
            round: 1, branchCount: candidates.count, confidence: drawnFrom.confidence,
            candidate: told(node), carriedOver: false)))
    }
    var parent = NodeID(chain.count + 1)
    for (index, token) in continuation.enumerated() {
      let node = node(chain.count + candidates.count + 1 + index, parent, token)
      _ = tree.add(node)
      events.append(.draftExtended(DraftExtended(round: 1, tokens: [told(node)])))
      parent = node.id
    }
  }

  private func judge(_ tree: inout DraftTree, chain: [NodeID], _ events: inout [DecodingEvent]) {
    let p = Distribution(tokens: nil, weights: target)
    let likeliest = p.ranked(5)
    var end = ReplyEnd(
      maxTokens: 8, stopStrings: [], endOfGeneration: { _ in false }, bytes: { _ in [] })
    var draws = RecordedUniforms(uniforms)
    let walk = TreeVerification.walk(
      &tree, targetDistribution: { _, _ in isSampled ? p : Distribution(certain: likeliest[0].token) },
      explainingBy: isExplained ? { _, _ in likeliest } : nil, nextOwnNode: NodeID(-1), end: &end,
      uniforms: &draws)
    for step in walk.steps {
      for (node, judgement) in zip(step.candidates, step.ruling.judgements) {
        events.append(
          .verdict(
            VerdictGiven(round: 1, node: node, text: Self.words[Int(node.token)], judgement: judgement)))
      }
      guard let background = step.background else { continue }
      events.append(
        .judgementExplained(
          JudgementExplained(round: 1, step, background, text: { Self.words[Int($0)] })))
    }
    let entries = walk.committed.map {
      Committed.Entry(node: $0.node, token: $0.token, text: Self.words[Int($0.token)], origin: $0.origin)
    }
    events.append(
      .committed(Committed(round: 1, tokens: entries, releasedText: entries.map(\.text).joined())))
    tell(walk.lost, walk.steps.count > chain.count ? .lostBranch : .rejected, &events)
    if let ends { tell(tree.discardAll(), ends, &events) }
    finish(walk, chain, &events)
  }

  private func tell(_ fates: [NodeFate], _ reason: NodesEnded.Reason, _ events: inout [DecodingEvent]) {
    let back = fates.filter { $0.fate == .rolledBack }.map(\.node)
    let gone = fates.filter { $0.fate == .discarded }.map(\.node)
    if !back.isEmpty { events.append(.rolledBack(NodesEnded(round: 1, nodes: back, reason: reason))) }
    if !gone.isEmpty { events.append(.discarded(NodesEnded(round: 1, nodes: gone, reason: reason))) }
  }

  private func finish(_ walk: TreeVerification, _ chain: [NodeID], _ events: inout [DecodingEvent]) {
    events.append(
      .roundFinished(
        RoundFinished(
          round: 1, mode: mode, draftLength: chain.count,
          acceptedLength: walk.committed.count { $0.origin == .draft }, confidenceThreshold: 0.4,
          draftLengthLimit: 8, branchCount: candidates.count, drafted: 0, rolledBack: 0, discarded: 0,
          committed: walk.committed.count, posteriorClass: posterior?.posteriorClass,
          posteriorProbabilities: posterior?.expected, nextDraftLength: 0)))
  }
}
