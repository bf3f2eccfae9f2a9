/// The growing edge of the draft tree, as the draft lane sees it: each leaf is a cache sequence.
///
/// A state machine without an engine. It says which tokens to evaluate next and which cache operations
/// to perform; it is told the resulting distributions and answers with the nodes drawn from them.
public struct DraftFrontier: Sendable {
  /// One line of drafted tokens below the last committed one, in a cache sequence of its own.
  struct Leaf: Sendable {
    /// nil where the cache had no room for the line: it stays in the tree, but does not grow.
    var sequence: SequenceID?
    /// Pending nodes from the last committed token down.
    var line: [DraftNode] = []
    /// Positions in the cache sequence: those of the committed tokens and the line, as far as evaluated.
    var cachedLength = 0
    /// The product of max q from the branch point on.
    var confidence = 1.0
    var hasStopped = false
    /// q after the line, where it was computed and nothing has been drawn from it.
    var open: DraftDistribution?
  }

  /// Every committed token, the prompt's included.
  public private(set) var committed: [Token] = []
  private var root = NodeID.prompt
  private(set) var leaves = [Leaf(sequence: 0)]
  private var goal = Goal.none
  private var lastNode = 0

  /// What the cache turned out to have room for: branches, and tokens of one.
  private var branchRoom = Int.max
  private var lengthRoom = Int.max

  private let sequenceLimit: Int
  private let isEndOfGeneration: @Sendable (Token) -> Bool
  /// Tokens beyond this position cannot become part of the reply.
  private var positionLimit = Int.max

  private enum Goal {
    case none
    case chain(ChainGoal)
    case branches(BranchGoal)
  }

  /// - Parameter sequenceLimit: how many cache sequences there are; at least 1.
  public init(sequenceLimit: Int, isEndOfGeneration: @escaping @Sendable (Token) -> Bool) {
    self.sequenceLimit = sequenceLimit
    self.isEndOfGeneration = isEndOfGeneration
  }

  // MARK: Committed tokens

  /// Starts a run: the cache keeps what it has in common with `prompt`.
  ///
  /// - Parameter positionLimit: the length the committed sequence can reach.
  public mutating func begin(prompt: [Token], positionLimit: Int) -> [CacheOperation] {
    let common = zip(committed, prompt).prefix { $0 == $1 }.count
    let operations = keepOne(validLengths: leaves.map { min($0.cachedLength, common, prompt.count - 1) })
    committed = prompt
    root = .prompt
    lastNode = 0
    (branchRoom, lengthRoom) = (.max, .max)
    self.positionLimit = positionLimit
    return operations
  }

  /// Takes newly committed tokens in: lines that continue them live on, the others end.
  ///
  /// - Parameter keepsLines: false ends every line even if it continues the committed text.
  public mutating func commit(_ tokens: [CommittedToken], keepsLines: Bool) -> [CacheOperation] {
    let before = committed.count
    let agreeing = leaves.map { leaf in
      zip(leaf.line, tokens).prefix { $0.id == $1.node }.count
    }
    committed += tokens.map(\.token)
    if let last = tokens.last { root = last.node }
    goal = .none

    let survives = agreeing.map { keepsLines && $0 == tokens.count }
    guard survives.contains(true) else {
      return keepOne(
        validLengths: zip(leaves, agreeing).map { min($0.cachedLength, before + $1, committed.count - 1) })
    }
    let survivors = zip(leaves, survives).filter(\.1).map { leaf, _ in
      var leaf = leaf
      leaf.line.removeFirst(tokens.count)
      return leaf
    }
    if survivors.allSatisfy({ $0.sequence == nil }) {
      return adopt(
        survivors[0], validLengths: zip(leaves, agreeing).map { min($0.cachedLength, before + $1) })
    }
    let ended = zip(leaves, survives).filter { !$1 }.compactMap(\.0.sequence).map(CacheOperation.remove)
    leaves = survivors
    return ended
  }

  /// Gives a surviving line without a cache the sequence that has most of it.
  private mutating func adopt(_ survivor: Leaf, validLengths: [Int]) -> [CacheOperation] {
    let operations = keepOne(validLengths: validLengths)
    leaves[0].line = survivor.line
    leaves[0].open = survivor.open
    return operations
  }

  /// Cuts the surviving line down to its first `count` tokens, whatever the later ones are.
  ///
  /// Where the cut goes through drafted tokens, the distribution of the first one cut off stays known.
  public mutating func trimLine(to count: Int) -> [CacheOperation] {
    guard leaves[0].line.count > count else { return [] }
    leaves[0].open = leaves[0].line[count].drawnFrom
    leaves[0].line.removeSubrange(count...)
    let length = committed.count + count
    guard leaves[0].cachedLength > length else { return [] }
    leaves[0].cachedLength = length
    return leaves[0].sequence.map { [.cut($0, length: length)] } ?? []
  }

  /// Ends every line, so that the cache holds committed tokens only, without the last.
  public mutating func settle() -> [CacheOperation] {
    goal = .none
    return keepOne(validLengths: leaves.map { min($0.cachedLength, committed.count - 1) })
  }

  /// Committed tokens that the cache does not hold yet, the last one not counted.
  public var lag: Int { max(committed.count - 1 - cachedLength, 0) }

  /// Positions in the cache sequence of the top-ranked line, and that sequence.
  public var cachedLength: Int { leaves[0].cachedLength }
  public var trunkSequence: SequenceID { leaves[0].sequence ?? 0 }

  /// Keeps the leaf with the longest valid cache, cut back to it, without its line.
  private mutating func keepOne(validLengths: [Int]) -> [CacheOperation] {
    let cached = leaves.indices.filter { leaves[$0].sequence != nil }
    let best = cached.max { (validLengths[$0], $1) < (validLengths[$1], $0) } ?? 0
    let kept = leaves[best]
    let length = max(validLengths[best], 0)
    var operations = cached.filter { $0 != best }.compactMap { leaves[$0].sequence }
      .map(CacheOperation.remove)
    if let sequence = kept.sequence, kept.cachedLength > length {
      operations.append(.cut(sequence, length: length))
    }
    leaves = [Leaf(sequence: kept.sequence, cachedLength: length)]
    return operations
  }

  // MARK: Growth

  /// Starts growing a chain from the last committed token. The first step evaluates what the cache lacks.
  public mutating func grow(_ chain: ChainGoal) {
    goal = .chain(chain)
    for index in leaves.indices { leaves[index].hasStopped = false }
  }

  /// Starts growing branches at the end of the chain.
  ///
  /// Where q at the branch point is known (its first token was drafted earlier, or the chain stopped
  /// there), the branches open at once, without a step.
  public mutating func grow(
    _ branches: BranchGoal, uniforms: inout some UniformSource
  ) -> DraftStep {
    goal = .branches(branches)
    for index in leaves.indices { leaves[index].hasStopped = false }
    let trunk = leaves[0]
    if trunk.line.count == branches.chainLength {
      guard let open = trunk.open else { return DraftStep() }
      return openBranches(branches, from: open, uniforms: &uniforms)
    }
    var step = openBranches(
      branches, from: trunk.line[branches.chainLength].drawnFrom, uniforms: &uniforms)
    if let open = trunk.open, let sequence = trunk.sequence, !isDone(leaves[0]) {
      step.extended += extendBranches(branches, [(sequence, open)], uniforms: &uniforms).extended
    }
    return step
  }

  /// The batch of the next step; nil when there is nothing left to do.
  ///
  /// - Parameter limit: the most tokens of one batch; a lane far behind catches up in several.
  public mutating func nextBatch(limit: Int) -> EvaluationBatch? {
    markStoppedLeaves()
    var entries: [EvaluationBatch.Entry] = []
    for leaf in leaves where !leaf.hasStopped {
      guard let sequence = leaf.sequence else { continue }
      let end = committed.count + leaf.line.count
      let stop = min(end, leaf.cachedLength + limit - entries.count)
      for position in leaf.cachedLength..<max(stop, leaf.cachedLength) {
        entries.append(
          .init(
            token: token(at: position, of: leaf), position: position, sequence: sequence,
            wantsLogits: position == end - 1))
      }
    }
    return entries.isEmpty ? nil : EvaluationBatch(entries)
  }

  /// Committed tokens that the cache lacks, without the last one; nil if there are none.
  public func nextCatchUpBatch(limit: Int) -> EvaluationBatch? {
    let range = cachedLength..<min(cachedLength + limit, max(committed.count - 1, cachedLength))
    guard !range.isEmpty else { return nil }
    return EvaluationBatch(
      range.map {
        .init(token: committed[$0], position: $0, sequence: trunkSequence, wantsLogits: false)
      })
  }

  /// Tells the frontier that a batch has been evaluated.
  ///
  /// - Parameter distributions: q for each entry that wanted logits, in order.
  public mutating func receive(
    _ batch: EvaluationBatch, _ distributions: [DraftDistribution], uniforms: inout some UniformSource
  ) -> DraftStep {
    for entry in batch.entries {
      guard let index = leaves.firstIndex(where: { $0.sequence == entry.sequence }) else { continue }
      leaves[index].cachedLength = entry.position + 1
    }
    let sequences = batch.entries.filter(\.wantsLogits).map(\.sequence)
    guard !sequences.isEmpty else { return DraftStep() }
    switch goal {
    case .none: return DraftStep()
    case .chain(let chain): return extendChain(chain, distributions[0], uniforms: &uniforms)
    case .branches(let branches):
      if leaves.count == 1, leaves[0].line.count == branches.chainLength {
        return openBranches(branches, from: distributions[0], uniforms: &uniforms)
      }
      return extendBranches(branches, Array(zip(sequences, distributions)), uniforms: &uniforms)
    }
  }

  /// What is before the position after a leaf, for penalties: the last `count` committed tokens and the
  /// line.
  public func context(of sequence: SequenceID, last count: Int) -> [Token] {
    committed.suffix(count) + (leaves.first { $0.sequence == sequence }?.line.map(\.token) ?? [])
  }

  /// Makes room in a full cache: the lower-ranked half of the branches stops growing and leaves it, and
  /// where only one is left that stops, too. Later rounds ask for no more than had room.
  ///
  /// The nodes stay in the tree. To end them for want of room would bias the text: which branches need
  /// cells depends on the tokens drawn for them.
  /// - Returns: the operations, and whether any branch still grows.
  public mutating func shrink() -> (operations: [CacheOperation], grows: Bool) {
    let cached = leaves.indices.filter { leaves[$0].sequence != nil }
    guard case .branches(let branches) = goal else {
      goal = .none
      return ([], false)
    }
    guard cached.count > 1 else {
      lengthRoom = max(leaves[cached.first ?? 0].line.count - branches.chainLength - 1, 0)
      goal = .none
      return ([], false)
    }
    branchRoom = cached.count / 2
    var operations: [CacheOperation] = []
    for index in cached.dropFirst(branchRoom) {
      if let sequence = leaves[index].sequence { operations.append(.remove(sequence)) }
      leaves[index].sequence = nil
      leaves[index].cachedLength = 0
    }
    return (operations, true)
  }

  /// Cache operations that forget a batch which was not evaluated to its end.
  public func forgetting(_ batch: EvaluationBatch) -> [CacheOperation] {
    leaves.compactMap { leaf in
      guard let sequence = leaf.sequence, batch.entries.contains(where: { $0.sequence == sequence }) else {
        return nil
      }
      return .cut(sequence, length: leaf.cachedLength)
    }
  }

  // MARK: Steps

  private mutating func extendChain(
    _ chain: ChainGoal, _ q: DraftDistribution, uniforms: inout some UniformSource
  ) -> DraftStep {
    if let threshold = chain.stopBelow, q.confidence < threshold, leaves[0].line.count >= chain.least {
      // Decided by the distribution, before anything is drawn from it: the stopping trap.
      leaves[0].open = q
      goal = .none
      return DraftStep()
    }
    return DraftStep(extended: [extend(leaf: 0, from: q, uniforms: &uniforms)])
  }

  private mutating func extendBranches(
    _ branches: BranchGoal, _ rows: [(sequence: SequenceID, q: DraftDistribution)],
    uniforms: inout some UniformSource
  ) -> DraftStep {
    var step = DraftStep()
    for (sequence, q) in rows {
      guard let index = leaves.firstIndex(where: { $0.sequence == sequence }) else { continue }
      leaves[index].confidence *= q.confidence
      if leaves[index].confidence < branches.stop(ofLeaf: index) {
        leaves[index].hasStopped = true
        leaves[index].open = q
      } else {
        step.extended.append(extend(leaf: index, from: q, uniforms: &uniforms))
      }
    }
    return step
  }

  private mutating func extend(
    leaf index: Int, from q: DraftDistribution, uniforms: inout some UniformSource
  ) -> DraftNode {
    let node = makeNode(
      parent: lastNode(of: leaves[index]), rank: 0,
      position: committed.count + leaves[index].line.count,
      token: q.draw(1, uniforms: &uniforms)[0], from: q)
    leaves[index].line.append(node)
    leaves[index].open = nil
    return node
  }

  /// Opens k branches at the end of the chain; the first goes on in the chain's own sequence.
  private mutating func openBranches(
    _ branches: BranchGoal, from q: DraftDistribution, uniforms: inout some UniformSource
  ) -> DraftStep {
    let trunk = leaves[0]
    let point = committed.count + branches.chainLength
    // All of it, unless the line has just been given a sequence anew.
    let shared = min(point, trunk.cachedLength)
    guard !isDone(trunk) || trunk.line.count > branches.chainLength else { return DraftStep() }
    let carried = trunk.line.dropFirst(branches.chainLength).first
    let count = min(branches.branchCount(confidence: q.confidence), sequenceLimit, branchRoom)
    let tokens = q.draw(count, first: carried?.token, uniforms: &uniforms)
    let parent = branches.chainLength > 0 ? trunk.line[branches.chainLength - 1].id : root

    var step = DraftStep()
    var candidates: [DraftNode] = []
    var free = (0..<SequenceID(sequenceLimit)).filter { $0 != trunk.sequence }.makeIterator()
    for (rank, token) in tokens.enumerated() {
      if rank == 0, let carried {
        candidates.append(carried)
        leaves[0].confidence = trunk.line.dropFirst(branches.chainLength + 1)
          .reduce(branches.topRankedConfidence(q.confidence)) { $0 * $1.drawnFrom.confidence }
        continue
      }
      let node = makeNode(parent: parent, rank: rank, position: point, token: token, from: q)
      candidates.append(node)
      if rank == 0 {
        leaves[0].line.append(node)
        leaves[0].confidence = branches.topRankedConfidence(q.confidence)
        leaves[0].open = nil
      } else if let sequence = free.next(), let trunkSequence = trunk.sequence {
        step.operations.append(.fork(from: trunkSequence, to: sequence, length: shared))
        leaves.append(
          Leaf(
            sequence: sequence, line: trunk.line.prefix(branches.chainLength) + [node],
            cachedLength: shared, confidence: q.confidence))
      }
    }
    for index in leaves.indices where leaves[index].confidence < branches.stop(ofLeaf: index) {
      leaves[index].hasStopped = true
    }
    step.opened = BranchOpening(
      confidence: q.confidence, candidates: candidates, carriesFirst: carried != nil)
    return step
  }

  private mutating func markStoppedLeaves() {
    for index in leaves.indices {
      leaves[index].hasStopped = leaves[index].hasStopped || isDone(leaves[index])
    }
    if case .none = goal { for index in leaves.indices { leaves[index].hasStopped = true } }
  }

  private func isDone(_ leaf: Leaf) -> Bool {
    let length = committed.count + leaf.line.count
    if length >= positionLimit { return true }
    if let last = leaf.line.last, isEndOfGeneration(last.token) { return true }
    switch goal {
    case .none: return true
    case .chain(let chain): return leaf.line.count >= chain.limit
    case .branches(let branches):
      return leaf.line.count > branches.chainLength + min(branches.lengthLimit, lengthRoom)
    }
  }

  private mutating func makeNode(
    parent: NodeID, rank: Int, position: Position, token: Token, from q: DraftDistribution
  ) -> DraftNode {
    lastNode += 1
    return DraftNode(
      id: NodeID(lastNode), parent: parent, rank: rank, position: position, token: token, drawnFrom: q)
  }

  private func lastNode(of leaf: Leaf) -> NodeID { leaf.line.last?.id ?? root }

  private func token(at position: Position, of leaf: Leaf) -> Token {
    position < committed.count ? committed[position] : leaf.line[position - committed.count].token
  }
}
