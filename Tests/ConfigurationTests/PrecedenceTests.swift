import Configuration
import Testing

/// What counts where several places give a setting.
@Suite struct PrecedenceTests {
  private static let option = Setting(.number(0.1), from: .option)
  private static let variable = Setting(.number(0.2), from: .environment(variable: "SPECBRANCH_TEMPERATURE"))
  private static let own = Setting(.number(0.25), from: .pairFile(line: 1))
  private static let manifest = Setting(.number(0.3), from: .manifest(pair: "starter"))
  private static let profile = Setting(.number(0.4), from: .profile("fast", line: 4))
  private static let top = Setting(.number(0.5), from: .file(line: 1))

  @Test("Each place yields to those above it, and says so", arguments: 0...6)
  func order(first: Int) throws {
    let document = ConfigFile.read(
      text: "temperature = 0.5\n\n[profiles.fast]\ntemperature = 0.4\n[profiles.slow]\n")
    let layers: [SettingLayer] = [
      [.temperature: Self.option], [.temperature: Self.variable], [.temperature: Self.own],
      [.temperature: Self.manifest],
      try #require(document.layer(profile: "fast")), try #require(document.layer(profile: "slow")), [:],
    ]
    func from(_ index: Int) -> SettingLayer { index >= first ? layers[index] : [:] }
    let file = [from(4), from(5), [:]].first { !$0.isEmpty } ?? [:]
    let settings = Settings(
      options: from(0), environment: from(1), pairFile: from(2), manifest: from(3), file: file)
    let expected = [
      Self.option, Self.variable, Self.own, Self.manifest, Self.profile, Self.top,
      Setting(.number(0), from: .standard),
    ]
    #expect(settings[.temperature] == expected[first])
    #expect((settings.wished(.temperature) == nil) == [3, 6].contains(first))
  }

  @Test("Models that are chosen above take those below out, with their draft and predictor")
  func modelsBelongTogether() {
    let file: SettingLayer = [
      .target: Setting(.text("t"), from: .file(line: 1)), .draft: Setting(.text("d"), from: .file(line: 2)),
      .predictor: Setting(.text("p"), from: .file(line: 3)),
    ]
    let manifest: SettingLayer = [.predictor: Setting(.text("own"), from: .manifest(pair: "x"))]
    let settings = Settings(
      options: [.pair: Setting(.text("x"), from: .option)], manifest: manifest, file: file)
    #expect(settings.text(.pair) == "x")
    #expect(settings[.target] == nil && settings[.draft] == nil)
    #expect(settings.text(.predictor) == "own")
    let alone = Settings(file: file)
    #expect(alone.text(.target) == "t" && alone.text(.draft) == "d" && alone.text(.predictor) == "p")
    #expect(alone.wished(.pair) == nil)
    // A profile that names a pair has nothing to do with the target at the file's top.
    let document = ConfigFile.read(text: "target = \"t\"\ndraft = \"d\"\n[profiles.p]\npair = \"x\"\n")
    #expect(Set(document.layer(profile: "p").map { Array($0.keys) } ?? []) == [.pair])
  }

  @Test("Every setting can be given by its variable; a wrong value is one sentence and is not used")
  func environment() {
    var environment: [String: String] = [:]
    for definition in SettingTable.all {
      let value = definition.example ?? definition.fallback
      environment[definition.variable] = definition.name == .modelFolders ? "/a:/b" : value?.description
    }
    let (settings, problems) = EnvironmentSettings.read(environment)
    #expect(problems.isEmpty)
    #expect(Set(settings.keys) == Set(SettingName.allCases))
    #expect(settings[.modelFolders]?.value == .list(["/a", "/b"]))
    #expect(settings[.panes]?.value == .list(["branches", "tokens", "draft-length"]))
    let wrong = EnvironmentSettings.read([
      "SPECBRANCH_TEMPERATURE": "hot", "SPECBRANCH_VI": "yes", "SPECBRANCH_SEED": "",
    ])
    #expect(
      wrong.problems == ["SPECBRANCH_TEMPERATURE is “hot” and is not used; write a number from 0 to 10."])
    #expect(wrong.settings == [.vi: Setting(.flag(true), from: .environment(variable: "SPECBRANCH_VI"))])
  }
}
