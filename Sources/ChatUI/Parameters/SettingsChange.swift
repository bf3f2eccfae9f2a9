public import SpecCore

/// How the user's settings file has changed, as far as it concerns a running chat.
public struct SettingsChange: Equatable, Sendable {
  /// What the settings give a chat that nobody has tuned.
  public struct Defaults: Equatable, Sendable {
    public var parameters: DecodingParameters
    /// Of the next reply; nil takes another one at random for each.
    public var seed: UInt64?
    public var theme: String

    public var contextPolicy: ContextPolicy

    public init(
      parameters: DecodingParameters, seed: UInt64?, theme: String, contextPolicy: ContextPolicy = .dropOldest
    ) {
      self.parameters = parameters
      self.seed = seed
      self.theme = theme
      self.contextPolicy = contextPolicy
    }

    var settings: TunedSettings { TunedSettings(parameters, seed: seed, contextPolicy: contextPolicy) }
  }

  public var before: Defaults
  public var after: Defaults
  /// Keys of the file that changed and count only when the program starts.
  public var atNextStart: [String]

  public init(before: Defaults, after: Defaults, atNextStart: [String] = []) {
    self.before = before
    self.after = after
    self.atNextStart = atNextStart
  }
}
