import SpecCore

/// What values a setting takes.
public enum SettingKind: Equatable, Sendable {
  case flag
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case choice([String])
  case text
  /// A file or folder; `~/` is the user's home.
  case path
  /// Several texts; in the environment the separator stands between them.
  case list(separator: Character)

  /// The values in words, such as “a whole number from 1 to 32”.
  public var summary: String {
    switch self {
    case .flag: "true or false"
    case .integer(let range) where range.upperBound >= Int(Int32.max):
      "a whole number from \(range.lowerBound)"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range):
      "a number from \(SettingValue.number(range.lowerBound).description) to "
        + SettingValue.number(range.upperBound).description
    case .choice(let names): "one of " + names.joined(separator: ", ")
    case .text: "a text"
    case .path: "a path"
    case .list: "a list of texts"
    }
  }

  /// The value that an environment variable gives; nil where it is none of this kind.
  public func value(of text: String) -> SettingValue? {
    let value: SettingValue? =
      switch self {
      case .flag: Self.flag(text).map(SettingValue.flag)
      case .integer: Int(text).map(SettingValue.integer)
      case .number: Double(text).map(SettingValue.number)
      case .choice, .text, .path: .text(text)
      case .list(let separator):
        .list(text.split(separator: separator).map { trimmed(String($0)) }.filter { !$0.isEmpty })
      }
    return value.flatMap(accepted)
  }

  /// The value as this kind takes it, whole numbers also where others may stand; nil where it does not.
  public func accepted(_ value: SettingValue) -> SettingValue? {
    switch (self, value) {
    case (.flag, .flag), (.list, .list): value
    case (.integer(let range), .integer(let number)): range.contains(number) ? value : nil
    case (.number(let range), .number(let number)): range.contains(number) ? value : nil
    case (.number(let range), .integer(let number)):
      range.contains(Double(number)) ? .number(Double(number)) : nil
    case (.choice(let names), .text(let text)): names.contains(text) ? value : nil
    case (.text, .text(let text)), (.path, .text(let text)): text.isEmpty ? nil : value
    default: nil
    }
  }

  /// What somebody may have meant by a text that is no value.
  func nearest(to text: String) -> String? {
    guard case .choice(let names) = self else { return nil }
    return NearestName.of(text, among: names)
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
