import ArgumentParser
import Configuration
import Foundation
import PairCatalog
import SpecCore

/// Keeps settings for one pair.
struct ModelsSetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Keep a setting for one pair, or show those that are kept.",
    discussion: """
      What is kept counts more than the pair's manifest and the settings file, and less than options and \
      environment variables: specbranch models set NAME gpu_layers 20. The keys are those of specbranch config \
      show that concern models, decoding and sampling.
      """)

  @Argument(help: "An installed pair.", completion: Completions.pairs) var name: String
  @Argument(help: "The setting.", completion: Completions.settings) var key: String?
  @Argument(help: "Its value; of a list several.") var value: [String] = []
  @Flag(help: "Keep it no longer.") var unset = false

  func validate() throws {
    if unset, key == nil || !value.isEmpty { throw ValidationError("--unset takes a key, and no value.") }
    if key != nil, value.isEmpty, !unset { throw ValidationError("Give a value, or --unset.") }
  }

  func run() async throws {
    let pair = try PairCatalog.installed().pair(named: name)
    let file = PairSettingsFile(pair: pair.name, besides: ConfiguredSettings().path)
    guard let key else { return await show(file) }
    let definition = try definition(key)
    if unset {
      try file.set(definition.name, to: nil)
      return await CommandOutput.print("\(key) of \(name) is the pair's own again.")
    }
    let given = try value(for: definition)
    try file.set(definition.name, to: given)
    await CommandOutput.print("\(key) of \(name) is \(given.description) from now on.")
  }

  private func show(_ file: PairSettingsFile) async {
    let (settings, problems) = file.read()
    for problem in problems { StandardError.write(problem) }
    let rows = PairSettingsFile.definitions.compactMap { definition in
      settings[definition.name].map { [definition.name.rawValue, $0.value.description] }
    }
    await CommandOutput.print(
      rows.isEmpty
        ? "Nothing is kept for \(name)." : CommandOutput.table(rows) + "\nThey are in \(file.path ?? "")")
  }

  private func definition(_ key: String) throws -> SettingDefinition {
    if let known = PairSettingsFile.definitions.first(where: { $0.name.rawValue == key }) { return known }
    let names = PairSettingsFile.definitions.map(\.name.rawValue)
    throw CommandFailure(
      "“\(key)” is not kept for a pair; "
        + (NearestName.of(key, among: names).map { "did you mean “\($0)”?" }
          ?? "the keys are \(names.joined(separator: ", "))."))
  }

  private func value(for definition: SettingDefinition) throws -> SettingValue {
    if case .list = definition.kind { return .list(value) }
    guard value.count == 1, let accepted = definition.kind.value(of: value[0]) else {
      throw CommandFailure(
        "“\(value.joined(separator: " "))” is no value of \(definition.name.rawValue), which is "
          + "\(definition.kind.summary).")
    }
    return accepted
  }
}
