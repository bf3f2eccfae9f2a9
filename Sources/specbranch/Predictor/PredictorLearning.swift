import PosteriorPrediction
import SpecCore
import SpecEngine
import Synchronization

/// Lets a pair's predictor go on learning: listens to each reply, and takes small steps after it.
///
/// It works between replies and on no lane's thread, so decoding never waits for it.
actor PredictorLearning {
  private let coordinator: SpeculationCoordinator
  private let file: LearnedPredictorFile
  private var learned: LearnedPredictor
  private let recorder: Mutex<SampleRecorder>

  /// Has the coordinator use what was learned earlier.
  ///
  /// - Returns: also a sentence where something is in the way.
  static func start(
    _ predictor: HRADPredictor?, _ source: PairSource, _ coordinator: SpeculationCoordinator
  ) async -> (learning: PredictorLearning?, notice: String?) {
    guard let predictor else {
      return (
        nil,
        "H-RAD learns nothing, for this pair has no predictor that works; train one with specbranch predictor train."
      )
    }
    let file = LearnedPredictorFile(pair: source.name)
    let (learned, notice) = file.read(shipped: predictor)
    let learning = PredictorLearning(coordinator, file, learned)
    await learning.useBetter()
    return (learning, notice)
  }

  private init(
    _ coordinator: SpeculationCoordinator, _ file: LearnedPredictorFile, _ learned: LearnedPredictor
  ) {
    self.coordinator = coordinator
    self.file = file
    self.learned = learned
    recorder = Mutex(Self.recorder(learned))
  }

  private static func recorder(_ learned: LearnedPredictor) -> SampleRecorder {
    SampleRecorder(
      featureCount: learned.shipped.featureCount, draftLength: learned.shipped.record.draftLength,
      sampleLimit: LearnedPredictor.samplesPerReply, asking: learned.better)
  }

  /// Takes an event of a reply in; does not wait.
  nonisolated func add(_ event: TimedEvent) { recorder.withLock { $0 }.add(event) }

  /// Learns from the reply that has ended.
  ///
  /// - Returns: a sentence where what was learned cannot be kept.
  func learn(stopStrings: [String]) async -> String? {
    let samples = recorder.withLock { $0 }.takeSamples(prompt: 0, stopStrings: stopStrings)
    guard !samples.isEmpty else { return nil }
    learned.learn(from: samples)
    await useBetter()
    do throws(CommandFailure) {
      try file.write(learned)
      return nil
    } catch {
      return error.description
    }
  }

  private func useBetter() async {
    let next = Self.recorder(learned)
    recorder.withLock { $0 = next }
    // It has the shipped predictor's features, which the target was found to give.
    try? await coordinator.use(next)
  }
}
