import SpecCore
import TerminalCore

/// What the record of a round knows about one of its tokens.
struct WhyFacts {
  enum Outcome: Equatable {
    /// Committed by the target's forward, with its origin.
    case committed(TokenOrigin)
    case ended(DraftFate, NodesEnded.Reason?)
    case pending
  }

  let record: RoundRecord
  let node: NodeID
  let tree: RoundTree?

  init(_ record: RoundRecord, node: NodeID) {
    self.record = record
    self.node = node
    tree = record.tree?.tree
  }

  var drafted: DraftedToken? { tree?.nodes[node]?.drafted }

  var outcome: Outcome {
    if let entry { return .committed(entry.origin) }
    if let reason = record.reasons[node] { return .ended(fate ?? .discarded, reason) }
    if let fate, fate != .pending { return .ended(fate, nil) }
    return .pending
  }

  private var fate: DraftFate? { tree?.nodes[node]?.fate }
  private var entry: Committed.Entry? { record.committed.first { $0.node == node } }

  var verdict: VerdictGiven? { verdict(of: node) }

  func verdict(of node: NodeID) -> VerdictGiven? { record.verdicts.first { $0.node == node } }

  /// The token whose judgement decided this one: itself, or one before it that fell; nil where no judgement
  /// did.
  var decided: NodeID? {
    switch outcome {
    case .pending: return nil
    case .ended(_, let reason) where reason != .rejected && reason != .lostBranch && reason != nil: return nil
    default: break
    }
    var cursor = node
    while verdict(of: cursor) == nil, let drafted = tree?.nodes[cursor] {
      // A branch that nobody had to look at any more.
      if drafted.place == .candidate, rejectedInChain == nil { break }
      guard tree?.nodes[drafted.drafted.parent] != nil else { break }
      cursor = drafted.drafted.parent
    }
    return cursor
  }

  var rejectedInChain: VerdictGiven? {
    record.verdicts.first { verdict in
      !verdict.accepted && !(tree?.candidates.contains(verdict.node) ?? false)
    }
  }

  /// What both models thought of the position at which the token was decided.
  var explanation: JudgementExplained? {
    guard let decided else { return nil }
    return record.explanations.first { $0.committed == decided || $0.judged.contains(decided) }
      ?? branchPointExplanation(decided)
  }

  /// That of the branch point, for a branch that was not judged any more.
  private func branchPointExplanation(_ candidate: NodeID) -> JudgementExplained? {
    guard let tree, tree.candidates.contains(candidate) else { return nil }
    return record.explanations.first { $0.judged.contains { tree.candidates.contains($0) } }
  }

  /// The verdicts given at that position, in order.
  var judged: [VerdictGiven] {
    if let explanation { return explanation.judged.compactMap { verdict(of: $0) } }
    return decided.flatMap { verdict(of: $0) }.map { [$0] } ?? []
  }

  /// The branch that survived, and the target's own token of the round.
  var survivingRival: Committed.Entry? { record.committed.last { $0.origin == .branch } }
  var replacement: Committed.Entry? { record.committed.last { !$0.node.isDrafted } }

  /// The committed token at the position where `node` was judged.
  var committedThere: Committed.Entry? {
    guard let explanation else { return survivingRival ?? replacement }
    return record.committed.first { $0.node == explanation.committed }
  }

  /// How many drafted tokens waited where the token was decided.
  var candidateCount: Int {
    if let explanation { return explanation.candidateCount }
    guard let tree, let decided, tree.candidates.contains(decided) else { return verdict == nil ? 0 : 1 }
    return tree.candidates.count
  }

  var isGreedy: Bool { record.parameters.sampling.isGreedy }

  /// The target's probability of a token at the explained position, as p or, where p is certain, by its
  /// logits; nil where it was not among the likeliest.
  func likelihood(_ token: Token) -> Double? {
    let ranking = explanation?.targetLikelihoods ?? explanation?.target
    return ranking?.first { $0.token == token }?.probability
  }

  // MARK: Words

  /// The token's text in quotes, with what cannot be seen made visible.
  func quoted(_ node: NodeID) -> String { Self.quoted(text(node)) }

  /// Its spaces hold it together in a line; `withPlainSpaces` makes them ordinary ones.
  static func quoted(_ text: String) -> String {
    "'\(DisplayWidth.visible(text).replacing(" ", with: noBreakSpace))'"
  }

  fileprivate static let noBreakSpace = "\u{a0}"

  private func text(_ node: NodeID) -> String {
    tree?.nodes[node]?.drafted.text ?? record.committed.first { $0.node == node }?.text
      ?? verdict(of: node)?.text ?? "?"
  }
}

extension String {
  var withPlainSpaces: String { replacing(WhyFacts.noBreakSpace, with: " ") }
}
