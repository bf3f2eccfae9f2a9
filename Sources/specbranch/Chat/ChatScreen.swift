import ChatUI
import Foundation
import SpecCore
import SpecEngine
import TerminalCore
import TerminalCurses
import ThemeCatalog

/// The chat on the terminal: takes keys and events in, performs what the chat asks, draws at most 60
/// frames a second and nothing when nothing changed.
///
/// It lives on a thread of its own, because curses is not safe to call from several.
actor ChatScreen {
  private static let frameInterval = 1.0 / 60
  /// Seconds between two looks at the theme's file.
  private static let themeInterval = 1.0

  nonisolated let executor = ThreadExecutor(name: "screen")
  private let session: ChatSession
  private let inbox: ChatInbox
  private let themes: ThemeCatalog
  private let files: ChatFiles

  private let terminal: CursesTerminal
  private var state: ChatState
  private var theme: Theme
  private var themeName: String
  private var themeWatch: ThemeWatch
  private var themeNames: [String]
  private let reportsMouse: Bool
  private var ending: Int32?
  /// Whether the pair could not be loaded.
  private var failed = false
  private var lastDraw = 0.0
  private var isDrawDue = false
  private var hasTimer = false
  private var hasFrameTimer = false

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    options: ChatOptions, theme: Theme, named themeName: String, themes: ThemeCatalog, depth: ColorDepth?,
    session: ChatSession,
    inbox: ChatInbox
  ) {
    self.session = session
    self.inbox = inbox
    self.themes = themes
    self.theme = theme
    self.themeName = themeName
    themeWatch = ThemeWatch(catalog: themes, name: themeName)
    themeNames = themes.names
    files = ChatFiles(keepsHistory: options.settings.flag(.history))
    reportsMouse = options.settings.flag(.mouse)
    terminal = CursesTerminal(environment: ProcessInfo.processInfo.environment, depth: depth)
    var start = ChatState.Start(
      size: .zero, lines: Self.lines(options, terminal), parameters: options.parameters,
      defaults: options.recommended, seed: options.decoding.seed,
      history: files.history(), themes: themeNames, theme: themeName)
    start.keys = options.keys.map
    start.warnings = options.warnings + options.keys.problems
    start.panes = options.settings[.panes].map { panes in
      (panes.value.asList ?? []).compactMap { PaneKind(named: $0) }
    }
    start.reportsMouse = reportsMouse
    state = ChatState(start)
  }

  private static func lines(_ options: ChatOptions, _ terminal: CursesTerminal) -> LineStyle {
    options.settings.flag(.ascii) ? .ascii : terminal.capabilities.lineStyle
  }

  /// Runs the chat until it is left.
  ///
  /// - Returns: the exit status.
  /// - Throws: `TerminalError` where there can be no screen.
  func run() async throws -> Int32 {
    let input = try terminal.start(reportingMouse: reportsMouse, errorFile: LogFile.path)
    defer { terminal.stop() }
    let keys = Task { [inbox] in
      for await event in input.events { inbox.post(.terminal(event)) }
    }
    defer { keys.cancel() }
    let loading = Task { [session] in await session.load() }
    defer { loading.cancel() }
    let effects = Task { [session] in await session.performEffects() }
    defer { effects.cancel() }
    let themeFiles = Task { await watchThemes() }
    defer { themeFiles.cancel() }
    handle(.resized(terminal.size))
    draw()
    for await _ in inbox.signals {
      for item in inbox.takeAll() { await take(item) }
      if let ending {
        await session.shutDown()
        return ending
      }
      drawIfDue()
    }
    return 0
  }

  // MARK: What happens

  private func take(_ item: ChatInbox.Item) async {
    switch item {
    case .chat(let input):
      if case .loadFailed = input { failed = true }
      handle(input)
    case .terminal(.keys(let keys)): for key in keys { handle(.key(key)) }
    case .terminal(.resized): handle(.resized(terminal.resize()))
    case .terminal(.quitRequested(let signal)): ending = 128 + signal
    case .terminal(.inputClosed): ending = ending ?? 0
    case .terminal(.suspendRequested): suspend()
    case .terminal(.continued):
      terminal.resume()
      handle(.resized(terminal.size))
    }
  }

  private func handle(_ input: ChatInput) {
    isDrawDue = true
    for effect in ChatProgram.update(&state, input) { perform(effect) }
  }

  private func perform(_ effect: ChatEffect) {
    switch effect {
    case .quit: ending = failed ? 1 : 0
    case .redraw: terminal.redraw()
    case .suspend: suspend()
    case .setMouse(let isOn): terminal.setMouseReporting(isOn)
    case .setTheme(let name): setTheme(name)
    case .appendHistory(let message): files.appendHistory(message)
    case .saveTranscript(let text, let name): inbox.post(files.saveTranscript(text, name))
    case .saveScreen(let name): inbox.post(files.saveScreen(frame, theme, name))
    default: session.enqueue(effect)
    }
  }

  private func suspend() {
    terminal.suspend()
    handle(.resized(terminal.size))
  }

  private func setTheme(_ name: String) {
    do {
      theme = try themes.theme(named: name)
      themeName = name
      themeWatch = ThemeWatch(catalog: themes, name: name)
    } catch {
      inbox.post(.themeFailed(inUse: themeName, "\(error)"))
    }
  }

  /// Takes over what changes in the theme's file, and which themes there are, until it is cancelled.
  private func watchThemes() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(Self.themeInterval))
      if themes.names != themeNames {
        themeNames = themes.names
        inbox.post(.themesChanged(themeNames))
      }
      switch themeWatch.change() {
      case .success(let changed)?:
        theme = changed
        isDrawDue = true
        inbox.wake()
      case .failure(let error)?: inbox.post(.effectFailed("\(error)"))
      case nil: break
      }
    }
  }

  // MARK: Drawing

  private var frame: Buffer { ChatProgram.frame(state, size: terminal.size) }

  private func drawIfDue() {
    guard isDrawDue else { return wakeForTick() }
    let wait = lastDraw + Self.frameInterval - MonotonicClock.now()
    if wait > 0 {
      wake(after: wait)
    } else {
      draw()
      wakeForTick()
    }
  }

  private func draw() {
    terminal.present(frame, theme: theme)
    lastDraw = MonotonicClock.now()
    isDrawDue = false
  }

  private func wakeForTick() {
    guard state.needsTicks, !hasTimer else { return }
    hasTimer = true
    Task { [inbox] in
      try? await Task.sleep(for: .seconds(ChatProgram.tickInterval))
      self.hasTimer = false
      inbox.post(.tick)
    }
  }

  private func wake(after seconds: Double) {
    guard !hasFrameTimer else { return }
    hasFrameTimer = true
    inbox.awaitFrame()
    Task { [inbox] in
      try? await Task.sleep(for: .seconds(seconds))
      self.hasFrameTimer = false
      inbox.wake()
    }
  }
}
