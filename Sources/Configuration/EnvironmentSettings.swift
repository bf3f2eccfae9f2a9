/// The settings that environment variables give.
public enum EnvironmentSettings {
  /// - Returns: the settings, and what is wrong with the others, each as one sentence.
  public static func read(
    _ environment: [String: String], known: KnownNames = KnownNames()
  ) -> (settings: SettingLayer, problems: [String]) {
    var settings: SettingLayer = [:]
    var problems: [String] = []
    for definition in SettingTable.all {
      let variable = definition.variable
      guard let text = environment[variable], !text.isEmpty else { continue }
      guard let value = definition.kind.value(of: text) else {
        problems.append(
          "\(variable) is “\(shown(text))” and is not used; \(Refusal.advice(definition, text)).")
        continue
      }
      if let (unknown, names) = known.unknown(in: value, of: definition.name) {
        let advice = Refusal.advice(unknown: unknown, known: names)
        problems.append(
          "\(variable) names “\(shown(unknown))”, which is not there, and is not used; \(advice)".ended)
        continue
      }
      settings[definition.name] = Setting(value, from: .environment(variable: variable))
    }
    return (settings, problems)
  }
}

extension String {
  /// The sentence with a full stop, where it has no end yet.
  var ended: String { hasSuffix("?") ? self : self + "." }
}

/// A text as a sentence can hold it: one line, and not endless.
func shown(_ text: String) -> String {
  let line = String(text.map { $0.isNewline ? " " : $0 })
  return line.count > 60 ? line.prefix(57) + "…" : line
}
