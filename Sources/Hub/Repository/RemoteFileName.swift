/// Names that a hub gives, and whether a file may have them here.
public enum RemoteFileName {
  /// Room for `.partial.json` in the 255 bytes that file systems allow.
  private static let longestComponent = 200
  private static let longestPath = 1024

  /// Why a path in a repository cannot be used, as the end of a sentence; nil if it can.
  public static func defect(_ path: String) -> String? {
    if path.isEmpty { return "it is empty" }
    if path.utf8.count > longestPath { return "it is too long" }
    if path.unicodeScalars.contains(where: isUnprintable) { return "it has characters that cannot be shown" }
    if path.contains("\\") { return "it has a backslash" }
    if path.hasPrefix("/") || path.dropFirst().hasPrefix(":") { return "it is an absolute path" }
    for component in path.split(separator: "/", omittingEmptySubsequences: false) {
      if component.isEmpty || component == "." || component == ".." { return "it leads out of its folder" }
      if component.utf8.count > longestComponent { return "it is too long" }
      if component.hasPrefix(".") || component.hasPrefix("-") { return "it begins with a dot or a dash" }
    }
    return nil
  }

  /// What a usable path's file is called here: its last component.
  public static func localName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}
