import SpecCore

/// What a setting may name, as far as that can be known: pairs, themes, panes, templates.
///
/// What has a slash or an ending of a file is a path, and is not looked up.
public struct KnownNames: Sendable {
  private let names: [SettingName: [String]]

  public init(_ names: [SettingName: [String]] = [:]) { self.names = names }

  /// The first part of a value that names nothing known, and what may have been meant.
  func unknown(in value: SettingValue, of name: SettingName) -> (text: String, known: [String])? {
    guard let known = names[name], !known.isEmpty else { return nil }
    let texts: [String]
    switch value {
    case .text(let text): texts = [text]
    case .list(let items): texts = items
    default: return nil
    }
    return texts.first { !$0.contains("/") && !$0.hasSuffix(".toml") && !known.contains($0) }
      .map { ($0, known) }
  }
}

/// Why a value is not taken, in the words that follow “has “x” at y;”.
enum Refusal {
  /// What to write instead of a value that is none of the setting's kind.
  static func advice(_ definition: SettingDefinition, _ text: String?) -> String {
    let nearest = text.flatMap { definition.kind.nearest(to: $0) }.map { " (did you mean \($0)?)" } ?? ""
    return "write \(definition.kind.summary)\(nearest)"
  }

  /// What to write instead of a name that nothing has.
  static func advice(unknown text: String, known: [String]) -> String {
    if let nearest = NearestName.of(text, among: known) { return "did you mean “\(nearest)”?" }
    return "write one of " + known.joined(separator: ", ")
  }
}
