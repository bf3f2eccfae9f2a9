public import SpecCore
import Synchronization

/// Stands before a predictor while a pair runs, and keeps what it is shown: the decisions to learn from.
///
/// What became of a continuation is read from the run's events. A greedy reply tells it of every one, cut
/// off or not: the committed text is what the target says. A sampled reply tells it of those that were
/// verified whole for what was predicted, so that the choice depends on the features alone.
public final class SampleRecorder: PosteriorPredictor {
  public let featureCount: Int
  private let draftLength: Int
  private let predictor: (any PosteriorPredictor)?
  private let state: Mutex<RecordedReply>

  /// - Parameters:
  ///   - draftLength: γ: how many tokens of a continuation count.
  ///   - sampleLimit: the most samples of a reply; where there are more, all are as likely to be among them.
  ///   - predictor: whom to ask; nil keeps every continuation whole.
  public init(
    featureCount: Int, draftLength: Int, sampleLimit: Int = .max,
    asking predictor: (any PosteriorPredictor)? = nil
  ) {
    self.featureCount = featureCount
    self.draftLength = draftLength
    self.predictor = predictor
    state = Mutex(RecordedReply(sampleLimit: sampleLimit))
  }

  public func predict(_ features: [Float]) -> PosteriorProbabilities? {
    state.withLock { $0.open = features }
    guard let predictor else {
      return PosteriorProbabilities(allRejected: 0, mixed: 0, allAccepted: 1)
    }
    return predictor.predict(features)
  }

  /// Takes an event of the run in.
  public func add(_ timed: TimedEvent) { state.withLock { $0.add(timed.event, draftLength: draftLength) } }

  /// The samples of the run that has ended; the recorder is then ready for another.
  ///
  /// - Parameter stopStrings: those that could end the reply before the target would have.
  public func takeSamples(prompt: Int, stopStrings: [String] = []) -> [PosteriorSample] {
    let ended = state.withLock { state in
      defer { state = RecordedReply(sampleLimit: state.sampleLimit) }
      return state
    }
    return ended.samples(prompt: prompt, mayBeStopped: !stopStrings.isEmpty)
  }
}
