import SpecCore

/// Where the parameters come from that others are compared with.
enum DefaultsSource: Equatable, Sendable {
  /// They are what the pair came with.
  case pair
  /// They are those of a recording's first run.
  case firstRun
}

/// The parameters: as wanted by the user, and as the runtime last told them.
struct ParameterState: Equatable, Sendable {
  /// What the keys act on, and the next reply uses.
  private(set) var wanted: DecodingParameters
  /// In force in the running reply; nil before the first.
  private(set) var told: DecodingParameters?
  /// Whether a change has been asked for that the runtime has not told yet.
  private(set) var isPending = false

  /// What mode `auto` chose last; nil before its first choice.
  private(set) var decision: GovernorDecided?

  private(set) var seed: UInt64?
  private(set) var contextPolicy: ContextPolicy
  /// What was tuned by hand, to be taken back.
  private var history = SettingsHistory()
  /// What the settings are compared with, and what that is.
  private(set) var defaults: TunedSettings
  /// What it began with: what differs from it was tuned by hand.
  private var started: TunedSettings
  let comparison: DefaultsSource

  init(
    _ parameters: DecodingParameters, seed: UInt64? = nil, defaults: DecodingParameters? = nil,
    from source: DefaultsSource = .pair, contextPolicy: ContextPolicy = .dropOldest
  ) {
    comparison = source
    wanted = parameters
    self.seed = seed
    self.contextPolicy = contextPolicy
    self.defaults = TunedSettings(defaults ?? parameters)
    started = TunedSettings(parameters, seed: seed, contextPolicy: contextPolicy)
  }

  /// What the keys act on.
  var settings: TunedSettings { TunedSettings(wanted, seed: seed, contextPolicy: contextPolicy) }

  /// Those before the last change; the pair's own where nothing has been changed.
  ///
  /// Several changes of the same one after the other count as one.
  func settingsBefore(_ items: [ParameterItem]) -> TunedSettings {
    var earlier = history.earlier
    guard var before = earlier.popLast() else { return defaults }
    let changed = before.changed(to: settings, items)
    while let older = earlier.last, changed.count == 1, older.changed(to: before, items) == changed {
      before = older
      earlier.removeLast()
    }
    return before
  }

  /// The user changes something.
  ///
  /// - Parameter running: whether a reply runs, so that the change has to wait for its next round.
  mutating func want(_ settings: TunedSettings, running: Bool) {
    history.leave(self.settings)
    use(settings, running: running)
  }

  /// - Returns: false where nothing is left to take back.
  mutating func undo(running: Bool) -> Bool {
    guard let settings = history.undo(settings) else { return false }
    use(settings, running: running)
    return true
  }

  mutating func redo(running: Bool) -> Bool {
    guard let settings = history.redo(settings) else { return false }
    use(settings, running: running)
    return true
  }

  private mutating func use(_ settings: TunedSettings, running: Bool) {
    (wanted, seed, contextPolicy) = (settings.parameters, settings.seed, settings.contextPolicy)
    isPending = running && wanted != told
  }

  /// The runtime tells what is in force: an answer, or a change of its own.
  mutating func tell(_ parameters: DecodingParameters) {
    told = parameters
    if !isPending { wanted = parameters }
    if parameters == wanted { isPending = false }
  }

  /// Another pair is in use: its parameters count, but for those that were tuned by hand.
  mutating func changePair(_ start: DecodingParameters, defaults: DecodingParameters) {
    var next = TunedSettings(start, seed: seed)
    for item in ParameterItem.all(splits: []) where item.text(settings) != item.text(started) {
      item.set(&next, item.get(settings))
    }
    self = ParameterState(
      start, seed: seed, defaults: defaults, from: comparison, contextPolicy: contextPolicy)
    wanted = next.parameters
  }

  mutating func decide(_ decision: GovernorDecided) { self.decision = decision }

  /// The wanted parameters as they apply: with what mode `auto` chose, but for the mode itself.
  var inForce: DecodingParameters { wanted.mode == .auto ? wanted.filled(with: decision) : wanted }

  /// The same as fixed parameters: where one goes on by hand.
  var asFixed: DecodingParameters {
    guard wanted.mode == .auto else { return wanted }
    var fixed = wanted.filled(with: decision)
    fixed.mode = decision.map { $0.mode == .autoregressive ? .specbranch : $0.mode } ?? .specbranch
    return fixed
  }

  mutating func runEnded() { isPending = false }
}

extension DecodingParameters {
  /// With the parameters of a decision, but not its mode.
  fileprivate func filled(with decision: GovernorDecided?) -> DecodingParameters {
    guard let decision else { return self }
    var result = self
    result.draftLength = decision.draftLength
    result.confidenceThreshold = decision.confidenceThreshold
    result.adaptive = decision.adaptive
    result.branchCount = decision.branchCount
    return result
  }
}
