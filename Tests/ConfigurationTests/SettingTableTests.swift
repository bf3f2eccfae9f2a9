import Configuration
import Foundation
import Testing

/// The one place that says what every setting is.
@Suite struct SettingTableTests {
  @Test("Every setting is defined once, with a sentence, a variable of its own and a default or an example")
  func isComplete() {
    #expect(SettingTable.all.map(\.name) == SettingName.allCases)
    #expect(Set(SettingTable.all.map(\.variable)).count == SettingName.allCases.count)
    for definition in SettingTable.all {
      #expect(definition.sentence.hasSuffix("."), "\(definition.name)")
      #expect(definition.fallback != nil || definition.otherwise != nil, "\(definition.name)")
      #expect(definition.fallback != nil || definition.example != nil, "\(definition.name)")
      for value in [definition.fallback, definition.example].compactMap(\.self) {
        #expect(definition.kind.accepted(value) == value, "\(definition.name)")
      }
    }
  }

  @Test("The template sets nothing, and with its keys taken in it sets everything as documented")
  func templateIsTheTable() {
    let template = ConfigTemplate.text
    #expect(ConfigFile.read(text: template) == ConfigDocument())
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    let used = lines.map {
      $0.hasPrefix("#") && !$0.hasPrefix("# ") && $0 != "#" ? String($0.dropFirst()) : String($0)
    }
    .filter { !$0.hasPrefix("pair =") && !$0.hasPrefix("target_device =") && !$0.hasPrefix("[profiles") }
    let top = used.prefix { !$0.hasPrefix("# Profiles") }.joined(separator: "\n") + "\n[profiles.fast]\n"
    let document = ConfigFile.read(text: top)
    #expect(document.problems.isEmpty)
    #expect(Set(document.settings.keys) == Set(SettingName.allCases).subtracting([.pair, .targetDevice]))
    for definition in SettingTable.all {
      guard let setting = document.settings[definition.name] else { continue }
      #expect(setting.value == definition.example ?? definition.fallback)
    }
  }

  @Test("The documentation has every setting as the table has it; scripts/configuration.py writes it")
  func documentationIsTheTable() throws {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: checkout.appending(path: "docs/configuration.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains("`SPECBRANCH_") }
    #expect(
      rows.map(String.init)
        == SettingTable.all.map {
          let places = [$0.option.map { "`--\($0)`" }, "`\($0.variable)`"].compactMap(\.self)
          return "| `\($0.name.rawValue)` | \($0.sentence) | \($0.kind.summary) | \($0.defaultText) | "
            + places.joined(separator: "<br>") + " |"
        })
  }
}
