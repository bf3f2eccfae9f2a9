/// What a setting is: the one place that help, the template and the manual page take it from.
public struct SettingDefinition: Equatable, Sendable {
  public enum Section: String, CaseIterable, Sendable {
    case models = "Models"
    case decoding = "Decoding"
    case sampling = "Sampling"
    case screen = "Screen"
    case files = "Files"
  }

  public let name: SettingName
  public let section: Section
  public let kind: SettingKind
  /// The value where nothing gives one; nil where `otherwise` says what happens then.
  public let fallback: SettingValue?
  /// What counts where nothing gives a value and there is no `fallback`, such as “what fits”.
  public let otherwise: String?
  /// A value to show where there is no `fallback`.
  public let example: SettingValue?
  /// One sentence.
  public let sentence: String
  /// Whether a pair's manifest can give it.
  public let isInManifest: Bool
  /// The command line's option without its hyphens; nil where it has none.
  public let option: String?
  /// Where the environment has it.
  public let variable: String

  init(
    _ name: SettingName, _ section: Section, _ kind: SettingKind, fallback: SettingValue? = nil,
    otherwise: String? = nil, example: SettingValue? = nil, inManifest: Bool = false, hasOption: Bool = true,
    variable: String? = nil, _ sentence: String
  ) {
    self.name = name
    self.section = section
    self.kind = kind
    self.fallback = fallback
    self.otherwise = otherwise
    self.example = example
    self.sentence = sentence
    isInManifest = inManifest
    option = hasOption ? name.rawValue.replacing("_", with: "-") : nil
    self.variable = variable ?? "SPECBRANCH_" + name.rawValue.uppercased()
  }

  /// The value where nothing gives one, in words.
  public var defaultText: String {
    let own = otherwise ?? fallback.map { $0.description.isEmpty ? "none" : $0.description } ?? "none"
    return isInManifest ? "the pair's, else \(own)" : own
  }
}
