import ChatUI
import Configuration
import Foundation
import ThemeCatalog
import UserFiles

/// Notices when the user's settings file changes, and says what that means for a running chat.
struct ConfigWatch: Sendable {
  /// Settings that a running chat takes over.
  private static let live: Set<SettingName> = [
    .mode, .draftLength, .confidenceThreshold, .adaptive, .branches, .branchStop, .hrad, .temperature, .topK,
    .topP, .minP, .repeatPenalty, .seed, .theme, .contextPolicy,
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
    defaults = .init(
      parameters: options.parameters, seed: options.decoding.seed, theme: theme,
      contextPolicy: options.preferences.contextPolicy)
  }

  /// Writes a setting into the file, where its line is; what else it says stays, comments included.
  ///
  /// - Throws: a sentence for people; then the file is as it was.
  func save(_ name: SettingName, _ value: SettingValue) throws(CommandFailure) {
    guard let path else { throw CommandFailure("set HOME or XDG_CONFIG_HOME, and it can be kept") }
    do {
      try PrivateFile.withLockedFolder(of: path) {
        let isThere = FileManager.default.fileExists(atPath: path)
        guard let text = isThere ? SmallTextFile.text(at: path) : "", text.utf8.count < 1 << 20,
          let edited = ConfigEdit.text(text, setting: name, to: value, profile: profile)
        else { throw CommandFailure("correct \(path), which has faults, and it can be kept") }
        if edited != text { try PrivateFile.replace(path, with: edited) }
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("\(path) cannot be written; is the folder writable and the disk not full?")
    }
  }

  /// The profile in use.
  private var profile: String? {
    given.config?.profile ?? settings.text(.profile)
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
      after: .init(
        parameters: options.parameters, seed: options.decoding.seed, theme: chosen.name,
        contextPolicy: preferences.contextPolicy),
      atNextStart: settings.changes(to: preferences.settings).filter { !Self.live.contains($0) }.map(
        \.rawValue))
    (settings, defaults) = (preferences.settings, change.after)
    return .settingsChanged(change)
  }
}
