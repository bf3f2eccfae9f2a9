/// All settings, each from the place that counts most.
///
/// The order is the same for all: the command line, the environment, what the user keeps for the pair, the pair's
/// manifest, the file (a profile before its top level), the default.
public struct Settings: Equatable, Sendable {
  /// Which give a value together: where one of them is given, lower places say nothing about any of them.
  private static let groups: [(decisive: Set<SettingName>, others: Set<SettingName>)] = [
    ([.pair, .target], [.draft]),
    ([.targetRPC, .targetDevice], []),
  ]

  private var chosen: SettingLayer = [:]

  public init(
    options: SettingLayer = [:], environment: SettingLayer = [:], pairFile: SettingLayer = [:],
    manifest: SettingLayer = [:], file: SettingLayer = [:]
  ) {
    var decided: Set<SettingName> = []
    let layers = [options, Self.withoutForeign(environment, [options]), pairFile, manifest]
    for layer in layers + [Self.withoutForeign(file, [options, environment])] {
      for (name, setting) in layer where !decided.contains(name) { chosen[name] = setting }
      decided.formUnion(layer.keys)
      for group in Self.groups where !group.decisive.isDisjoint(with: layer.keys) {
        decided.formUnion(group.decisive.union(group.others))
      }
    }
  }

  /// A predictor and adapters belong to the models that they were given with, and not to others that count more.
  private static func withoutForeign(_ layer: SettingLayer, _ higher: [SettingLayer]) -> SettingLayer {
    guard higher.contains(where: { $0[.pair] != nil || $0[.target] != nil }) else { return layer }
    return layer.filter { ![.predictor, .lora, .draftLora].contains($0.key) }
  }

  /// The value and where it comes from; nil where nothing gives one and there is no default.
  public subscript(name: SettingName) -> Setting? {
    chosen[name] ?? SettingTable.definition(of: name).fallback.map { Setting($0, from: .standard) }
  }

  /// The values that somebody gave, without defaults.
  public var given: SettingLayer { chosen }

  /// The value where the user wants it so, by an option, the environment or the file; nil where it is the pair's or
  /// the default.
  public func wished(_ name: SettingName) -> SettingValue? {
    guard let setting = chosen[name] else { return nil }
    if case .manifest = setting.source { return nil }
    return setting.value
  }

  public func flag(_ name: SettingName) -> Bool { self[name]?.value.asFlag ?? false }
  public func integer(_ name: SettingName) -> Int? { self[name]?.value.asInteger }
  public func number(_ name: SettingName) -> Double? { self[name]?.value.asNumber }
  public func text(_ name: SettingName) -> String? { self[name]?.value.asText }
  public func list(_ name: SettingName) -> [String] { self[name]?.value.asList ?? [] }

  /// The names whose values differ, in the table's order.
  public func changes(to other: Settings) -> [SettingName] {
    SettingName.allCases.filter { self[$0]?.value != other[$0]?.value }
  }
}
