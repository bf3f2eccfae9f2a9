/// Changes one setting in the text of a settings file and leaves everything else as people wrote it.
public enum ConfigEdit {
  /// - Parameter profile: the profile in use; where its table has the key, that line changes.
  /// - Returns: nil where the text is not valid TOML, or the key stands there in a way that cannot be changed.
  public static func text(
    _ text: String, setting name: SettingName, to value: SettingValue, profile: String? = nil
  ) -> String? {
    let lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    var rows = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    let lines = KeyLines(text)
    let entry = "\(name.rawValue) = \(value.toml)"
    let ofProfile = profile.flatMap { lines.line(of: ["profiles", $0, name.rawValue]) }
    if let line = ofProfile ?? lines.line(of: [name.rawValue]) {
      rows[line - 1] = indent(rows[line - 1]) + entry + comment(rows[line - 1])
    } else {
      rows.insert(entry, at: placeForNew(name, rows))
    }
    let edited = rows.joined(separator: lineEnd)
    return isSame(text, edited, but: name, value, inProfile: ofProfile == nil ? nil : profile) ? edited : nil
  }

  /// Below the line that shows the key in a comment, else before the first table; all below a header belongs to it.
  private static func placeForNew(_ name: SettingName, _ rows: [String]) -> Int {
    let header = rows.firstIndex { $0.drop { $0 == " " || $0 == "\t" }.first == "[" }
    let top = rows[..<(header ?? rows.count)]
    let shown = top.firstIndex { row in
      let words = row.drop { $0 == "#" || $0 == " " }
      return row.first == "#"
        && (words.hasPrefix(name.rawValue + " =") || words.hasPrefix(name.rawValue + "="))
    }
    if let shown { return shown + 1 }
    // Not between a table's own comment and its header.
    guard header != nil else { return rows.last == "" ? rows.count - 1 : rows.count }
    return top.lastIndex { $0.first != "#" && !$0.isEmpty }.map { $0 + 1 } ?? 0
  }

  private static func indent(_ row: String) -> String {
    String(row.prefix { $0 == " " || $0 == "\t" })
  }

  /// What stands behind a value of one word, with its blanks.
  private static func comment(_ row: String) -> String {
    guard let equals = row.firstIndex(of: "=") else { return "" }
    var rest = row[row.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest = rest.dropFirst().drop { $0 != quote }.dropFirst()
    }
    guard let mark = rest.firstIndex(of: "#") else { return "" }
    return "  " + rest[mark...]
  }

  /// Whether both say the same but for the one setting.
  private static func isSame(
    _ before: String, _ after: String, but name: SettingName, _ value: SettingValue,
    inProfile profile: String?
  ) -> Bool {
    let (old, new) = (values(before), values(after))
    guard var old, var new else { return false }
    let changed = profile.map { new.profiles[$0]?[name] } ?? new.settings[name]
    guard changed == value else { return false }
    if let profile {
      old.profiles[profile]?.removeValue(forKey: name)
      new.profiles[profile]?.removeValue(forKey: name)
    } else {
      old.settings.removeValue(forKey: name)
      new.settings.removeValue(forKey: name)
    }
    return old == new
  }

  private struct Values: Equatable {
    var settings: [SettingName: SettingValue]
    var profiles: [String: [SettingName: SettingValue]]
  }

  /// nil where the text is not valid TOML.
  private static func values(_ text: String) -> Values? {
    guard ConfigReader.isValid(text) else { return nil }
    let document = ConfigReader.read(text, file: "", known: KnownNames())
    return Values(
      settings: document.settings.mapValues(\.value),
      profiles: document.profiles.mapValues { $0.mapValues(\.value) })
  }
}
