/// Everything drafted and not yet decided, hanging from the last committed token.
///
/// A chain with branches at its end is one shape of it; the first token of each continuation is a
/// candidate of its parent's children. Policies decide where the tree grows and how much of it the
/// target verifies; verification walks it.
public struct DraftTree: Sendable {
  /// The last committed token.
  public private(set) var root = NodeID.prompt
  /// The pending nodes that the target verifies next, each the child of the one before.
  public private(set) var chain: [NodeID] = []

  private var nodes: [NodeID: DraftNode] = [:]
  private var childIDs: [NodeID: [NodeID]] = [:]
  /// Fates decided since the last two tokens committed last, for children that a step in flight still adds.
  private var decided: [NodeID: DraftFate] = [:]
  private var decidedBefore: [NodeID: DraftFate] = [:]

  public init() {}

  public subscript(id: NodeID) -> DraftNode? { nodes[id] }

  /// Every pending node, in drafting order.
  public var pending: [NodeID] { nodes.keys.sorted() }

  /// Pending children of a token, by rank.
  public func children(of parent: NodeID) -> [DraftNode] {
    (childIDs[parent] ?? []).compactMap { nodes[$0] }.sorted { $0.rank < $1.rank }
  }

  /// The single line of pending nodes from `start` down, following the top-ranked child.
  public func topRankedLine(from start: NodeID) -> [DraftNode] {
    var line: [DraftNode] = []
    var cursor = start
    while let next = children(of: cursor).first {
      line.append(next)
      cursor = next.id
    }
    return line
  }

  /// Adds a node just drafted.
  ///
  /// The parent may have been decided while the step was in flight. A child of one that lost shares its
  /// fate; a child of one that was accepted and passed by is a loser of the verdict on that place.
  /// - Returns: that fate, or `.pending`.
  public mutating func add(_ node: DraftNode) -> DraftFate {
    let fate = fateOnArrival(node)
    guard fate == .pending else {
      decided[node.id] = fate
      return fate
    }
    nodes[node.id] = node
    childIDs[node.parent, default: []].append(node.id)
    return .pending
  }

  private func fateOnArrival(_ node: DraftNode) -> DraftFate {
    guard node.parent != root, let fate = decided[node.parent] ?? decidedBefore[node.parent] else {
      return .pending
    }
    switch fate {
    case .pending: return .pending
    case .discarded: return .discarded
    case .accepted, .rolledBack: return node.rank == 0 ? .rolledBack : .discarded
    }
  }

  /// Sets the nodes to verify next: a path of pending nodes from the root down.
  public mutating func setChain(_ ids: [NodeID]) { chain = ids }

  /// Removes an accepted node: from now on only its descendants are pending.
  mutating func accept(_ id: NodeID) { decide(id, .accepted) }

  /// Makes a token just committed the root: a node just accepted, or one of the target's own.
  mutating func reroot(_ id: NodeID) {
    decided[root] = .accepted
    root = id
    chain = []
    // A step in flight belongs to the round just judged: nothing older can get children.
    decidedBefore = decided
    decided = [:]
    childIDs = childIDs.filter { nodes[$0.key] != nil || $0.key == id }
  }

  /// Ends a node and everything below it.
  ///
  /// - Parameter topRanked: whether it lies on the line that the draft thought best; then it and its
  ///   top-ranked line are `rolledBack` and the rest is `discarded`, otherwise all of it is.
  /// - Returns: the fates, in drafting order within each line.
  mutating func end(_ id: NodeID, topRanked: Bool) -> [NodeFate] {
    var fates = [NodeFate(node: id, fate: topRanked ? .rolledBack : .discarded)]
    for child in children(of: id) {
      fates += end(child.id, topRanked: topRanked && child.rank == 0)
    }
    decide(id, fates[0].fate)
    return fates
  }

  /// Ends everything below a token as `discarded`.
  public mutating func discard(after parent: NodeID) -> [NodeFate] {
    children(of: parent).flatMap { end($0.id, topRanked: false) }
  }

  /// Ends everything pending as `discarded`.
  public mutating func discardAll() -> [NodeFate] {
    let fates = pending.map { NodeFate(node: $0, fate: .discarded) }
    for fate in fates { decide(fate.node, .discarded) }
    chain = []
    return fates
  }

  private mutating func decide(_ id: NodeID, _ fate: DraftFate) {
    nodes[id] = nil
    decided[id] = fate
  }
}

/// A drafted token and what became of it.
public struct NodeFate: Sendable, Equatable {
  public let node: NodeID
  public let fate: DraftFate

  public init(node: NodeID, fate: DraftFate) {
    self.node = node
    self.fate = fate
  }
}
