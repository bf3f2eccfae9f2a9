import ChatUI
import SpecCore
import TerminalCore

/// What the chat was started with.
struct ChatOptions: Sendable {
  let source: PairSource
  let pair: PairOptions
  let decoding: DecodingOptions
  let learning: LearningOptions

  /// The parameters to start with: a demonstration pair is paced, so that one can watch it.
  var parameters: DecodingParameters { decoding.parameters(recommended, seedFixesSchedule: false) }

  /// The pair's own.
  var recommended: DecodingParameters {
    var recommended = source.parameters
    recommended.emulation = source.catalogued?.pacing
    return recommended
  }

  /// The lanes' speed that the pacing key switches on and off.
  var pacing: EmulatedLanes? { parameters.emulation }

  /// What the screen begins with.
  var start: ChatState.Start {
    ChatState.Start(
      size: .zero, parameters: parameters, defaults: recommended, seed: decoding.seed)
  }

  var system: String? { decoding.system ?? source.catalogued?.manifest.chat?.system }
}
