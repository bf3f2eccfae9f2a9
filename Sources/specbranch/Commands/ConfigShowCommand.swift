import ArgumentParser
import Configuration
import Foundation
import SpecCore

/// Shows every setting's value and where it comes from.
struct ConfigShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every setting's value and where it comes from.",
    discussion: """
      With a key it also says what the key means. It takes the options of the chat, too, and shows what they \
      would change.
      """)

  @Argument(help: ArgumentHelp("One key only.", valueName: "key"), completion: Completions.settings)
  var key: String?

  @Flag(help: "Print a JSON object for each key, in a list.")
  var json = false

  @OptionGroup(title: "Settings") var config: ConfigOptions
  @OptionGroup(visibility: .hidden) var screen: ScreenOptions
  @OptionGroup(visibility: .hidden) var pair: PairOptions
  @OptionGroup(visibility: .hidden) var decoding: DecodingOptions
  @OptionGroup(visibility: .hidden) var conversation: ConversationOptions
  @OptionGroup(visibility: .hidden) var learning: LearningOptions
  @OptionGroup(visibility: .hidden) var logging: LoggingOptions

  func validate() throws {
    guard let key, SettingName(rawValue: key) == nil else { return }
    let names = SettingName.allCases.map(\.rawValue)
    throw ValidationError(
      "There is no setting “\(key)”; "
        + (NearestName.of(key, among: names).map { "did you mean “\($0)”?" } ?? "config show lists all."))
  }

  func run() async throws {
    let preferences = try Preferences(
      GivenOptions(
        config: config, pair: pair, decoding: decoding, conversation: conversation, learning: learning,
        screen: screen, logging: logging))
    for problem in preferences.problems { StandardError.write(problem) }
    let definitions = SettingTable.all.filter { key == nil || $0.name.rawValue == key }
    let text: String
    if json {
      text = try ShownSetting.json(definitions.map { ShownSetting($0, preferences.settings) })
    } else if key != nil, let definition = definitions.first {
      text = SettingText.explanation(definition, preferences.settings)
    } else {
      text = SettingText.table(definitions, preferences.settings)
    }
    let output = TextOutput()
    if json { output.write(json: text) } else { output.write(text) }
    if await output.finish() == EPIPE { throw ExitCode(ExitStatus.nobodyReads) }
  }
}
