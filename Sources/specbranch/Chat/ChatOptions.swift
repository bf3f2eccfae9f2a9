import ChatUI
import Configuration
import SpecCore

/// What the chat was started with.
struct ChatOptions: Sendable {
  let preferences: Preferences
  /// The command line's options with what the environment and the file add.
  let decoding: DecodingOptions
  /// What else the user should know from the start.
  var warnings: [String] = []
  /// The keys, and what is wrong with the user's key file.
  let keys: (map: KeyMap, problems: [String])

  var source: PairSource { preferences.source }
  var pair: PairOptions { preferences.pair }
  var settings: Settings { preferences.settings }

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

  var system: String? { decoding.system ?? source.catalogued?.manifest.chat?.system }
}
