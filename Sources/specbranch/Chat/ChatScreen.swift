import ChatUI
import Foundation
import SpecCore
import SpecEngine
import TerminalCore
import TerminalCurses
import ThemeCatalog

/// The chat on the terminal: takes keys and events in, performs what the chat asks, draws at most 60
/// frames a second, half as many for what decoding alone changes, and nothing when nothing changed.
///
/// It lives on a thread of its own, because curses is not safe to call from several. The thread makes way for the lanes' where they
/// want the same processor.
actor ChatScreen {
  private static let frameInterval = 1.0 / 60
  /// Between two draws of a reply that goes on by itself: each one takes time from the lanes.
  private static let decodingInterval = 1.0 / 30
  /// How much of what is written is kept in a second at most: a megabyte is kept anew every quarter of a second, not at every key.
  private static let keptBytesPerSecond = 4e6
  /// Seconds between two looks at the theme's file.
  private static let themeInterval = 1.0

  nonisolated let executor = ThreadExecutor(name: "screen", priority: .yielding)
  private let session: any ScreenSession
  private let inbox: ChatInbox
  private let themes: ThemeCatalog
  private let files: ChatFiles
  private let settings: SettingsFiles
  private let editor: MessageEditor
  /// Presets and settings being written, one after the other.
  private var savingPresets: Task<Void, Never>?
  /// Exports and the like, one after the other.
  private var savingFiles: Task<Void, Never>?

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
  /// How often the screen was drawn.
  private(set) var frames = 0
  private var lastDraw = 0.0
  /// What was last kept of the input, and when it may be looked at again.
  private var keptText = ""
  private var keptRevision: [Int]?
  private var nextKeeping = 0.0
  private var awaitsKeeping = false
  private var due = Due.nothing
  private var hasTimer = false
  /// When the draw comes that was put off.
  private var nextDraw: Double?

  /// What is to be drawn.
  private enum Due: Comparable {
    case nothing
    /// What decoding said; it can wait a little longer.
    case events
    /// What somebody did, and everything else.
    case everything
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Parameter start: what the chat starts with; what the screen knows by itself is filled in.
  init(
    start: ChatState.Start, settings: SettingsFiles, editor: MessageEditor, theme: Theme,
    named themeName: String,
    themes: ThemeCatalog, depth: ColorDepth?, files: ChatFiles, session: any ScreenSession,
    inbox: ChatInbox
  ) {
    self.settings = settings
    self.editor = editor
    self.session = session
    self.inbox = inbox
    self.themes = themes
    self.theme = theme
    self.themeName = themeName
    themeWatch = ThemeWatch(catalog: themes, name: themeName)
    themeNames = themes.names
    self.files = files
    reportsMouse = start.reportsMouse
    terminal = CursesTerminal(environment: ProcessInfo.processInfo.environment, depth: depth)
    var start = start
    if start.lines == .unicode { start.lines = terminal.capabilities.lineStyle }
    start.history = files.history()
    (start.themes, start.theme) = (themeNames, themeName)
    (start.keys, start.presets) = (settings.keys, settings.presets)
    start.warnings += settings.problems
    state = ChatState(start)
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
    let settingsFiles = Task { [settings, inbox] in await settings.watch { inbox.post($0) } }
    defer { settingsFiles.cancel() }
    handle(.resized(terminal.size))
    draw()
    for await _ in inbox.signals {
      tellTime()
      for item in inbox.takeAll() { await take(item) }
      if let ending {
        nextKeeping = 0
        due = .everything
        keepUnsent()
        await session.shutDown()
        await savingPresets?.value
        await savingFiles?.value
        return ending
      }
      drawIfDue()
    }
    return 0
  }

  // MARK: What happens

  /// Nothing is drawn for it alone.
  private func tellTime() {
    let now = Calendar.current.dateComponents([.hour, .minute, .second], from: Date())
    guard let hour = now.hour, let minute = now.minute, let second = now.second else { return }
    _ = ChatProgram.update(&state, .clock(ClockTime(hour: hour, minute: minute, second: second)))
  }

  private func take(_ item: ChatInbox.Item) async {
    switch item {
    case .chat(let input):
      switch input {
      case .loadFailed: failed = true
      case .pairLoaded, .pairSwitched: failed = false
      default: break
      }
      handle(input)
    case .terminal(.keys(let keys)): for key in keys { handle(.key(key)) }
    case .terminal(.resized): takeSize()
    case .terminal(.quitRequested(let signal)): ending = 128 + signal
    case .terminal(.inputClosed): ending = ending ?? 0
    case .terminal(.suspendRequested): suspend()
    case .terminal(.continued):
      terminal.resume()
      handle(.resized(terminal.size))
    }
  }

  /// Of many sizes in a row the first look already sees the last; the others only want the screen drawn anew.
  private func takeSize() {
    let before = terminal.size
    let size = terminal.resize()
    if size != before { handle(.resized(size)) }
    due = .everything
  }

  private func handle(_ input: ChatInput) {
    if case .events = input { due = max(due, .events) } else { due = .everything }
    for effect in ChatProgram.update(&state, input) { perform(effect) }
  }

  private func perform(_ effect: ChatEffect) {
    switch effect {
    case .quit: ending = failed ? 1 : 0
    case .redraw: terminal.redraw()
    case .suspend: suspend()
    case .findPersonas, .listPersonas, .findPersona: lookForPersonas(effect)
    case .editText(let text): edit(text)
    case .setMouse(let isOn): terminal.setMouseReporting(isOn)
    case .setTheme(let name): setTheme(name)
    case .appendHistory(let message): files.appendHistory(message)
    case .saveTranscript(let text, let name): inbox.post(files.saveTranscript(text, name))
    case .export, .importConversations, .saveCopy, .readSystemPrompt: performOnFiles(effect)
    case .copy(let text):
      if !terminal.copy(text) {
        inbox.post(
          .effectFailed("This terminal has no clipboard for programs; /copy FILE writes a file instead."))
      }
    case .savePreset(let number, let preset): savePreset(number, preset)
    case .saveContextPolicy(let policy): save(policy)
    case .saveScreen(let name): inbox.post(files.saveScreen(frame, theme, name))
    case .newConversation, .library(.open), .library(.fork):
      // What is written is kept where it was written, before another conversation comes; the session has it go along.
      (keptText, keptRevision) = (state.unsentText, state.unsentRevision)
      session.enqueue(.keepUnsent(keptText))
      session.enqueue(effect)
    default: session.enqueue(effect)
    }
  }

  private func suspend() {
    terminal.suspend()
    handle(.resized(terminal.size))
  }

  private func lookForPersonas(_ effect: ChatEffect) {
    Task { [settings, inbox] in inbox.post(await settings.lookForPersonas(effect)) }
  }

  /// The screen waits for the editor; decoding goes on.
  private func edit(_ text: String) {
    inbox.post(terminal.lend { editor.edit(text) })
    handle(.resized(terminal.size))
  }

  /// Beside the screen: a conversation may be long and a disk slow.
  private func performOnFiles(_ effect: ChatEffect) {
    savingFiles = Task.detached { [files, inbox, before = savingFiles] in
      await before?.value
      inbox.post(await files.perform(effect))
    }
  }

  private func save(_ policy: ContextPolicy) {
    savingPresets = Task { [settings, inbox, before = savingPresets] in
      await before?.value
      await settings.save(policy) { inbox.post($0) }
    }
  }

  private func savePreset(_ number: Int, _ preset: Preset) {
    savingPresets = Task { [settings, inbox, before = savingPresets] in
      await before?.value
      inbox.post(await settings.save(preset, as: number))
    }
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
        due = .everything
        inbox.wake()
      case .failure(let error)?: inbox.post(.effectFailed("\(error)"))
      case nil: break
      }
    }
  }

  // MARK: Drawing

  private var frame: Buffer { ChatProgram.frame(state, size: terminal.size) }

  private func drawIfDue() {
    guard due > .nothing else { return wakeForTick() }
    let interval = due == .events ? Self.decodingInterval : Self.frameInterval
    let moment = lastDraw + interval
    if moment > MonotonicClock.now() {
      wake(at: moment)
    } else {
      draw()
      wakeForTick()
    }
  }

  private func draw() {
    terminal.present(frame, theme: theme)
    frames += 1
    lastDraw = MonotonicClock.now()
    nextDraw = nil
    keepUnsent()
    due = .nothing
  }

  /// What is written is kept as it is typed; a long text not at every key.
  private func keepUnsent() {
    guard due == .everything else { return }
    guard state.unsentRevision != keptRevision else { return }
    guard lastDraw >= nextKeeping else { return wakeToKeep() }
    keptRevision = state.unsentRevision
    let text = state.unsentText
    guard text != keptText else { return }
    keptText = text
    session.enqueue(.keepUnsent(text))
    nextKeeping = lastDraw + Double(text.utf8.count) / Self.keptBytesPerSecond
  }

  /// The last of a long text is kept, too, when nothing else happens.
  private func wakeToKeep() {
    guard !awaitsKeeping else { return }
    awaitsKeeping = true
    Task { [inbox, nextKeeping] in
      try? await Task.sleep(for: .seconds(nextKeeping - MonotonicClock.now()))
      self.awaitsKeeping = false
      self.due = .everything
      inbox.wake()
    }
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

  private func wake(at moment: Double) {
    inbox.awaitFrame()
    if let nextDraw, nextDraw <= moment { return }
    nextDraw = moment
    Task { [inbox] in
      try? await Task.sleep(for: .seconds(moment - MonotonicClock.now()))
      guard self.nextDraw == moment else { return }
      self.nextDraw = nil
      inbox.wake()
    }
  }
}
