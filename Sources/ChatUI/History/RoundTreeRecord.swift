import SpecCore

/// A round's tree without its indexes: 72 bytes for each node (texts of more than 15 bytes cost more).
struct RoundTreeRecord: Equatable, Sendable {
  private struct Node: Equatable, Sendable {
    let id: Int32
    let parent: Int32
    let token: Token
    let position: Int32
    let probability: Double
    let confidence: Double
    let rank: Int16
    let place: RoundTree.Place
    let fate: DraftFate
    let draw: DrawMethod
    let text: String
  }

  private let round: Int
  private let root: NodeID
  private let tail: String
  private let nodes: [Node]
  private let candidates: [NodeID]
  private let branchConfidence: Double
  private let branchCount: Int
  private let isVerifying: Bool
  private let own: RoundTree.OwnToken?
  private let finished: RoundFinished?

  init(_ tree: RoundTree) {
    round = tree.round
    root = tree.root
    tail = tree.tail
    candidates = tree.candidates
    branchConfidence = tree.branchConfidence
    branchCount = tree.branchCount
    isVerifying = tree.isVerifying
    own = tree.own
    finished = tree.finished
    nodes = tree.nodes.values.sorted { $0.drafted.node < $1.drafted.node }.map { node in
      let drafted = node.drafted
      return Node(
        id: Int32(clamping: drafted.node.number), parent: Int32(clamping: drafted.parent.number),
        token: drafted.token, position: Int32(clamping: drafted.position),
        probability: drafted.probability, confidence: drafted.confidence,
        rank: Int16(clamping: drafted.rank), place: node.place, fate: node.fate, draw: drafted.draw,
        text: drafted.text)
    }
  }

  /// How many drafted tokens it holds.
  var count: Int { nodes.count }

  /// The tree again, to be drawn.
  var tree: RoundTree {
    var drafted: [(DraftedToken, RoundTree.Place, DraftFate)] = []
    drafted.reserveCapacity(nodes.count)
    for node in nodes {
      let token = DraftedToken(
        node: NodeID(Int(node.id)), parent: NodeID(Int(node.parent)), rank: Int(node.rank),
        position: Position(node.position), token: node.token, text: node.text,
        probability: node.probability, confidence: node.confidence, draw: node.draw)
      drafted.append((token, node.place, node.fate))
    }
    return RoundTree(
      round: round, root: root, tail: tail, nodes: drafted, candidates: candidates,
      branchConfidence: branchConfidence, branchCount: branchCount, isVerifying: isVerifying, own: own,
      finished: finished)
  }
}
