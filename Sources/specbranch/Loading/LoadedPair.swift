import LlamaBackend
import PosteriorPrediction
import SpecCore
import SpecEngine

/// A pair ready to decode.
struct LoadedPair: Sendable {
  let source: PairSource
  let coordinator: SpeculationCoordinator
  /// The lanes' threads, which end when the pair is not used any more.
  let threads: [ThreadExecutor]
  let codec: LlamaTextCodec
  /// Tokens of context.
  let contextLength: Int
  let targetSummary: String
  let draftSummary: String?
  /// Where the target computes, if not where the engine put it, such as `127.0.0.1:50052`.
  let targetPlace: String?
  /// Ways to share the machine's threads out between the two models, first the one it was loaded with.
  let threadSplits: [ThreadSplit]
  /// Its posterior predictor, where there is one that works here.
  let predictor: HRADPredictor?
  /// What lets it go on learning, where that was asked for and can be.
  let learning: PredictorLearning?
  /// Sentences that people should see before the first reply.
  let notices: [String]
  /// Why nothing predicts posterior lengths, where the manifest names a predictor.
  let predictorObstacle: String?

  /// Ends the lanes' threads; nothing may be asked of the pair any more, and its memory is free when the last
  /// copy of this value is gone.
  func unload() {
    for thread in threads { thread.shutDown() }
  }

  /// The notices that matter for replies with these parameters.
  func notices(for parameters: DecodingParameters) -> [String] {
    let predicts = parameters.hrad && [.specbranch, .auto].contains(parameters.mode)
    return notices + (predicts ? [predictorObstacle].compactMap(\.self) : [])
  }
}
