/// Verification: a walk down the draft tree, from the last committed token, by the target's distributions.
///
/// At each token the target evaluated, its children are judged together by `CandidateRule`. The walk
/// follows the accepted child and stops at a rejection, at a token the target has not evaluated, or at
/// the end of the reply.
public struct TreeVerification: Sendable {
  /// What one visited token's children were judged to be.
  public struct Step: Sendable {
    /// The children, by rank, as far as they were judged.
    public let candidates: [DraftNode]
    public let ruling: CandidateRule.Ruling
    public let committed: CommittedToken
    /// What people may want to know of it, where that was asked for.
    public let background: JudgementBackground?
  }

  public private(set) var steps: [Step] = []
  /// The nodes that lost: rejected, drafted after a rejected one, or in another branch.
  public private(set) var lost: [NodeFate] = []
  /// The nodes that the end of the reply left unused.
  public private(set) var unused: [NodeFate] = []
  /// Why the reply ended within the walk.
  public private(set) var finish: FinishReason?

  public var committed: [CommittedToken] { steps.map(\.committed) }

  /// Whether the token committed last is a branch's: then its continuation is still pending.
  public var survivor: NodeID? {
    finish == nil && steps.last?.committed.origin == .branch ? steps.last?.committed.node : nil
  }

  /// Walks `tree` and takes the decided nodes out of it.
  ///
  /// - Parameters:
  ///   - targetDistribution: p after the given number of accepted chain tokens, given those tokens.
  ///   - likelihoods: asks for the steps' background: the target's likeliest tokens in that row, by its
  ///     logits. It is read off what was judged, so that it changes nothing.
  ///   - nextOwnNode: the id for a token of the target's own.
  ///   - end: told each committed token; says when the reply ends.
  public static func walk(
    _ tree: inout DraftTree,
    targetDistribution: (_ row: Int, _ accepted: [Token]) -> Distribution,
    explainingBy likelihoods: ((_ row: Int, _ accepted: [Token]) -> [RankedToken])? = nil,
    nextOwnNode: NodeID,
    end: inout ReplyEnd,
    uniforms: inout some UniformSource
  ) -> TreeVerification {
    var result = TreeVerification()
    let chain = tree.chain
    var accepted: [Token] = []
    for row in 0...chain.count {
      let cursor = row == 0 ? tree.root : chain[row - 1]
      let children = tree.children(of: cursor)
      let target = targetDistribution(row, accepted)
      let ruling = judge(children, target: target, uniforms: &uniforms)
      let chosen = ruling.acceptedIndex.map { children[$0] }
      let inChain = chosen.map { row < chain.count && chain[row] == $0.id } ?? false
      let origin = origin(
        acceptedInChain: inChain, acceptedBranch: chosen != nil, judged: !children.isEmpty,
        drafted: !chain.isEmpty)
      let background = likelihoods.map {
        JudgementBackground(
          children, target: target, likelihoods: target.isCertain ? $0(row, accepted) : [])
      }
      result.steps.append(
        Step(
          candidates: Array(children.prefix(ruling.judgements.count)), ruling: ruling,
          committed: CommittedToken(node: chosen?.id ?? nextOwnNode, token: ruling.token, origin: origin),
          background: background))
      result.endLosers(children, survivor: chosen, in: &tree)
      accepted.append(ruling.token)
      result.finish = end.accept(ruling.token)
      if !inChain || result.finish != nil { break }
    }
    result.close(&tree)
    return result
  }

  private static func judge(
    _ children: [DraftNode], target: Distribution, uniforms: inout some UniformSource
  ) -> CandidateRule.Ruling {
    guard let first = children.first else {
      return CandidateRule.sampleTarget(target, uniforms: &uniforms)
    }
    return CandidateRule.judge(
      children.map(\.token), drawnFrom: first.drawnFrom, target: target, uniforms: &uniforms)
  }

  private static func origin(
    acceptedInChain: Bool, acceptedBranch: Bool, judged: Bool, drafted: Bool
  ) -> TokenOrigin {
    if acceptedInChain { return .draft }
    if acceptedBranch { return .branch }
    if judged { return .correction }
    return drafted ? .bonus : .target
  }

  private mutating func endLosers(
    _ children: [DraftNode], survivor: DraftNode?, in tree: inout DraftTree
  ) {
    for child in children where child.id != survivor?.id {
      lost += tree.end(child.id, topRanked: child.rank == 0)
    }
    if let survivor { tree.accept(survivor.id) }
  }

  /// Hangs the tree from the last committed token; after the reply's end nothing stays pending.
  private mutating func close(_ tree: inout DraftTree) {
    guard let last = steps.last?.committed else { return }
    tree.reroot(last.node)
    if finish != nil { unused = tree.discardAll() }
  }
}

/// A token of the reply.
public struct CommittedToken: Sendable, Equatable {
  public let node: NodeID
  public let token: Token
  public let origin: TokenOrigin

  public init(node: NodeID, token: Token, origin: TokenOrigin) {
    self.node = node
    self.token = token
    self.origin = origin
  }
}
