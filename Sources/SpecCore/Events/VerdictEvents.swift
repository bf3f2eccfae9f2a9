/// The target's judgement of one drafted token.
public struct VerdictGiven: Codable, Sendable, Equatable {
  public var round: Int
  public var node: NodeID
  public var rank: Int
  public var token: Token
  public var text: String
  public var rule: DrawMethod
  /// p and q as they were when it was judged; the draw it was compared with; the result.
  public var p: Double
  public var q: Double
  public var uniform: Double
  public var accepted: Bool

  public init(
    round: Int, node: DraftNode, text: String, judgement: CandidateRule.Judgement
  ) {
    self.round = round
    self.node = node.id
    rank = node.rank
    token = node.token
    self.text = text
    rule = node.drawnFrom.draw
    p = judgement.targetProbability
    q = judgement.draftProbability
    uniform = judgement.uniform
    accepted = judgement.accepted
  }
}

/// Tokens that are now part of the reply.
public struct Committed: Codable, Sendable, Equatable {
  public struct Entry: Codable, Sendable, Equatable {
    public var node: NodeID
    public var token: Token
    /// The token's text for display, and where it came from.
    public var text: String
    public var origin: TokenOrigin

    public init(node: NodeID, token: Token, text: String, origin: TokenOrigin) {
      self.node = node
      self.token = token
      self.text = text
      self.origin = origin
    }
  }

  public var round: Int
  public var tokens: [Entry]
  /// Text that is certain to be part of the reply since the last event: whole characters only, nothing
  /// that may still become a stop string.
  public var releasedText: String

  public init(round: Int, tokens: [Entry], releasedText: String) {
    self.round = round
    self.tokens = tokens
    self.releasedText = releasedText
  }
}

/// Drafted tokens that came to nothing.
public struct NodesEnded: Codable, Sendable, Equatable {
  public enum Reason: String, Codable, Sendable {
    /// Rejected, or drafted after a token that was.
    case rejected
    /// Another branch survived, or none.
    case lostBranch = "lost_branch"
    /// The reply ended before them.
    case replyEnded = "reply_ended"
    case cancelled
    /// A change of mode dropped the tree.
    case modeChanged = "mode_changed"
    /// An engine failed.
    case failed
    /// The prediction expected nothing of them, and cut them off whatever they were.
    case posteriorTrim = "posterior_trim"
  }

  public var round: Int
  public var nodes: [NodeID]
  public var reason: Reason

  public init(round: Int, nodes: [NodeID], reason: Reason) {
    self.round = round
    self.nodes = nodes
    self.reason = reason
  }
}

public struct RoundFinished: Codable, Sendable, Equatable {
  /// Counts the run's rounds from 1; a round is one verification by the target.
  public var round: Int
  public var mode: DecodingMode
  /// γ: tokens of the chain that was verified, and how many of them were accepted.
  public var draftLength: Int
  public var acceptedLength: Int
  /// ε and γ_max in force.
  public var confidenceThreshold: Double
  public var draftLengthLimit: Int
  /// k: branches that were open when the verdict came.
  public var branchCount: Int
  /// Tokens drafted since the last round finished, and ended in this one.
  public var drafted: Int
  public var rolledBack: Int
  public var discarded: Int
  public var committed: Int
  /// The posterior class used to cut the survivor's continuation (0 none, 1 up to the first
  /// low-confidence position, 2 all); nil where no branch survived.
  public var posteriorClass: Int?
  /// What the predictor expected of the survivor's continuation, or of what is drafted after a correction,
  /// where it was asked.
  public var posteriorProbabilities: PosteriorProbabilities?
  /// Tokens kept as the next chain.
  public var nextDraftLength: Int

  public init(
    round: Int, mode: DecodingMode, draftLength: Int, acceptedLength: Int, confidenceThreshold: Double,
    draftLengthLimit: Int, branchCount: Int, drafted: Int, rolledBack: Int, discarded: Int,
    committed: Int, posteriorClass: Int?, posteriorProbabilities: PosteriorProbabilities? = nil,
    nextDraftLength: Int
  ) {
    self.round = round
    self.mode = mode
    self.draftLength = draftLength
    self.acceptedLength = acceptedLength
    self.confidenceThreshold = confidenceThreshold
    self.draftLengthLimit = draftLengthLimit
    self.branchCount = branchCount
    self.drafted = drafted
    self.rolledBack = rolledBack
    self.discarded = discarded
    self.committed = committed
    self.posteriorClass = posteriorClass
    self.posteriorProbabilities = posteriorProbabilities
    self.nextDraftLength = nextDraftLength
  }
}
