import SpecCore

/// The conversation's rounds, oldest first: what the panes go back to.
///
/// A fold over the events. It is bounded: beyond `capacity` rounds the oldest are dropped, and beyond
/// `nodeCapacity` drafted tokens the oldest rounds lose their trees (some 75 MB in all), beyond
/// `explanationCapacity` explained positions their explanations (some 30 MB). Of replies the last `replyCapacity`
/// are kept (some 10 MB), and no round of an older one is shown.
struct RoundHistory: Equatable, Sendable {
  static let capacity = 10_000
  static let replyCapacity = 10_000
  static let nodeCapacity = 1_000_000
  static let explanationCapacity = 40_000

  /// Those that have finished, under the numbers that a cursor knows them by.
  private(set) var rounds = RingBuffer<RoundRecord>(capacity: capacity)
  /// The one that runs; nil before a reply's first event and after its last.
  private(set) var running: RoundRecord?
  /// The conversation's replies, oldest first.
  private(set) var replies = RingBuffer<ReplyRecord>(capacity: replyCapacity)
  /// The newest time that the last reply's events told.
  private(set) var latest = 0.0

  private var nodeCount = 0
  /// The oldest round that may still have its tree.
  private var oldestTree = 0
  private var explanationCount = 0
  /// The oldest round that may still have its explanations.
  private var oldestExplained = 0
  private var parameters = DecodingParameters()
  private var decision: GovernorDecided?
  private var marks: [RoundMark] = []
  /// Whether the last finished round belongs to the run under way, so that late tokens may still join it.
  private var lastIsOpen = false

  // MARK: The cursor

  /// Where a cursor stands after so many steps, backwards where negative; beyond the newest round it is live.
  func moved(_ cursor: InspectorCursor, by steps: Int) -> InspectorCursor {
    guard let last = rounds.indices.last else { return .live }
    let place = if case .round(let index) = cursor { index } else { last + 1 }
    let target = steps > last ? last + 1 : max(place + steps, rounds.startIndex)
    return target > last ? .live : .round(target)
  }

  /// The number of a reply's round, counted from 1 in it; nil where it has not finished, or been dropped.
  func index(reply: Int, round: Int) -> Int? {
    guard replies.indices.contains(reply), (1...max(replies[reply].rounds, 1)).contains(round) else {
      return nil
    }
    let index = replies[reply].firstRound + round - 1
    return rounds.indices.contains(index) ? index : nil
  }

  /// The round that a cursor is on; nil where it is live, or the round has been dropped.
  func record(at cursor: InspectorCursor) -> RoundRecord? {
    guard case .round(let index) = cursor, rounds.indices.contains(index),
      replies.indices.contains(rounds[index].reply)
    else { return nil }
    return rounds[index]
  }

  // MARK: The fold

  /// Takes an event in, after `trees` has.
  mutating func update(_ timed: TimedEvent, trees: BranchesPane.State) {
    let time = timed.time
    latest = max(latest, time)
    switch timed.event {
    case .runStarted(let start): startReply(start, time)
    case .parametersChanged(let changed):
      mark(.parametersChanged(from: parameters, to: changed.parameters))
      parameters = changed.parameters
      if !replies.isEmpty { replies[replies.endIndex - 1].change(to: parameters) }
      running?.parameters = parameters
    case .governorDecided(let decided):
      mark(.decided(decided))
      decision = decided
      running?.decision = decided
    case .pacingChanged(let changed):
      if !changed.pacing.isFullSpeed, !replies.isEmpty { replies[replies.endIndex - 1].wasSlowed = true }
    case .forwardStarted(let forward):
      running?.forwards.append(
        ForwardRecord(
          lane: forward.lane, round: forward.round, kind: forward.kind, tokens: forward.tokens,
          sequences: forward.sequences,
          started: time, duration: nil))
    case .forwardFinished(let forward): finish(forward, time)
    case .verdict(let verdict): running?.verdicts.append(verdict)
    case .committed(let committed):
      running?.committed += committed.tokens
      if !committed.tokens.isEmpty { running?.committedAt = time }
    case .judgementExplained(let explained): running?.explanations.append(explained)
    case .rolledBack(let ended), .discarded(let ended): end(ended)
    case .roundFinished(let round): finish(round, time, trees)
    case .runFinished(let end): finishReply(end, time, trees)
    default: break
    }
  }

  private mutating func startReply(_ start: RunStarted, _ time: Double) {
    (parameters, decision, lastIsOpen, latest) = (start.parameters, nil, false, time)
    replies.append(ReplyRecord(started: start, firstRound: rounds.endIndex))
    marks = [.replyStarted]
    startRound(1, time)
  }

  private mutating func startRound(_ round: Int, _ time: Double) {
    running = RoundRecord(
      reply: replies.endIndex - 1, round: round, started: time, ended: time, parameters: parameters,
      decision: decision, marks: marks, tree: nil)
    marks = []
  }

  private mutating func mark(_ mark: RoundMark) { running?.marks.append(mark) }

  private mutating func finish(_ forward: ForwardFinished, _ time: Double) {
    func close(_ forwards: inout [ForwardRecord]) -> Bool {
      guard
        let index = forwards.lastIndex(where: { $0.lane == forward.lane && $0.duration == nil })
      else { return false }
      forwards[index].started = time - forward.durationS
      forwards[index].duration = forward.durationS
      forwards[index].isEmulated = forward.emulated
      forwards[index].isCompleted = forward.completed
      return true
    }
    if var record = running, close(&record.forwards) {
      running = record
    } else if lastIsOpen, let last = rounds.indices.last {
      // A draft step that was in flight when its round's verdict came.
      _ = close(&rounds[last].forwards)
    }
  }

  private mutating func end(_ ended: NodesEnded) {
    for node in ended.nodes { running?.reasons[node] = ended.reason }
  }

  private mutating func finish(_ finished: RoundFinished, _ time: Double, _ trees: BranchesPane.State) {
    guard var record = running else { return }
    settleLast(trees.lastButOne)
    record.finished = finished
    record.ended = time
    append(record, trees.last)
    replies[replies.endIndex - 1].rounds += 1
    startRound(finished.round + 1, time)
  }

  private mutating func append(_ record: RoundRecord, _ tree: RoundTree?) {
    if rounds.count == Self.capacity {
      nodeCount -= rounds[rounds.startIndex].tree?.count ?? 0
      explanationCount -= rounds[rounds.startIndex].explanations.count
    }
    rounds.append(record)
    lastIsOpen = true
    dropOldExplanations()
    setTree(tree, at: rounds.endIndex - 1)
  }

  private mutating func dropOldExplanations() {
    let newest = rounds.endIndex - 1
    explanationCount += rounds[newest].explanations.count
    oldestExplained = max(oldestExplained, rounds.startIndex)
    while explanationCount > Self.explanationCapacity, oldestExplained < newest {
      explanationCount -= rounds[oldestExplained].explanations.count
      rounds[oldestExplained].explanations = []
      oldestExplained += 1
    }
  }

  /// The round before: tokens of its step in flight have joined it by now, or never will.
  private mutating func settleLast(_ tree: RoundTree?) {
    guard lastIsOpen, let last = rounds.indices.last, let tree else { return }
    setTree(tree, at: last)
  }

  private mutating func setTree(_ tree: RoundTree?, at index: Int) {
    nodeCount -= rounds[index].tree?.count ?? 0
    rounds[index].tree = tree.map(RoundTreeRecord.init)
    nodeCount += rounds[index].tree?.count ?? 0
    oldestTree = max(oldestTree, rounds.startIndex)
    while nodeCount > Self.nodeCapacity, oldestTree < index {
      nodeCount -= rounds[oldestTree].tree?.count ?? 0
      rounds[oldestTree].tree = nil
      oldestTree += 1
    }
  }

  /// A round that was broken off is kept without its sums: among the rounds if something came to nothing in
  /// it, else for its forwards.
  private mutating func keepUnfinished(_ time: Double, _ trees: BranchesPane.State) {
    guard var record = running else { return }
    record.ended = time
    if !record.reasons.isEmpty {
      append(record, trees.current)
      replies[replies.endIndex - 1].rounds += 1
    } else if !record.forwards.isEmpty {
      replies[replies.endIndex - 1].unfinished = record
    }
  }

  private mutating func finishReply(_ end: RunFinished, _ time: Double, _ trees: BranchesPane.State) {
    settleLast(trees.last)
    keepUnfinished(time, trees)
    replies[replies.endIndex - 1].finished = end
    (running, lastIsOpen) = (nil, false)
  }
}
