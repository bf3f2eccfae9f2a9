import Testing

@testable import SpecCore

/// The table of fates, one row a test, on trees built by hand.
@Suite struct FateTableTests {
  /// A tree with the chain 1–2 and at its end the branches 3 (rank 0), 4, 5, each with one token more (6, 7, 8).
  static func tree() -> DraftTree {
    var tree = DraftTree()
    let rows: [(id: Int, parent: Int, rank: Int)] = [
      (1, 0, 0), (2, 1, 0), (3, 2, 0), (4, 2, 1), (5, 2, 2), (6, 3, 0), (7, 4, 0), (8, 5, 0),
    ]
    for row in rows { _ = tree.add(node(row.id, under: row.parent, rank: row.rank)) }
    tree.setChain([NodeID(1), NodeID(2)])
    return tree
  }

  /// A node whose token is its number, taken by rank.
  static func node(_ id: Int, under parent: Int, rank: Int = 0) -> DraftNode {
    DraftNode(
      id: NodeID(id), parent: NodeID(parent), rank: rank, position: 10, token: Token(id),
      drawnFrom: DraftDistribution(ranked: [RankedToken(token: Token(id), probability: 0.5)]))
  }

  /// Walks the tree with a target that says these tokens.
  static func verify(
    _ tree: inout DraftTree, target: [Token], maxTokens: Int = 100, endOfGeneration: Token = 99
  ) -> TreeVerification {
    var end = ReplyEnd(
      maxTokens: maxTokens, stopStrings: [], endOfGeneration: { $0 == endOfGeneration }, bytes: { _ in [] })
    var uniforms = SeededUniforms(seed: 1, stream: 1)
    return TreeVerification.walk(
      &tree, targetDistribution: { row, _ in Distribution(certain: target[row]) },
      nextOwnNode: NodeID(-1), end: &end, uniforms: &uniforms)
  }

  static func fates(_ list: [NodeFate]) -> [Int: DraftFate] {
    Dictionary(uniqueKeysWithValues: list.map { ($0.node.number, $0.fate) })
  }

  @Test(
    "Rejection in the chain: it, the later chain and the top-ranked branch rolled back, other branches discarded"
  )
  func rejectionInChain() {
    var tree = Self.tree()
    let verification = Self.verify(&tree, target: [1, 50, 0])
    #expect(verification.committed.map(\.token) == [1, 50])
    #expect(verification.committed.map(\.origin) == [.draft, .correction])
    #expect(
      Self.fates(verification.lost) == [
        2: .rolledBack, 3: .rolledBack, 6: .rolledBack, 4: .discarded, 7: .discarded, 5: .discarded,
        8: .discarded,
      ])
    #expect(tree.pending.isEmpty)
  }

  @Test(
    "Another branch survives: the top-ranked rolled back, other losers discarded, the continuation pending")
  func anotherBranchSurvives() {
    var tree = Self.tree()
    let verification = Self.verify(&tree, target: [1, 2, 4])
    #expect(verification.committed.map(\.origin) == [.draft, .draft, .branch])
    #expect(verification.survivor == NodeID(4))
    #expect(
      Self.fates(verification.lost) == [3: .rolledBack, 6: .rolledBack, 5: .discarded, 8: .discarded])
    #expect(tree.pending == [NodeID(7)])
    #expect(tree.root == NodeID(4))
  }

  @Test("The top-ranked branch survives: the others are discarded, nothing is rolled back")
  func topRankedSurvives() {
    var tree = Self.tree()
    let verification = Self.verify(&tree, target: [1, 2, 3])
    #expect(
      Self.fates(verification.lost) == [4: .discarded, 7: .discarded, 5: .discarded, 8: .discarded])
    #expect(tree.pending == [NodeID(6)])
  }

  @Test("A token outside all branches: the top-ranked rolled back, the others discarded")
  func outsideAllBranches() {
    var tree = Self.tree()
    let verification = Self.verify(&tree, target: [1, 2, 50])
    #expect(verification.survivor == nil)
    #expect(verification.committed.last?.origin == .correction)
    #expect(
      Self.fates(verification.lost) == [
        3: .rolledBack, 6: .rolledBack, 4: .discarded, 7: .discarded, 5: .discarded, 8: .discarded,
      ])
  }

  @Test("Tokens past the reply's end are discarded even if the target would accept them")
  func pastTheEnd() {
    var tree = Self.tree()
    let ended = Self.verify(&tree, target: [1, 2, 3], endOfGeneration: 1)
    #expect(ended.finish == .stop)
    #expect(ended.committed.map(\.token) == [1])
    #expect(ended.lost.isEmpty)
    #expect(Set(Self.fates(ended.unused).values) == [.discarded])
    #expect(ended.unused.count == 7)
    var limited = Self.tree()
    #expect(Self.verify(&limited, target: [1, 2, 3], maxTokens: 2).finish == .length)
    #expect(limited.pending.isEmpty)
  }

  @Test(
    "Nothing drafted at the chain's end: the target's own token is a bonus; nothing drafted at all: its own")
  func bonus() {
    var tree = DraftTree()
    _ = tree.add(Self.node(1, under: 0))
    tree.setChain([NodeID(1)])
    #expect(Self.verify(&tree, target: [1, 7]).committed.map(\.origin) == [.draft, .bonus])
    var empty = DraftTree()
    #expect(Self.verify(&empty, target: [7]).committed.map(\.origin) == [.target])
  }

  @Test("A step in flight shares its branch's fate, or joins the survivor")
  func stepInFlight() {
    var tree = Self.tree()
    _ = Self.verify(&tree, target: [1, 2, 4])
    #expect(tree.add(Self.node(9, under: 6)) == .rolledBack)
    #expect(tree.add(Self.node(10, under: 8)) == .discarded)
    #expect(tree.add(Self.node(11, under: 7)) == .pending)
    #expect(tree.pending == [NodeID(7), NodeID(11)])
  }

  @Test("Branches that open too late lose to the token that was committed in their place")
  func lateOpening() {
    var tree = DraftTree()
    _ = tree.add(Self.node(1, under: 0))
    tree.setChain([NodeID(1)])
    _ = Self.verify(&tree, target: [1, 7])
    #expect(tree.add(Self.node(2, under: 1, rank: 0)) == .rolledBack)
    #expect(tree.add(Self.node(3, under: 1, rank: 1)) == .discarded)
  }
}
