import Foundation

/// The user's token, where the hub's own tools keep it.
enum HubToken {
  /// Longer contents are no token.
  private static let longest = 4096

  static func find(_ environment: [String: String]) -> String? {
    for name in ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"] {
      if let token = environment[name].flatMap(cleaned) { return token }
    }
    guard let path = file(environment), let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: longest)
    else { return nil }
    return cleaned(String(decoding: data, as: UTF8.self))
  }

  private static func file(_ environment: [String: String]) -> String? {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let path = value("HF_TOKEN_PATH") { return path }
    if let home = value("HF_HOME") { return home + "/token" }
    if let cache = value("XDG_CACHE_HOME") { return cache + "/huggingface/token" }
    return value("HOME").map { $0 + "/.cache/huggingface/token" }
  }

  /// The token without the line break that files end with; nil for what would not be one header line.
  private static func cleaned(_ text: String) -> String? {
    let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !token.isEmpty, token.utf8.count < longest, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    return token
  }
}
