import SpecCore
import Testing

/// The figures of a run written by hand, computed by hand.
@Suite struct MetricsFoldTests {
  static func node(_ id: Int, parent: Int, rank: Int = 0) -> DraftNode {
    DraftNode(
      id: NodeID(id), parent: NodeID(parent), rank: rank, position: 1, token: Token(id),
      drawnFrom: DraftDistribution(ranked: [RankedToken(token: Token(id), probability: 0.5)]))
  }

  static func drafted(_ id: Int, parent: Int, rank: Int = 0) -> DraftedToken {
    DraftedToken(node(id, parent: parent, rank: rank), text: "t")
  }

  static func verdict(_ round: Int, _ id: Int, rank: Int = 0, accepted: Bool) -> DecodingEvent {
    let target = Distribution(certain: accepted ? Token(id) : 999)
    let source = node(id, parent: 0, rank: rank)
    var uniforms = RecordedUniforms([0.5])
    let ruling = CandidateRule.judge(
      [Token(id)], drawnFrom: source.drawnFrom, target: target, uniforms: &uniforms)
    return .verdict(
      VerdictGiven(round: round, node: source, text: "t", judgement: ruling.judgements[0]))
  }

  static func committed(_ round: Int, _ ids: [Int]) -> DecodingEvent {
    .committed(
      Committed(
        round: round,
        tokens: ids.map { .init(node: NodeID($0), token: Token(abs($0)), text: "t", origin: .draft) },
        releasedText: ""))
  }

  static func forward(
    _ lane: Lane, _ round: Int, from start: Double, to end: Double, kind: ForwardKind = .verification,
    completed: Bool = true
  ) -> [TimedEvent] {
    let started = ForwardStarted(
      lane: lane, forward: 1, round: round, kind: kind, tokens: 1, sequences: 1)
    let finished = ForwardFinished(
      started, computeS: end - start, durationS: end - start, emulated: false, completed: completed)
    return [
      TimedEvent(time: start, event: .forwardStarted(started)),
      TimedEvent(time: end, event: .forwardFinished(finished)),
    ]
  }

  /// Two rounds: a chain of three of which two are accepted, then branches of which the second survives.
  static var run: [TimedEvent] {
    func at(_ time: Double, _ event: DecodingEvent) -> TimedEvent { TimedEvent(time: time, event: event) }
    return forward(.target, 0, from: 0, to: 1, kind: .prompt)
      + forward(.draft, 1, from: 1, to: 2, kind: .chain)
      + [
        at(
          2,
          .draftExtended(
            DraftExtended(
              round: 1, tokens: [drafted(1, parent: 0), drafted(2, parent: 1), drafted(3, parent: 2)])))
      ]
      + forward(.target, 1, from: 2, to: 4)
      + [
        at(4, verdict(1, 1, accepted: true)), at(4, verdict(1, 2, accepted: true)),
        at(4, verdict(1, 3, accepted: false)), at(4, committed(1, [1, 2, -1])),
        at(4, .rolledBack(NodesEnded(round: 1, nodes: [NodeID(3)], reason: .rejected))),
        at(
          4,
          .branchOpened(
            BranchOpened(
              round: 2, branchCount: 2, confidence: 0.5, candidate: drafted(4, parent: -1), carriedOver: false
            ))),
        at(
          4,
          .branchOpened(
            BranchOpened(
              round: 2, branchCount: 2, confidence: 0.5, candidate: drafted(5, parent: -1, rank: 1),
              carriedOver: false))),
        at(
          4,
          .branchOpened(
            BranchOpened(
              round: 2, branchCount: 2, confidence: 0.5, candidate: drafted(4, parent: -1), carriedOver: true)
          )),
        at(
          4, .draftExtended(DraftExtended(round: 2, tokens: [drafted(6, parent: 4), drafted(7, parent: 5)]))),
      ]
      + forward(.target, 2, from: 4, to: 6)
      + [
        at(6, verdict(2, 4, accepted: false)), at(6, verdict(2, 5, rank: 1, accepted: true)),
        at(6, committed(2, [5])),
        at(6, .rolledBack(NodesEnded(round: 2, nodes: [NodeID(4), NodeID(6)], reason: .lostBranch))),
        at(6, .discarded(NodesEnded(round: 2, nodes: [NodeID(7)], reason: .replyEnded))),
      ]
      // A step that was in flight at the last commit, and a forward that was cut short.
      + forward(.draft, 2, from: 5, to: 7, kind: .branches)
      + forward(.target, 3, from: 6, to: 6.5, completed: false)
  }

  @Test("Every figure is what its definition gives")
  func figures() {
    var fold = MetricsFold()
    for event in Self.run { fold.apply(event) }
    let metrics = fold.metrics
    #expect(metrics.drafted == 7)
    #expect(metrics.accepted == 3 && metrics.rolledBack == 3 && metrics.discarded == 1)
    #expect(metrics.generatedTokens == 4)
    #expect(metrics.targetForwards == 2 && metrics.draftForwards == 2)
    // Judged: 1, 2, 3, 4 and 5.
    #expect(metrics.acceptanceRate == 3.0 / 5)
    #expect(metrics.rollbackRate == 3.0 / 6)
    #expect(metrics.wasteRate == 4.0 / 7)
    #expect(metrics.tokensPerTargetForward == 2)
    // Runs of accepted tokens: two, then none between the rejections of 3 and 4, then one.
    #expect(metrics.meanAcceptedRun == 3.0 / 3)
    #expect(metrics.timeToFirstTokenS == 4)
    // One token in the two seconds after the first commit.
    #expect(metrics.tokensPerSecond == 0.5)
    // Decoding lasts from 1 to 6; the target is idle until 2, the draft but for 1–2 and 5–6.
    #expect(abs(metrics.targetBubbleShare - 1.0 / 5) < 1e-9)
    #expect(abs(metrics.draftBubbleShare - 3.0 / 5) < 1e-9)
  }

  @Test("Sums of runs give the figures of all of them together")
  func sums() {
    var fold = MetricsFold()
    for event in Self.run { fold.apply(event) }
    var sums = fold.sums
    #expect(sums.judged == 5 && sums.acceptedRuns == 3)
    // One token in the two seconds after the first commit, out of five seconds of decoding.
    #expect(sums.ratedTokens == 1 && sums.ratedSeconds == 2)
    #expect(abs(sums.decodingSeconds - 5) < 1e-9 && abs(sums.draftIdleSeconds - 3) < 1e-9)
    var other = DecodingSums()
    (other.judged, other.accepted, other.drafted) = (5, 1, 1)
    (other.ratedTokens, other.ratedSeconds) = (9, 3)
    (other.decodingSeconds, other.targetIdleSeconds) = (5, 4)
    sums += other
    #expect(sums.acceptanceRate == 4.0 / 10)
    #expect(sums.tokensPerSecond == 2)
    #expect(abs(sums.targetBubbleShare - 5.0 / 10) < 1e-9)
  }

  @Test("A run in which nothing happened has no figures, and no division by zero")
  func empty() {
    #expect(MetricsFold().metrics == DecodingMetrics())
  }
}
