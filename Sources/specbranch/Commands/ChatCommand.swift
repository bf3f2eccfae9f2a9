import ArgumentParser
import Configuration
import Foundation
import SpecCore
import TerminalCurses
import ThemeCatalog
import UserFiles

/// Chats in the terminal.
struct ChatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Chat in the terminal (the default).",
    discussion: """
      Press ? in the chat (Esc first while typing) for all keys. A demonstration pair is paced like a \
      mid-size model, so that one can watch it; a key switches that off and on.
      """)

  @OptionGroup(title: "Settings") var config: ConfigOptions
  @OptionGroup(title: "Screen") var screenOptions: ScreenOptions
  @OptionGroup(title: "Pair") var pairOptions: PairOptions
  @OptionGroup(title: "Decoding") var decoding: DecodingOptions
  @OptionGroup(title: "Learning") var learning: LearningOptions
  @OptionGroup(title: "Logging") var logging: LoggingOptions

  @OptionGroup(title: "Conversation") var conversation: ConversationOptions

  @Option(help: ArgumentHelp("Write every event to this file as JSON lines.", valueName: "file.jsonl"))
  var trace: String?

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    if let problem = TerminalCapabilities.detect(environment: environment).problem {
      throw CommandFailure("\(problem) Without a screen, use: specbranch run --prompt TEXT")
    }
    let given = GivenOptions(
      config: config, pair: pairOptions, decoding: decoding, conversation: conversation, learning: learning,
      screen: screenOptions, logging: logging)
    // Before it is read: what changes meanwhile is noticed.
    let configFile = FileWatch(ConfigFile.path(environment: environment))
    let configured = ConfiguredSettings(environment: environment)
    let preferences = try Preferences(given, configured: configured)
    logging.start(preferences.logLevel)
    let themes = ThemeCatalog.standard()
    let chosen = try ThemeChoice.theme(preferences.settings, themes, environment)
    let (writer, traceProblem) = try TraceChoice.writer(
      option: trace, folder: preferences.settings.text(.traceFolder), program: "chat")
    var options = ChatOptions(
      preferences: preferences, given: given, decoding: decoding, beginning: conversation.beginning,
      warnings: preferences.problems + [chosen.problem, traceProblem].compactMap(\.self))
    options.persona = try conversation.chosenPersona(environment)
    let inbox = ChatInbox()
    let session = ChatSession(options, inbox: inbox, trace: writer)
    let configWatch = ConfigWatch(
      configFile, configured: configured, given: given, options: options, theme: chosen.name, themes: themes,
      environment: environment)
    var start = options.start
    start.tracePath = writer?.path
    let screen = ChatScreen(
      start: start, settings: SettingsFiles(environment: environment, config: configWatch),
      editor: MessageEditor(command: preferences.settings.editor(environment)), theme: chosen.theme,
      named: chosen.name, themes: themes, depth: nil,
      files: ChatFiles(keepsHistory: preferences.settings.flag(.history)), session: session, inbox: inbox)
    let outcome: Result<Int32, any Error>
    do { outcome = .success(try await screen.run()) } catch { outcome = .failure(error) }
    let traceFailure = await writer?.close()
    await LogFile.shared.flush()
    let status = try outcome.get()
    if let traceFailure { throw CommandFailure(traceFailure) }
    if status != 0 { throw ExitCode(status) }
  }
}
