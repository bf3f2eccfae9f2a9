import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The user's presets and keys, as files bring them in and out.
@Suite struct UserFileTests {
  private static let essay = Preset(
    name: "essay", parameters: DecodingParameters(mode: .pearl, draftLength: 3))

  private func chat(_ change: (inout ChatState.Start) -> Void) -> Chat {
    var chat = Chat(width: 120, height: 40)
    var start = ChatState.Start(
      size: chat.state.size, parameters: DecodingParameters(mode: .specbranch), themes: ["dark"],
      theme: "dark")
    change(&start)
    chat.state = ChatState(start)
    chat.receive(.pairLoaded(Chat.pair))
    chat.press(.escape, .character("P"))
    return chat
  }

  private func logged(_ chat: Chat) -> [String] {
    chat.state.log.entries.indices.map { chat.state.log.entries[$0].sentence }
  }

  @Test func presetsOfTheFileStandBesideTheBuiltInOnes() {
    var chat = chat { $0.presets = [1: Self.essay, 8: Self.essay] }
    #expect(chat.state.presets[1] == Self.essay && chat.state.presets[2] == Preset.builtIn[2])
    chat.press(.character("8"))
    #expect(chat.state.wantedParameters.draftLength == 3)
  }

  @Test func savingAsksForTheFileAndKeepsAGivenName() {
    var chat = chat { $0.presets = [8: Self.essay] }
    let wanted = chat.state.wantedParameters
    chat.press(.character("s"))
    expect(
      &chat, pressing: .character("8"),
      asks: [.savePreset(number: 8, Preset(name: "essay", parameters: wanted))])
    chat.press(.character("s"))
    // A built-in name would say something that is no longer so.
    expect(
      &chat, pressing: .character("1"),
      asks: [.savePreset(number: 1, Preset(name: "yours", parameters: wanted))])
    chat.receive(.presetSaved(number: 1, brokenFileKeptAs: nil))
    #expect(chat.lines().contains { $0.contains("Saved as preset 1.") })
    chat.receive(.presetSaved(number: 1, brokenFileKeptAs: "/c/presets.toml.broken"))
    #expect(logged(chat).last?.hasSuffix("it is kept as /c/presets.toml.broken.") == true)
  }

  @Test func whatIsWrongAtTheStartIsInTheLog() {
    let chat = chat { $0.warnings = ["One fault.", "Another fault."] }
    #expect(logged(chat).prefix(2) == ["One fault.", "Another fault."])
    #expect(chat.state.log.warnings == 2)
  }

  @Test func changedKeysHoldAndFaultyOnesDoNot() {
    var chat = chat { _ in }
    let keys = KeyMap.applying([KeyChange(table: "tuning", key: "F7", command: "help")], file: "keys.toml")
    chat.receive(.keysChanged(keys.map))
    chat.press(.escape, .function(7))
    #expect(chat.state.helpScroll != nil)
    chat.press(.escape)
    chat.receive(.keysRejected(["First fault.", "Second fault."]))
    #expect(chat.state.keyMap == keys.map)
    #expect(logged(chat).suffix(2) == ["First fault.", "Second fault."])
    #expect(chat.lines().contains { $0.contains("First fault. Until then the keys stay") })
  }

  // MARK: The settings file

  private func defaults(_ theme: String = "dark", _ change: (inout DecodingParameters) -> Void = { _ in })
    -> SettingsChange.Defaults
  {
    var parameters = DecodingParameters(mode: .specbranch)
    change(&parameters)
    return SettingsChange.Defaults(parameters: parameters, seed: nil, theme: theme)
  }

  @Test func whatTheSettingsFileChangesHoldsUnlessItWasTunedHere() {
    var chat = chat { $0.themes = ["dark", "light"] }
    chat.press(.escape, .character("]"))
    let tuned = chat.state.wantedParameters.draftLength
    let change = SettingsChange(
      before: defaults(),
      after: defaults("light") {
        $0.sampling.temperature = 0.8
        $0.draftLength = 3
      }, atNextStart: ["context"])
    let effects = chat.receive(.settingsChanged(change))
    #expect(chat.state.wantedParameters.sampling.temperature == 0.8)
    #expect(chat.state.wantedParameters.draftLength == tuned && tuned != 3)
    #expect(effects == [.setParameters(chat.state.wantedParameters), .setTheme("light")])
    #expect(
      logged(chat).suffix(3) == [
        "Your settings file was read again: temperature 0.00 → 0.80, theme dark → light.",
        "Kept as you changed it here: draft length γ.", "From the next start on: context.",
      ])
    // It can be taken back like any other change.
    chat.press(.character("u"))
    #expect(chat.state.wantedParameters.sampling.temperature == 0)
  }

  @Test func aThemeThatWasChosenHereStays() {
    var chat = chat { ($0.themes, $0.theme) = (["dark", "light", "ember"], "ember") }
    let effects = chat.receive(.settingsChanged(SettingsChange(before: defaults(), after: defaults("light"))))
    #expect(effects == [] && chat.state.theme == "ember")
    #expect(logged(chat).last == "Kept as you changed it here: theme.")
  }

  @Test func settingsWithFaultsChangeNothing() {
    var chat = chat { _ in }
    let before = chat.state.wantedParameters
    #expect(chat.receive(.settingsRejected(["First fault.", "Second fault."])) == [])
    #expect(chat.state.wantedParameters == before)
    #expect(logged(chat).suffix(2) == ["First fault.", "Second fault."])
    #expect(chat.lines().contains { $0.contains("First fault. Until then the settings stay") })
    chat.receive(.settingsChanged(SettingsChange(before: defaults(), after: defaults())))
    #expect(logged(chat).last == "Your settings file was read again; nothing changes in this chat.")
  }
}
