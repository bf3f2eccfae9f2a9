import ChatUI
import Configuration
import SpecCore
import TerminalCore

/// What the chat was started with.
struct ChatOptions: Sendable {
  let preferences: Preferences
  /// What the command line said, for choosing another pair.
  let given: GivenOptions
  /// The command line's options with what the environment and the file add.
  let decoding: DecodingOptions
  /// Which conversation the chat begins with.
  var beginning = Beginning.usual
  /// What else the user should know from the start.
  var warnings: [String] = []

  var persona: Persona?

  init(
    preferences: Preferences, given: GivenOptions, decoding: DecodingOptions, beginning: Beginning = .usual,
    warnings: [String] = []
  ) {
    self.preferences = preferences
    self.given = given
    self.decoding = decoding.filled(from: preferences.settings)
    self.beginning = beginning
    self.warnings = warnings
  }

  /// The same with another pair, as if the program had been started with it.
  func choosing(pair name: String) throws(CommandFailure) -> ChatOptions {
    var given = given
    given.pair.choose(pair: name)
    let preferences = try Preferences(given)
    var options = ChatOptions(
      preferences: preferences, given: given, decoding: given.decoding ?? decoding, warnings: warnings)
    options.persona = persona
    return options
  }

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
    start.persona = persona?.name
    start.contextPolicy = preferences.contextPolicy
    start.usesVi = settings.flag(.vi)
    start.usesClipboard = settings.flag(.clipboard)
    (start.system, start.ownSystem) = (persona?.text ?? system, system)
    return start
  }

  /// What the command line says of what the conversation begins with; nil where it says nothing.
  var givenInstructions: Instructions? {
    if let persona { return Instructions(system: persona.text, persona: persona.name) }
    return given.decoding?.system.map { Instructions(system: $0, persona: nil) }
  }

  var system: String? { decoding.system ?? source.catalogued?.manifest.chat?.system }
}

/// Which conversation the chat begins with.
enum Beginning: Sendable {
  /// A new one, unless something was left unfinished in the one used last.
  case usual
  case latest
  case conversation(ConversationKey)
}
