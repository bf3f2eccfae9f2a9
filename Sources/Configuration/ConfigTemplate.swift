/// The file that `config edit` starts with: every key with what it means, commented out.
public enum ConfigTemplate {
  public static let text: String = head + SettingDefinition.Section.allCases.map(section).joined() + profiles

  private static let head = """
    # SpecBranch's settings. Take the # away before a key to set it; specbranch config check checks this file.
    #
    # What counts most comes first: an option of the command line, an environment variable, what you keep for
    # the pair (specbranch models set, pairs/NAME.toml), what the pair's manifest says, this file (a profile
    # before what stands at its top), the default.

    """

  private static let profiles = """

    # Profiles: what stands here counts where --profile NAME, SPECBRANCH_PROFILE or profile = "NAME" says so.
    # They are the last of this file, because all below a [header] belongs to it.
    #[profiles.fast]
    #draft_length = 12
    #temperature = 0.0

    """

  private static func section(_ section: SettingDefinition.Section) -> String {
    SettingTable.all.filter { $0.section == section }
      .reduce("\n# --- \(section.rawValue) ---\n") { $0 + "\n" + entry($1) }
  }

  private static func entry(_ definition: SettingDefinition) -> String {
    let value = definition.example ?? definition.fallback ?? .text("")
    return """
      # \(definition.sentence)
      # \(definition.kind.summary.capitalizedFirst); default: \(definition.defaultText). \(places(definition))
      #\(definition.name.rawValue) = \(value.toml)

      """
  }

  private static func places(_ definition: SettingDefinition) -> String {
    ([definition.option.map { "--" + $0 }] + [definition.variable]).compactMap(\.self).joined(separator: ", ")
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
