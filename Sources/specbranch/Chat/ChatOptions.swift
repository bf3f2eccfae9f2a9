import ChatUI
import Configuration
import SpecCore
import TerminalCore

/// What the chat was started with.
struct ChatOptions: Sendable {
  let preferences: Preferences
  /// The command line's options with what the environment and the file add.
  let decoding: DecodingOptions
  /// What else the user should know from the start.
  var warnings: [String] = []

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

  /// What the screen begins with.
  var start: ChatState.Start {
    var start = ChatState.Start(
      size: .zero, lines: settings.flag(.ascii) ? .ascii : .unicode, parameters: parameters,
      defaults: recommended, seed: decoding.seed)
    start.warnings = warnings
    start.panes = settings[.panes].map { panes in
      (panes.value.asList ?? []).compactMap { PaneKind(named: $0) }
    }
    start.reportsMouse = settings.flag(.mouse)
    start.usesClipboard = settings.flag(.clipboard)
    start.system = system
    return start
  }

  var system: String? { decoding.system ?? source.catalogued?.manifest.chat?.system }
}
