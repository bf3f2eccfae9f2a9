import ChatUI
import Configuration
import ThemeCatalog
import UserFiles

/// Notices when the user's settings file changes, and says what that means for a running chat.
struct ConfigWatch: Sendable {
  /// Settings that a running chat takes over.
  private static let live: Set<SettingName> = [
    .mode, .draftLength, .confidenceThreshold, .adaptive, .branches, .branchStop, .hrad, .temperature, .topK,
    .topP, .minP, .repeatPenalty, .seed, .theme,
  ]

  private var file: FileWatch
  private let path: String?
  private let given: GivenOptions
  private let themes: ThemeCatalog
  private let environment: [String: String]
  private let source: PairSource
  /// What was wrong at the start and is none of the file's: it has been told.
  private let known: Set<String>
  private var settings: Settings
  private var defaults: SettingsChange.Defaults

  /// - Parameters:
  ///   - file: watches the file since before it was read.
  ///   - given: the command line, which goes before the file.
  ///   - options: what the chat was started with.
  ///   - theme: the name of the theme that it was started with.
  init(
    _ file: FileWatch, configured: ConfiguredSettings, given: GivenOptions, options: ChatOptions,
    theme: String,
    themes: ThemeCatalog, environment: [String: String]
  ) {
    self.file = file
    path = configured.path
    self.given = given
    self.themes = themes
    self.environment = environment
    source = options.source
    known = Set(options.preferences.problems).subtracting(configured.document.problems)
    settings = options.settings
    defaults = .init(parameters: options.parameters, seed: options.decoding.seed, theme: theme)
  }

  /// What became of the file; nil where nothing changed since the last time, or the file is gone.
  mutating func change() -> ChatInput? {
    guard file.notices(path) else { return nil }
    do {
      return try read()
    } catch {
      return .settingsRejected(["\(error)"])
    }
  }

  private mutating func read() throws -> ChatInput? {
    let preferences = try Preferences(
      given, configured: ConfiguredSettings(environment: environment), loaded: source)
    let chosen = try ThemeChoice.theme(preferences.settings, themes, environment)
    let problems = preferences.problems.filter { !known.contains($0) } + [chosen.problem].compactMap(\.self)
    guard problems.isEmpty else { return .settingsRejected(problems) }
    let options = ChatOptions(
      preferences: preferences, given: given, decoding: given.decoding ?? DecodingOptions())
    let change = SettingsChange(
      before: defaults,
      after: .init(parameters: options.parameters, seed: options.decoding.seed, theme: chosen.name),
      atNextStart: settings.changes(to: preferences.settings).filter { !Self.live.contains($0) }.map(
        \.rawValue))
    (settings, defaults) = (preferences.settings, change.after)
    return .settingsChanged(change)
  }
}
