/// Where the user's configuration of this program is.
public enum ConfigurationFolder {
  /// `$XDG_CONFIG_HOME/specbranch`, else below `~/.config`; nil where the environment names no home.
  public static func path(environment: [String: String]) -> String? {
    let folder: String?
    if let given = environment["XDG_CONFIG_HOME"], given.hasPrefix("/") {
      folder = given
    } else {
      folder = environment["HOME"].map { $0 + "/.config" }
    }
    return folder.map { $0 + "/specbranch" }
  }
}
