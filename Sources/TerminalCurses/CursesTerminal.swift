import CNcurses
import CTerminalGuard
public import TerminalCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The screen: shows buffers on the terminal of standard input and output.
///
/// Confined: curses is not safe to call from several threads, so that one actor, best with a thread of its
/// own, must make and own it. Keys and signals arrive elsewhere, in `TerminalInput`. There is one screen per
/// process at a time.
///
///     let input = try terminal.start()
///     defer { terminal.stop() }
///     for await event in input.events { … terminal.present(frame, theme: theme) }
///
/// The terminal is given back on every way out: by `stop`, at `exit`, when the process crashes, and when it
/// does not react to a signal that asks it to end.
public final class CursesTerminal {
  public let capabilities: TerminalCapabilities
  private let profile: TerminalProfile
  private let clipboard: ClipboardSequence
  private var screen: OpaquePointer?
  private var input: TerminalInput?
  private var pairs: ColorPairs
  private var painter: CellPainter?
  private var shown: Buffer?
  private var reportsMouse = false
  private var resumed: ContinuousClock.Instant?

  /// Looks at the terminal; changes nothing yet. `depth` as in `TerminalCapabilities.detect`.
  public init(environment: [String: String], depth: ColorDepth? = nil) {
    profile = TerminalProfile(environment: environment, depth: depth)
    clipboard = ClipboardSequence(environment: environment)
    capabilities = profile.capabilities
    pairs = ColorPairs(depth: .none)
  }

  /// The size of the screen, in cells; zero before it started.
  public var size: Size {
    screen == nil ? .zero : Size(width: Int(specbranch_columns()), height: Int(specbranch_rows()))
  }

  /// Takes the terminal over: alternate screen, raw keys, bracketed paste and mouse reports.
  ///
  /// Until `stop`, what is written to standard error goes to that file if one is named, so that it cannot
  /// spoil the screen.
  @discardableResult
  public func start(reportingMouse: Bool = true, errorFile: String? = nil) throws(TerminalError)
    -> TerminalInput
  {
    if let input { return input }
    if let problem = capabilities.problem { throw problem }
    let restoration = Array(TerminalSequences.restoration(profile.entry, capabilities).utf8)
    guard specbranch_guard_arm(STDOUT_FILENO, restoration, restoration.count) else { throw .notATerminal }
    // Before curses starts, or it would handle some of these signals itself, not safely.
    let signals = specbranch_signals_begin()
    guard signals >= 0, let screen = specbranch_new_screen(profile.entry.name) else {
      specbranch_signals_end()
      specbranch_guard_disarm()
      throw .startFailed(capabilities.type)
    }
    self.screen = screen
    redirectErrors(to: errorFile)
    prepare()
    setMouseReporting(reportingMouse)
    let input = TerminalInput(descriptor: STDIN_FILENO, signals: signals)
    self.input = input
    return input
  }

  /// Gives the terminal back as it was. Does nothing if it was not taken over.
  public func stop() {
    guard let screen else { return }
    input?.cancel()
    input = nil
    send(modesOff)
    clearWithoutAlternateScreen()
    endwin()
    specbranch_guard_restore_settings()
    specbranch_guard_disarm()
    specbranch_signals_end()
    delscreen(screen)
    self.screen = nil
    shown = nil
    painter = nil
  }

  /// Shows a frame, drawing only what changed since the last. What does not fit is left out.
  public func present(_ frame: Buffer, theme: Theme) {
    guard screen != nil else { return }
    if painter == nil || painter?.sourceTheme != theme {
      painter = CellPainter(theme: theme, depth: capabilities.depth, encoding: capabilities.encoding)
      shown = nil
    }
    if shown?.size != frame.size { werase(specbranch_window()) }
    for span in FrameDifference.spans(from: shown, to: frame) where span.y < size.height {
      draw(span, of: frame)
    }
    shown = frame
    placeCursor(frame.cursor)
    wrefresh(specbranch_window())
  }

  /// Draws everything anew at the next frame, whatever stands on the terminal.
  public func redraw() {
    guard screen != nil else { return }
    shown = nil
    clearok(specbranch_shown(), true)
  }

  /// Takes over the window's present size; returns it. The next frame should have it.
  @discardableResult
  public func resize() -> Size {
    guard screen != nil else { return .zero }
    var (columns, rows) = (Int32(0), Int32(0))
    if specbranch_window_size(STDOUT_FILENO, &columns, &rows), columns != size.width || rows != size.height {
      resize_term(rows, columns)
    }
    redraw()
    return size
  }

  /// Switches mouse reports; without them the terminal itself can select text.
  public func setMouseReporting(_ isOn: Bool) {
    guard screen != nil, capabilities.supportsMouse else { return }
    reportsMouse = isOn
    send(isOn ? TerminalSequences.mouseOn : TerminalSequences.mouseOff)
  }

  /// Asks the terminal to put the text into its clipboard; whether it does, nobody tells.
  ///
  /// - Returns: false where the terminal has none.
  public func copy(_ text: String) -> Bool {
    guard screen != nil, capabilities.supportsClipboard else { return false }
    send(clipboard.bytes(text))
    return true
  }

  /// Gives the terminal back and stops the process, with its group if Ctrl-Z asked for it; returns when it
  /// goes on, the screen taken over again.
  public func suspend(group: Bool = true) {
    guard screen != nil else { return }
    send(modesOff)
    clearWithoutAlternateScreen()
    def_prog_mode()
    endwin()
    specbranch_guard_restore_settings()
    specbranch_stop_process(group)
    takeBack()
    resumed = .now
  }

  /// Lends the terminal to another program until the closure returns; keys typed meanwhile are that program's.
  public func lend<Result>(_ body: () -> Result) -> Result {
    guard screen != nil, let input else { return body() }
    input.holdKeys()
    send(modesOff)
    clearWithoutAlternateScreen()
    def_prog_mode()
    endwin()
    specbranch_guard_restore_settings()
    defer {
      takeBack()
      resumed = .now
      input.takeKeys()
    }
    return body()
  }

  /// Takes the screen over again after the process was stopped and went on, by `suspend` or from outside.
  public func resume() {
    guard screen != nil else { return }
    if let resumed, resumed.duration(to: .now) < .seconds(1) {
      resize()
      return
    }
    endwin()
    takeBack()
  }

  private func prepare() {
    raw()
    noecho()
    nonl()
    // Pending input would make curses put off drawing; we read it ourselves.
    typeahead(-1)
    leaveok(specbranch_window(), false)
    scrollok(specbranch_window(), false)
    pairs = ColorPairs(depth: capabilities.depth)
    resize()
    def_prog_mode()
    wrefresh(specbranch_window())
    if capabilities.supportsBracketedPaste { send(TerminalSequences.pasteOn) }
  }

  private func takeBack() {
    reset_prog_mode()
    resize()
    wrefresh(specbranch_window())
    if capabilities.supportsBracketedPaste { send(TerminalSequences.pasteOn) }
    if reportsMouse { send(TerminalSequences.mouseOn) }
  }

  /// Where there is no other screen to go back to, what follows should not stand among our remains.
  private func clearWithoutAlternateScreen() {
    guard profile.entry.leaveScreen.isEmpty else { return }
    werase(specbranch_window())
    wrefresh(specbranch_window())
  }

  private var modesOff: String {
    (reportsMouse ? TerminalSequences.mouseOff : "")
      + (capabilities.supportsBracketedPaste ? TerminalSequences.pasteOff : "")
  }

  private func draw(_ span: RowSpan, of frame: Buffer) {
    var visible = span
    visible.columns = span.columns.clamped(to: 0..<max(0, size.width))
    guard !visible.columns.isEmpty, painter != nil else { return }
    let cells = painter!.cells(of: frame, in: visible, pairs: &pairs)
    mvwadd_wchnstr(
      specbranch_window(), Int32(visible.y), Int32(visible.columns.lowerBound), cells, Int32(cells.count))
  }

  private func placeCursor(_ position: CellPosition?) {
    guard let position, Rect(size).contains(x: position.x, y: position.y) else {
      curs_set(0)
      return
    }
    wmove(specbranch_window(), Int32(position.y), Int32(position.x))
    curs_set(1)
  }

  /// Writes to the terminal beside curses, which holds nothing back between frames.
  private func send(_ sequence: String) {
    var rest = Array(sequence.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  private func redirectErrors(to file: String?) {
    guard let file, isatty(STDERR_FILENO) == 1 else { return }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    specbranch_guard_redirect_errors(descriptor)
    close(descriptor)
  }
}
