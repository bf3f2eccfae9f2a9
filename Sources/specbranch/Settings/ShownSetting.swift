import Configuration
import Foundation

/// A setting as `config show --json` prints it.
struct ShownSetting: Encodable {
  let key: String
  /// nil where nothing gives a value and there is no default.
  let value: Value?
  let source: String
  let summary: String
  let values: String
  let defaultsTo: String
  let option: String?
  let variable: String

  /// A value as JSON has it.
  enum Value: Encodable {
    case setting(SettingValue)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .setting(.flag(let value)): try container.encode(value)
      case .setting(.integer(let value)): try container.encode(value)
      case .setting(.number(let value)): try container.encode(value)
      case .setting(.text(let value)): try container.encode(value)
      case .setting(.list(let value)): try container.encode(value)
      }
    }
  }

  init(_ definition: SettingDefinition, _ settings: Settings) {
    let setting = settings[definition.name]
    key = definition.name.rawValue
    value = setting.map { .setting($0.value) }
    source = (setting?.source ?? .standard).description
    summary = definition.sentence
    values = definition.kind.summary
    defaultsTo = definition.defaultText
    option = definition.option.map { "--" + $0 }
    variable = definition.variable
  }

  static func json(_ settings: [ShownSetting]) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(settings), as: UTF8.self) + "\n"
  }
}
