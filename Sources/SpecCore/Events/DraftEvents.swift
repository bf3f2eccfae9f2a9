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

  public init(
    node: NodeID, parent: NodeID, rank: Int, position: Position, token: Token, text: String,
    probability: Double, confidence: Double, draw: DrawMethod
  ) {
    self.node = node
    self.parent = parent
    self.rank = rank
    self.position = position
    self.token = token
    self.text = text
    self.probability = probability
    self.confidence = confidence
    self.draw = draw
  }

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
