import Configuration

/// Settings as `config show` writes them.
enum SettingText {
  static func table(_ definitions: [SettingDefinition], _ settings: Settings) -> String {
    let rows = definitions.map {
      (name: $0.name.rawValue, value: value($0, settings), source: source($0, settings))
    }
    let nameWidth = rows.map(\.name.count).max() ?? 0
    let valueWidth = min(rows.map(\.value.count).max() ?? 0, 40)
    return rows.map {
      "\(padded($0.name, nameWidth))  \(padded($0.value, valueWidth))  \($0.source)\n"
    }.joined()
  }

  static func explanation(_ definition: SettingDefinition, _ settings: Settings) -> String {
    let places = [definition.option.map { "--\($0)" }, definition.variable].compactMap(\.self)
    return """
      \(definition.name.rawValue) = \(value(definition, settings)) (\(source(definition, settings)))

      \(definition.sentence)
      Values: \(definition.kind.summary). Default: \(definition.defaultText).
      Also: \(places.joined(separator: ", ")).

      """
  }

  private static func value(_ definition: SettingDefinition, _ settings: Settings) -> String {
    guard let setting = settings[definition.name] else { return definition.otherwise ?? "none" }
    return setting.value.description.isEmpty ? "none" : setting.value.description
  }

  private static func source(_ definition: SettingDefinition, _ settings: Settings) -> String {
    (settings[definition.name]?.source ?? .standard).description
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
