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
    var metrics = DecodingMetrics()
    metrics.promptTokens = promptTokens
    metrics.generatedTokens = generated
    metrics.timeToFirstTokenS = firstCommit?.time ?? 0
    metrics.tokensPerSecond = tokensPerSecond
    metrics.targetForwards = forwards[.target] ?? 0
    metrics.draftForwards = forwards[.draft] ?? 0
    metrics.drafted = drafted
    metrics.accepted = accepted
    metrics.rolledBack = rolledBack
    metrics.discarded = discarded
    metrics.acceptanceRate = Self.ratio(accepted, judged)
    metrics.rollbackRate = Self.ratio(rolledBack, accepted + rolledBack)
    metrics.wasteRate = Self.ratio(rolledBack + discarded, drafted)
    metrics.tokensPerTargetForward = Self.ratio(generated, metrics.targetForwards)
    // A run cut by the end of the reply counts as it stands; an empty one there is no run.
    metrics.meanAcceptedRun = Self.ratio(accepted, rejections + (currentRun > 0 ? 1 : 0))
    metrics.targetBubbleShare = bubbleShare(.target)
    metrics.draftBubbleShare = bubbleShare(.draft)
    return metrics
  }

  private var tokensPerSecond: Double {
    guard let firstCommit, let decodingStart else { return 0 }
    let after = generated - firstCommit.tokens
    let seconds = lastCommit - firstCommit.time
    if after > 0, seconds > 0 { return Double(after) / seconds }
    let all = lastCommit - decodingStart
    return all > 0 ? Double(generated) / all : 0
  }

  private func bubbleShare(_ lane: Lane) -> Double {
    guard let decodingStart, lastCommit > decodingStart else { return 0 }
    let wall = lastCommit - decodingStart
    // Of what was still under way at the last commit, only the part before it counts.
    let rest = busySinceCommit.filter { $0.lane == lane }
      .reduce(0) { $0 + max(min($1.end, lastCommit) - $1.start, 0) }
    return min(max(1 - ((busy[lane] ?? 0) + rest) / wall, 0), 1)
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}
