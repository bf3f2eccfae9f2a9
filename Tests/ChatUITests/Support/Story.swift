import SpecCore

@testable import ChatUI

/// Writes events by hand, for drawings that can be read beside them.
struct Story {
  private(set) var events: [DecodingEvent] = []
  private let round: Int

  init(round: Int = 1, draftLength: Int = 4) {
    self.round = round
    guard round == 1 else { return }
    let parameters = DecodingParameters(mode: .specbranch, draftLength: draftLength, branchCount: 4)
    events.append(
      .runStarted(
        RunStarted(
          program: "specbranch", pair: "starter", seed: 1, parameters: parameters, promptTokens: 9,
          cachedTargetTokens: 0, cachedDraftTokens: 0, maxTokens: 64, contextLength: 512)))
  }

  private func drafted(_ node: Int, after parent: Int, rank: Int, _ text: String, _ q: Double) -> DraftedToken
  {
    let ranked = [RankedToken(token: Token(node), probability: q)]
    return DraftedToken(
      DraftNode(
        id: NodeID(node), parent: NodeID(parent), rank: rank, position: node, token: Token(node),
        drawnFrom: DraftDistribution(ranked: ranked)),
      text: text)
  }

  mutating func draft(_ node: Int, after parent: Int, _ text: String, _ q: Double = 0.9) {
    events.append(
      .draftExtended(DraftExtended(round: round, tokens: [drafted(node, after: parent, rank: 0, text, q)])))
  }

  mutating func verify(_ tokens: Int) {
    events.append(
      .forwardStarted(
        ForwardStarted(
          lane: .target, forward: round, round: round, kind: .verification, tokens: tokens, sequences: 1)))
  }

  mutating func branch(
    _ node: Int, after parent: Int, rank: Int, of count: Int, _ text: String, _ q: Double, max: Double
  ) {
    events.append(
      .branchOpened(
        BranchOpened(
          round: round, branchCount: count, confidence: max,
          candidate: drafted(node, after: parent, rank: rank, text, q), carriedOver: false)))
  }

  mutating func commit(_ tokens: (Int, String, TokenOrigin)...) {
    let entries = tokens.map { Committed.Entry(node: NodeID($0.0), token: 1, text: $0.1, origin: $0.2) }
    events.append(
      .committed(Committed(round: round, tokens: entries, releasedText: entries.map(\.text).joined())))
  }

  mutating func reject(_ node: Int, _ text: String) {
    let ranked = [RankedToken(token: Token(node), probability: 0.9)]
    let draftNode = DraftNode(
      id: NodeID(node), parent: .prompt, rank: 0, position: node, token: Token(node),
      drawnFrom: DraftDistribution(ranked: ranked))
    var uniforms = RecordedUniforms([0.5])
    let ruling = CandidateRule.judge(
      [Token(node)], drawnFrom: draftNode.drawnFrom, target: Distribution(certain: 9999), uniforms: &uniforms)
    events.append(
      .verdict(VerdictGiven(round: round, node: draftNode, text: text, judgement: ruling.judgements[0])))
  }

  mutating func rollBack(_ nodes: Int...) {
    events.append(.rolledBack(NodesEnded(round: round, nodes: nodes.map { NodeID($0) }, reason: .rejected)))
  }

  mutating func discard(_ nodes: Int..., because reason: NodesEnded.Reason = .lostBranch) {
    events.append(.discarded(NodesEnded(round: round, nodes: nodes.map { NodeID($0) }, reason: reason)))
  }

  mutating func end() {
    events.append(.runFinished(RunFinished(finish: .stop, remainingText: "", metrics: DecodingMetrics())))
  }

  mutating func finish(drafted: Int, accepted: Int, next: Int = 0, limit: Int = 4, branches: Int = 0) {
    events.append(
      .roundFinished(
        RoundFinished(
          round: round, mode: .specbranch, draftLength: drafted, acceptedLength: accepted,
          confidenceThreshold: 0.4, draftLengthLimit: limit, branchCount: branches, drafted: 0, rolledBack: 0,
          discarded: 0, committed: accepted + 1, posteriorClass: nil, nextDraftLength: next)))
  }
}
