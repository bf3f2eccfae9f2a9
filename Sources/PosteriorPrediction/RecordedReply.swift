import SpecCore

/// A fold over a run's events that keeps its decisions on posterior lengths, and what the reply said of them.
struct RecordedReply {
  private struct Decision {
    var features: [Float]
    /// The reply's length when it was made, and its last node.
    var position: Int
    var last: NodeID
    /// What was drafted to follow.
    var continuation: [DraftedToken] = []
  }

  let sampleLimit: Int
  /// What the predictor was shown since the last round.
  var open: [Float]?
  /// After a correction nothing is drafted yet: the decision waits for what the next round drafts.
  private var waiting: Decision?
  private var decisions: [Decision] = []
  private var decisionCount = 0
  private var uniforms = SeededUniforms(seed: 1, stream: 5)

  private var isGreedy = true
  private var settings: DecodingParameters?
  private var reply: [Token] = []
  private var last = NodeID.prompt
  private var hasEnded = false

  /// The top-ranked token after each node that may still be committed, and the node before it.
  private var children: [NodeID: DraftedToken] = [:]
  private var parents: [NodeID: NodeID] = [:]
  /// Nodes that have ended since the last round.
  private var ended: [NodeID] = []

  init(sampleLimit: Int) { self.sampleLimit = sampleLimit }

  mutating func add(_ event: DecodingEvent, draftLength: Int) {
    switch event {
    case .runStarted(let started):
      self = RecordedReply(sampleLimit: sampleLimit)
      use(started.parameters)
    case .parametersChanged(let changed): use(changed.parameters)
    case .draftExtended(let extended): for token in extended.tokens { note(token) }
    case .branchOpened(let branch) where branch.candidate.rank == 0: note(branch.candidate)
    case .committed(let committed):
      reply += committed.tokens.map(\.token)
      last = committed.tokens.last?.node ?? last
      ended += committed.tokens.map(\.node)
    case .rolledBack(let nodes), .discarded(let nodes): ended += nodes.nodes
    case .roundFinished(let round):
      decide(draftLength, round)
      forgetEnded()
    case .runFinished(let finished): hasEnded = finished.finish == .stop
    default: break
    }
  }

  private mutating func note(_ token: DraftedToken) {
    children[token.parent] = token
    parents[token.node] = token.parent
  }

  /// Other settings: the outcome of what is not verified yet would be theirs in part.
  private mutating func use(_ parameters: DecodingParameters) {
    if let settings, settings.mode != parameters.mode || settings.sampling != parameters.sampling {
      decisions.removeAll { $0.position + $0.continuation.count > reply.count }
      waiting = nil
    }
    settings = parameters
    isGreedy = parameters.sampling.temperature == 0
  }

  /// Notes the decision that was just made on what follows the last committed token.
  private mutating func decide(_ draftLength: Int, _ round: RoundFinished) {
    if let decision = exchange(&waiting, with: nil) { keep(decision, draftLength) }
    guard let features = exchange(&open, with: nil), let expected = round.posteriorProbabilities else {
      return
    }
    // What is kept for being expected to be accepted is verified, and the features alone decided on that.
    guard isGreedy || (expected.posteriorClass == 2 && round.draftLengthLimit >= draftLength) else { return }
    let decision = Decision(features: features, position: reply.count, last: last)
    if children[last] == nil {
      waiting = decision
    } else {
      keep(decision, draftLength)
    }
  }

  /// Completes a decision by what has been drafted, and keeps it if its turn comes.
  private mutating func keep(_ decision: Decision, _ draftLength: Int) {
    var decision = decision
    var cursor = decision.last
    while decision.continuation.count < draftLength, let next = children[cursor] {
      decision.continuation.append(next)
      cursor = next.node
    }
    guard !decision.continuation.isEmpty else { return }
    // Reservoir sampling (Vitter, algorithm R).
    decisionCount += 1
    if decisions.count < sampleLimit {
      decisions.append(decision)
    } else {
      let place = Int(uniforms.next() * Double(decisionCount))
      if place < sampleLimit { decisions[place] = decision }
    }
  }

  private mutating func forgetEnded() {
    for node in ended {
      guard let parent = parents.removeValue(forKey: node) else { continue }
      if children[parent]?.node == node { children[parent] = nil }
    }
    ended = []
  }

  /// - Parameter mayBeStopped: whether something else than the target can have ended the reply.
  func samples(prompt: Int, mayBeStopped: Bool) -> [PosteriorSample] {
    decisions.compactMap { decision in
      let follows = reply.dropFirst(decision.position)
      let drafted = decision.continuation.map(\.token)
      let accepted = zip(drafted, follows).prefix { $0 == $1 }.count
      // Where the reply was cut short, nobody knows what would have followed.
      if accepted == follows.count, accepted < drafted.count, !hasEnded || mayBeStopped { return nil }
      return PosteriorSample(
        features: decision.features, label: accepted == 0 ? 0 : accepted == drafted.count ? 2 : 1,
        confidences: decision.continuation.map(\.confidence), prompt: prompt)
    }
  }
}
