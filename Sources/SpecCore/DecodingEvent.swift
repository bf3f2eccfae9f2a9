/// What the runtime says while it decodes: the only thing that the screen, the trace and the figures see.
///
/// In JSON each event is one object: `event` (the case in snake case), `time_s`, and the payload's fields.
/// `docs/trace-format.md` documents the schema; `RunStarted.schemaVersion` is its version.
public enum DecodingEvent: Sendable, Equatable {
  case runStarted(RunStarted)
  case promptProgress(PromptProgress)
  case forwardStarted(ForwardStarted)
  case forwardFinished(ForwardFinished)
  case draftExtended(DraftExtended)
  case branchOpened(BranchOpened)
  case verdict(VerdictGiven)
  case committed(Committed)
  case rolledBack(NodesEnded)
  case discarded(NodesEnded)
  case roundFinished(RoundFinished)
  case parametersChanged(ParametersChanged)
  case notice(Notice)
  case runFinished(RunFinished)
}

/// An event and when it happened.
public struct TimedEvent: Sendable, Equatable {
  /// Seconds since the run began, by a monotonic clock.
  public let time: Double
  public let event: DecodingEvent

  public init(time: Double, event: DecodingEvent) {
    self.time = time
    self.event = event
  }
}

public struct RunStarted: Codable, Sendable, Equatable {
  /// Version of the event schema; raised when a field changes its meaning or goes away.
  public static let schemaVersion = 1

  public var schemaVersion: Int
  public var program: String
  public var pair: String
  public var seed: UInt64
  public var parameters: DecodingParameters
  /// Tokens of the prompt, those already in the caches included.
  public var promptTokens: Int
  /// Prompt tokens that each cache held already.
  public var cachedTargetTokens: Int
  public var cachedDraftTokens: Int
  /// The most tokens the reply may have.
  public var maxTokens: Int
  public var contextLength: Int

  public init(
    program: String, pair: String, seed: UInt64, parameters: DecodingParameters, promptTokens: Int,
    cachedTargetTokens: Int, cachedDraftTokens: Int, maxTokens: Int, contextLength: Int
  ) {
    self.schemaVersion = Self.schemaVersion
    self.program = program
    self.pair = pair
    self.seed = seed
    self.parameters = parameters
    self.promptTokens = promptTokens
    self.cachedTargetTokens = cachedTargetTokens
    self.cachedDraftTokens = cachedDraftTokens
    self.maxTokens = maxTokens
    self.contextLength = contextLength
  }
}

public struct PromptProgress: Codable, Sendable, Equatable {
  public var lane: Lane
  /// Tokens of this run's prompt evaluated so far, and in all, those cached before not counted.
  public var done: Int
  public var total: Int

  public init(lane: Lane, done: Int, total: Int) {
    self.lane = lane
    self.done = done
    self.total = total
  }
}

public enum ForwardKind: String, Codable, Sendable {
  /// Tokens of the prompt, or committed tokens that a lane has to catch up with.
  case prompt
  /// The draft's work on a chain.
  case chain
  /// The draft's work on branches, beside the target's forward.
  case branches
  /// The target's verification of the last committed token and the chain.
  case verification
}

public struct ForwardStarted: Codable, Sendable, Equatable {
  public var lane: Lane
  /// Counts this lane's forwards in the run, from 1.
  public var forward: Int
  public var round: Int
  public var kind: ForwardKind
  /// Tokens in the batch, and different sequences.
  public var tokens: Int
  public var sequences: Int

  public init(
    lane: Lane, forward: Int, round: Int, kind: ForwardKind, tokens: Int, sequences: Int
  ) {
    self.lane = lane
    self.forward = forward
    self.round = round
    self.kind = kind
    self.tokens = tokens
    self.sequences = sequences
  }
}

public struct ForwardFinished: Codable, Sendable, Equatable {
  public var lane: Lane
  public var forward: Int
  public var round: Int
  public var kind: ForwardKind
  public var tokens: Int
  public var sequences: Int
  /// Seconds of real compute, and from start to end with the emulated wait.
  public var computeS: Double
  public var durationS: Double
  /// Whether the lane waited to look slower than it is.
  public var emulated: Bool

  public init(
    _ start: ForwardStarted, computeS: Double, durationS: Double, emulated: Bool
  ) {
    lane = start.lane
    forward = start.forward
    round = start.round
    kind = start.kind
    tokens = start.tokens
    sequences = start.sequences
    self.computeS = computeS
    self.durationS = durationS
    self.emulated = emulated
  }
}

/// A drafted token, as events and the screen know it.
public struct DraftedToken: Codable, Sendable, Equatable {
  public var node: NodeID
  public var parent: NodeID
  /// 0 for the top-ranked among its siblings.
  public var rank: Int
  public var position: Position
  public var token: Token
  public var text: String
  /// q of the token, and the largest q at its position.
  public var probability: Double
  public var confidence: Double
  public var draw: DrawMethod

  public init(_ node: DraftNode, text: String) {
    self.node = node.id
    parent = node.parent
    rank = node.rank
    position = node.position
    token = node.token
    self.text = text
    probability = node.drawnFrom.probability(of: node.token)
    confidence = node.drawnFrom.confidence
    draw = node.drawnFrom.draw
  }
}

/// Tokens drafted in one step, each the continuation of a chain or of a branch.
public struct DraftExtended: Codable, Sendable, Equatable {
  public var round: Int
  public var tokens: [DraftedToken]

  public init(round: Int, tokens: [DraftedToken]) {
    self.round = round
    self.tokens = tokens
  }
}

/// A candidate at the branch point.
///
/// The candidate of rank 0 may be a token drafted before (`carriedOver`); it then is not a new one.
public struct BranchOpened: Codable, Sendable, Equatable {
  public var round: Int
  /// k, the number of candidates opened together, and max q at the branch point.
  public var branchCount: Int
  public var confidence: Double
  public var candidate: DraftedToken
  public var carriedOver: Bool

  public init(
    round: Int, branchCount: Int, confidence: Double, candidate: DraftedToken, carriedOver: Bool
  ) {
    self.round = round
    self.branchCount = branchCount
    self.confidence = confidence
    self.candidate = candidate
    self.carriedOver = carriedOver
  }
}

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
    /// The cache had no room.
    case noRoom = "no_room"
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
  /// Tokens kept as the next chain.
  public var nextDraftLength: Int

  public init(
    round: Int, mode: DecodingMode, draftLength: Int, acceptedLength: Int, confidenceThreshold: Double,
    draftLengthLimit: Int, branchCount: Int, drafted: Int, rolledBack: Int, discarded: Int,
    committed: Int, posteriorClass: Int?, nextDraftLength: Int
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
    self.nextDraftLength = nextDraftLength
  }
}

public struct ParametersChanged: Codable, Sendable, Equatable {
  /// The first round they apply to.
  public var round: Int
  public var parameters: DecodingParameters

  public init(round: Int, parameters: DecodingParameters) {
    self.round = round
    self.parameters = parameters
  }
}

/// One plain sentence that people should see.
public struct Notice: Codable, Sendable, Equatable {
  public var message: String

  public init(message: String) { self.message = message }
}

public struct RunFinished: Codable, Sendable, Equatable {
  public var finish: FinishReason
  /// Text held back until the end was known.
  public var remainingText: String
  public var metrics: DecodingMetrics

  public init(finish: FinishReason, remainingText: String, metrics: DecodingMetrics) {
    self.finish = finish
    self.remainingText = remainingText
    self.metrics = metrics
  }
}
