import ArgumentParser
import ChatUI
import Foundation
import KeyCatalog
import SpecEngine
import TerminalCurses
import ThemeCatalog

/// Plays a recorded trace in the chat's own screen.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a recorded trace in the chat's screen, without a model.",
    discussion: """
      A trace is written by --trace, of run or of the chat; it may hold several replies. All panes and keys \
      of time work as in the chat: Space pauses, E and e step, < and > change the speed. Figures are those \
      recorded, however fast it is played.
      """)

  @Argument(help: ArgumentHelp("The trace: events as JSON lines.", valueName: "file.jsonl"))
  var trace: String

  @Option(
    help: ArgumentHelp(
      "Times as fast as recorded: 0.25 is slower, 4 faster (default: 1).", valueName: "times"))
  var speed: Double?

  @Option(
    help: ArgumentHelp("Play so many events a second, whatever their times.", valueName: "n"))
  var eventsPerSecond: Double?

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp("Play it so often, as further replies of one conversation.", valueName: "n"))
  var passes = 1

  @Option(
    help: ArgumentHelp(
      "A theme's name or file (default: dark, or light where the terminal says it is).", valueName: "name"))
  var theme: String?

  @OptionGroup var panes: PaneOptions

  @Flag(help: "Quit when it has been played.")
  var quitAtEnd = false

  @Flag(help: "Say on leaving how many events were played and frames drawn.")
  var summary = false

  func validate() throws {
    let rates = [("--speed", speed), ("--events-per-second", eventsPerSecond)]
    for case (let name, let rate?) in rates where !(rate > 0 && rate.isFinite) {
      throw ValidationError("\(name) must be greater than 0.")
    }
    guard speed == nil || eventsPerSecond == nil else {
      throw ValidationError("Give either --speed or --events-per-second.")
    }
    guard passes > 0 else { throw ValidationError("--repeat must be at least 1.") }
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let replay = try TraceFile(path: trace).replay()
    let start = try start(replay)
    let themes = ThemeCatalog.standard()
    let chosen = try ThemeChoice.theme(named: theme, themes, environment)
    if let problem = TerminalCapabilities.detect(environment: environment).problem {
      throw CommandFailure("\(problem) Without a screen, use: specbranch render --trace FILE")
    }
    let inbox = ChatInbox()
    let pace = eventsPerSecond.map(TracePlayback.Pace.eventsPerSecond) ?? .recorded(speed: speed ?? 1)
    let session = ReplaySession(
      replay, file: trace, playback: TracePlayback(replay, pace: pace, passes: passes),
      quitsAtEnd: quitAtEnd, inbox: inbox)
    let screen = ChatScreen(
      start: start, settings: SettingsFiles(environment: environment),
      editor: MessageEditor(command: "vi"), theme: chosen.theme, named: chosen.name, themes: themes,
      depth: nil, files: ChatFiles(keepsHistory: false), session: session,
      inbox: inbox)
    let began = MonotonicClock.now()
    let status = try await screen.run()
    if summary {
      let seconds = String(format: "%.2f", MonotonicClock.now() - began)
      print("Played \(await session.played) events in \(seconds) s and drew \(await screen.frames) frames.")
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func start(_ replay: TraceReplay) throws -> ChatState.Start {
    var start = ChatState.Start(size: .zero, parameters: replay.parameters)
    start.recording = replay.recording(named: URL(fileURLWithPath: trace).lastPathComponent)
    start.panes = try panes.shown()
    start.zoomed = try panes.zoomed()
    return start
  }
}
