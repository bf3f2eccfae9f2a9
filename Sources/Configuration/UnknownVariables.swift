import SpecCore

/// Variables that look like this program's and are none: somebody has misspelt one.
public enum UnknownVariables {
  private static let prefix = "SPECBRANCH_"
  /// What is read elsewhere than as a setting.
  private static let others = ["SPECBRANCH_THEMES"]

  /// - Returns: a sentence for each that is set, with the nearest one that there is.
  public static func problems(_ environment: [String: String]) -> [String] {
    let known = Set(SettingTable.all.map(\.variable) + others)
    return environment.keys.sorted()
      .filter { $0.hasPrefix(prefix) && !known.contains($0) && environment[$0]?.isEmpty == false }
      .map { variable in
        // Without the beginning that all have, which would make any two of them near.
        let names = known.sorted().map { String($0.dropFirst(prefix.count)) }
        let nearest = NearestName.of(String(variable.dropFirst(prefix.count).prefix(60)), among: names)
        let advice =
          nearest.map { "did you mean \(prefix)\($0)?" } ?? "unset it, or see specbranch config show KEY"
        return "\(shown(variable)) is set, but no setting is called so; \(advice)".ended
      }
  }
}
