/// Computes a run's figures from its events: counters in, ratios out.
public struct MetricsFold: Sendable {
  private var promptTokens = 0
  private var generated = 0
  private var forwards: [Lane: Int] = [:]
  /// Seconds of work that ended before the last commit, and the work that ended after it.
  private var busy: [Lane: Double] = [:]
  private var busySinceCommit: [(lane: Lane, start: Double, end: Double)] = []
  private var drafted = 0
  private var accepted = 0
  private var rolledBack = 0
  private var discarded = 0
  private var judged = 0
  private var rejections = 0
  private var currentRun = 0
  private var decodingStart: Double?
  private var firstCommit: (time: Double, tokens: Int)?
  private var lastCommit = 0.0

  public init() {}

  public mutating func apply(_ timed: TimedEvent) {
    switch timed.event {
    case .runStarted(let start): promptTokens = start.promptTokens
    case .forwardStarted(let forward) where forward.round > 0:
      // With the fixed schedule events of one lane come late.
      decodingStart = min(decodingStart ?? timed.time, timed.time)
    case .forwardFinished(let forward): count(forward, at: timed.time)
    case .draftExtended(let extended): drafted += extended.tokens.count
    case .branchOpened(let branch): drafted += branch.carriedOver ? 0 : 1
    case .verdict(let verdict): count(verdict)
    case .committed(let committed): count(committed, at: timed.time)
    case .rolledBack(let ended): rolledBack += ended.nodes.count
    case .discarded(let ended): discarded += ended.nodes.count
    default: break
    }
  }

  private mutating func count(_ forward: ForwardFinished, at time: Double) {
    guard forward.round > 0 else { return }
    busySinceCommit.append((forward.lane, time - forward.durationS, time))
    // Catching up with committed tokens is work, but no step of decoding.
    if forward.completed, forward.kind != .prompt { forwards[forward.lane, default: 0] += 1 }
  }

  /// The accepted tokens are judged, and each first rejected one: the top-ranked of its siblings.
  private mutating func count(_ verdict: VerdictGiven) {
    if verdict.accepted {
      judged += 1
      currentRun += 1
    } else if verdict.rank == 0 {
      judged += 1
      rejections += 1
      currentRun = 0
    }
  }

  private mutating func count(_ committed: Committed, at time: Double) {
    generated += committed.tokens.count
    accepted += committed.tokens.count { $0.node.isDrafted }
    guard !committed.tokens.isEmpty else { return }
    firstCommit = firstCommit ?? (time, committed.tokens.count)
    lastCommit = time
    for forward in busySinceCommit { busy[forward.lane, default: 0] += forward.end - forward.start }
    busySinceCommit = []
  }

  public var metrics: DecodingMetrics {
    let sums = sums
    var metrics = DecodingMetrics()
    metrics.promptTokens = promptTokens
    metrics.generatedTokens = generated
    metrics.timeToFirstTokenS = firstCommit?.time ?? 0
    metrics.tokensPerSecond = sums.tokensPerSecond
    metrics.targetForwards = sums.targetForwards
    metrics.draftForwards = sums.draftForwards
    metrics.drafted = drafted
    metrics.accepted = accepted
    metrics.rolledBack = rolledBack
    metrics.discarded = discarded
    metrics.acceptanceRate = sums.acceptanceRate
    metrics.rollbackRate = sums.rollbackRate
    metrics.wasteRate = sums.wasteRate
    metrics.tokensPerTargetForward = sums.tokensPerTargetForward
    metrics.meanAcceptedRun = sums.meanAcceptedRun
    metrics.targetBubbleShare = sums.targetBubbleShare
    metrics.draftBubbleShare = sums.draftBubbleShare
    return metrics
  }

  /// What the figures are ratios of, to be added up over runs.
  public var sums: DecodingSums {
    var sums = DecodingSums()
    sums.generatedTokens = generated
    (sums.ratedTokens, sums.ratedSeconds) = rated
    sums.targetForwards = forwards[.target] ?? 0
    sums.draftForwards = forwards[.draft] ?? 0
    sums.drafted = drafted
    sums.accepted = accepted
    sums.rolledBack = rolledBack
    sums.discarded = discarded
    sums.judged = judged
    // A run cut by the end of the reply counts as it stands; an empty one there is no run.
    sums.acceptedRuns = rejections + (currentRun > 0 ? 1 : 0)
    sums.decodingSeconds = decodingSeconds
    sums.targetIdleSeconds = idleSeconds(.target)
    sums.draftIdleSeconds = idleSeconds(.draft)
    return sums
  }

  private var decodingSeconds: Double { max(lastCommit - (decodingStart ?? lastCommit), 0) }

  /// Tokens and seconds of the rate.
  private var rated: (tokens: Int, seconds: Double) {
    guard let firstCommit, decodingStart != nil else { return (0, 0) }
    let after = generated - firstCommit.tokens
    let seconds = lastCommit - firstCommit.time
    if after > 0, seconds > 0 { return (after, seconds) }
    return decodingSeconds > 0 ? (generated, decodingSeconds) : (0, 0)
  }

  private func idleSeconds(_ lane: Lane) -> Double {
    // Of what was still under way at the last commit, only the part before it counts.
    let rest = busySinceCommit.filter { $0.lane == lane }
      .reduce(0) { $0 + max(min($1.end, lastCommit) - $1.start, 0) }
    return min(max(decodingSeconds - ((busy[lane] ?? 0) + rest), 0), decodingSeconds)
  }
}
