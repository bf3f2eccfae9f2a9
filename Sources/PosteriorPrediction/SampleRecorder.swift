public import SpecCore
import Synchronization

/// Stands in for a predictor while a pair runs, and keeps what it is shown: the decisions to learn from.
///
/// It keeps every continuation whole, and learns from the run's events what became of it. Only greedy
/// runs tell: there the committed text says what the target would have accepted.
public final class SampleRecorder: PosteriorPredictor {
  private struct Decision {
    var features: [Float]
    /// The reply's length when it was made, and what was drafted to follow.
    var position = 0
    var continuation: [DraftedToken] = []
  }

  private struct State {
    var open: [Float]?
    var decisions: [Decision] = []
    var reply: [Token] = []
    var children: [NodeID: DraftedToken] = [:]
    var last = NodeID.prompt
    var hasEnded = false

    /// Notes the decision that was just made on what is drafted after the last committed token.
    mutating func decide(_ draftLength: Int) {
      guard let features = open else { return }
      var decision = Decision(features: features, position: reply.count)
      var cursor = last
      while decision.continuation.count < draftLength, let next = children[cursor] {
        decision.continuation.append(next)
        cursor = next.node
      }
      if !decision.continuation.isEmpty { decisions.append(decision) }
      open = nil
    }
  }

  public let featureCount: Int
  private let draftLength: Int
  private let state = Mutex(State())

  /// - Parameter draftLength: γ: how many tokens of a continuation count.
  public init(featureCount: Int, draftLength: Int) {
    self.featureCount = featureCount
    self.draftLength = draftLength
  }

  public func predict(_ features: [Float]) -> PosteriorProbabilities? {
    state.withLock { $0.open = features }
    return PosteriorProbabilities(allRejected: 0, mixed: 0, allAccepted: 1)
  }

  /// Takes an event of the run in.
  public func add(_ timed: TimedEvent) {
    state.withLock { state in
      switch timed.event {
      case .draftExtended(let extended):
        for token in extended.tokens { state.children[token.parent] = token }
      case .branchOpened(let branch) where branch.candidate.rank == 0:
        state.children[branch.candidate.parent] = branch.candidate
      case .committed(let committed):
        state.reply += committed.tokens.map(\.token)
        state.last = committed.tokens.last?.node ?? state.last
      case .roundFinished(let round) where round.posteriorProbabilities != nil:
        state.decide(draftLength)
      case .runFinished(let finished): state.hasEnded = finished.finish == .stop
      default: break
      }
    }
  }

  /// The samples of the run that has ended; the recorder is then ready for another.
  public func takeSamples(prompt: Int) -> [PosteriorSample] {
    let ended = state.withLock { state in
      defer { state = State() }
      return state
    }
    return ended.decisions.compactMap { decision in
      let follows = ended.reply.dropFirst(decision.position)
      let drafted = decision.continuation.map(\.token)
      let accepted = zip(drafted, follows).prefix { $0 == $1 }.count
      // Where the reply was cut short, nobody knows what would have followed.
      if accepted == follows.count, accepted < drafted.count, !ended.hasEnded { return nil }
      return PosteriorSample(
        features: decision.features, label: accepted == 0 ? 0 : accepted == drafted.count ? 2 : 1,
        confidences: decision.continuation.map(\.confidence), prompt: prompt)
    }
  }
}
