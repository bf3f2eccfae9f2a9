/// A setting's value.
public enum SettingValue: Equatable, Sendable {
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([String])

  public var asFlag: Bool? {
    if case .flag(let value) = self { value } else { nil }
  }

  public var asInteger: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  public var asNumber: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  public var asText: String? {
    if case .text(let value) = self { value } else { nil }
  }

  public var asList: [String]? {
    if case .list(let value) = self { value } else { nil }
  }

  /// As people read it.
  public var description: String {
    switch self {
    case .flag(let isOn): isOn ? "true" : "false"
    case .integer(let value): "\(value)"
    case .number(let value): Self.shortest(value)
    case .text(let text): text
    case .list(let items): items.joined(separator: ", ")
    }
  }

  /// As TOML writes it.
  public var toml: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .list(let items): "[" + items.map(Self.quoted).joined(separator: ", ") + "]"
    case .number(let value) where value == value.rounded(): "\(value)"
    default: description
    }
  }

  private static func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
