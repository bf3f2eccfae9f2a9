/// Why a theme cannot be used; its description is one sentence for people.
public enum ThemeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No folder holds a theme of that name.
  case unknown(name: String, known: [String])
  case unreadable(file: String)
  /// The file is not TOML; line counts from 1.
  case malformed(file: String, line: Int, reason: String)
  /// A key of the file has no such meaning.
  case unknownKey(file: String, key: String, hint: String)
  case badValue(file: String, key: String, value: String, expected: String)

  public var description: String {
    switch self {
    case .unknown(let name, let known) where known.isEmpty:
      "No theme “\(name)” was found, nor any other; set SPECBRANCH_THEMES to a folder with theme files."
    case .unknown(let name, let known):
      "No theme is called “\(name)”; use one of \(known.joined(separator: ", ")) or give the path of a file."
    case .unreadable(let file):
      "The theme file \(file) cannot be read; check the path and its permissions."
    case .malformed(let file, let line, let reason):
      "The theme file \(file) is not valid TOML at line \(line) (\(reason)); correct that line."
    case .unknownKey(let file, let key, let hint):
      "The theme file \(file) has an unknown key “\(key)”; \(hint)."
    case .badValue(let file, let key, let value, let expected):
      "The theme file \(file) has \(value) at “\(key)”; write \(expected)."
    }
  }
}
