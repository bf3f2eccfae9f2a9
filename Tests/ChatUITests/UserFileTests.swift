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
}
