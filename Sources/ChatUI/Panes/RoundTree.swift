import SpecCore

/// A round's draft tree as the events tell it: what was committed before, the chain, the branches.
struct RoundTree: Equatable, Sendable {
  enum Place: Equatable, Sendable {
    /// In the chain that the target verifies.
    case chain
    /// A candidate at the branch point.
    case candidate
    /// Drafted beyond the branch point.
    case continuation
  }

  struct Node: Equatable, Sendable {
    let drafted: DraftedToken
    var place: Place
    var fate = DraftFate.pending
  }

  struct OwnToken: Equatable, Sendable {
    let entry: Committed.Entry
    let after: NodeID
  }

  var round: Int
  /// The last token committed before the round.
  var root: NodeID
  /// The end of the text committed before the round.
  var tail: String
  private(set) var nodes: [NodeID: Node] = [:]
  private var children: [NodeID: [NodeID]] = [:]
  private(set) var candidates: [NodeID] = []
  /// max q and k at the branch point.
  private(set) var branchConfidence = 0.0
  private(set) var branchCount = 0
  /// Whether the target has begun, so that the chain no longer grows.
  private(set) var isVerifying = false
  /// The target's own token, and the token it follows.
  private(set) var own: OwnToken?
  var finished: RoundFinished?

  init(round: Int, root: NodeID, tail: String) {
    self.round = round
    self.root = root
    self.tail = tail
  }

  /// A tree as it was recorded; the nodes by their ids, ascending.
  init(
    round: Int, root: NodeID, tail: String, nodes recorded: [(DraftedToken, Place, DraftFate)],
    candidates: [NodeID], branchConfidence: Double, branchCount: Int, isVerifying: Bool, own: OwnToken?,
    finished: RoundFinished?
  ) {
    self.init(round: round, root: root, tail: tail)
    for (token, place, fate) in recorded { insert(Node(drafted: token, place: place, fate: fate)) }
    self.candidates = candidates
    self.branchConfidence = branchConfidence
    self.branchCount = branchCount
    self.isVerifying = isVerifying
    self.own = own
    self.finished = finished
  }

  // MARK: Growing

  mutating func insert(_ token: DraftedToken) {
    let extendsChain = token.parent == root ? candidates.isEmpty : nodes[token.parent]?.place == .chain
    insert(Node(drafted: token, place: extendsChain && !isVerifying ? .chain : .continuation))
  }

  mutating func open(_ branch: BranchOpened) {
    let id = branch.candidate.node
    if let first = candidates.first, nodes[first]?.drafted.parent != branch.candidate.parent {
      candidates = []
    }
    if nodes[id] == nil { insert(Node(drafted: branch.candidate, place: .candidate)) }
    nodes[id]?.place = .candidate
    if !candidates.contains(id) { candidates.append(id) }
    branchConfidence = branch.confidence
    branchCount = branch.branchCount
  }

  private mutating func insert(_ node: Node) {
    let id = node.drafted.node
    if nodes[id] == nil { children[node.drafted.parent, default: []].append(id) }
    nodes[id] = node
  }

  /// The target begins: the chain is the first `chainLength` tokens.
  mutating func startVerifying(chainLength: Int) {
    isVerifying = true
    for (index, id) in line(from: root).enumerated() where nodes[id]?.place != .candidate {
      nodes[id]?.place = index < chainLength ? .chain : .continuation
    }
  }

  // MARK: Deciding

  /// - Returns: whether the node was pending here.
  @discardableResult
  mutating func decide(_ id: NodeID, _ fate: DraftFate) -> Bool {
    guard nodes[id]?.fate == .pending else { return false }
    nodes[id]?.fate = fate
    return true
  }

  mutating func commitOwn(_ entry: Committed.Entry, after: NodeID) {
    own = OwnToken(entry: entry, after: after)
  }

  /// The tree of the next round: what is still pending, hanging from the last committed token.
  func next(root: NodeID, tail: String, chainLength: Int) -> RoundTree {
    var next = RoundTree(round: round + 1, root: root, tail: tail)
    for node in nodes.values.sorted(by: { $0.drafted.node < $1.drafted.node }) where node.fate == .pending {
      next.insert(Node(drafted: node.drafted, place: .continuation))
    }
    for id in next.line(from: root).prefix(chainLength) { next.nodes[id]?.place = .chain }
    return next
  }

  // MARK: Reading

  /// The nodes from `start` down, following the top-ranked child; `start` left out.
  func line(from start: NodeID) -> [NodeID] {
    var line: [NodeID] = []
    var cursor = start
    while let next = children[cursor]?.min(by: { rank($0) < rank($1) }), line.count <= nodes.count {
      line.append(next)
      cursor = next
    }
    return line
  }

  private func rank(_ id: NodeID) -> Int { nodes[id]?.drafted.rank ?? .max }

  var chain: [Node] { line(from: root).compactMap { nodes[$0] }.prefix { $0.place == .chain }.map { $0 } }

  /// A candidate's continuation.
  func continuation(of candidate: NodeID) -> [Node] { line(from: candidate).compactMap { nodes[$0] } }

  /// Whether the target's own token stands where the branches are, or would be.
  var ownIsAtBranchPoint: Bool {
    guard let own, let first = candidates.first else { return false }
    return nodes[first]?.drafted.parent == own.after
  }
}
