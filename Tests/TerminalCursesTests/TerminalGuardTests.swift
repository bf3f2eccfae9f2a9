import CTerminalGuard
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Both ends of a pseudo-terminal: what is written to `terminal` is read from `screen`.
private final class PseudoTerminal {
  let screen: Int32
  let terminal: Int32

  init() throws {
    var (screen, terminal) = (Int32(-1), Int32(-1))
    try #require(openpty(&screen, &terminal, nil, nil, nil) == 0)
    (self.screen, self.terminal) = (screen, terminal)
    _ = fcntl(screen, F_SETFL, O_NONBLOCK)
  }

  var settings: termios {
    get {
      var settings = termios()
      tcgetattr(terminal, &settings)
      return settings
    }
    set {
      var settings = newValue
      tcsetattr(terminal, TCSANOW, &settings)
    }
  }

  func written() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(screen, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  deinit {
    close(terminal)
    close(screen)
  }
}

/// Serial, since there is one guarded terminal per process.
@Suite(.serialized) struct TerminalGuardTests {
  private func arm(_ pseudo: PseudoTerminal, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return specbranch_guard_arm(pseudo.terminal, bytes, bytes.count)
  }

  @Test func restoringWritesTheBytesAndResetsTheLineOnce() throws {
    let pseudo = try PseudoTerminal()
    let before = pseudo.settings
    #expect(arm(pseudo, "back"))
    var raw = before
    cfmakeraw(&raw)
    pseudo.settings = raw
    #expect(pseudo.settings.c_lflag & tcflag_t(ICANON) == 0)
    specbranch_guard_restore()
    specbranch_guard_restore()
    #expect(pseudo.written() == "back")
    #expect(pseudo.settings.c_lflag == before.c_lflag && pseudo.settings.c_oflag == before.c_oflag)
    specbranch_guard_disarm()
  }

  @Test func aDisarmedGuardLeavesTheTerminalAlone() throws {
    let pseudo = try PseudoTerminal()
    #expect(arm(pseudo, "back"))
    specbranch_guard_disarm()
    specbranch_guard_restore()
    #expect(pseudo.written() == "")
  }

  @Test func crashSignalsAreTakenAndGivenBack() throws {
    let pseudo = try PseudoTerminal()
    func handler() -> UInt {
      var action = sigaction()
      sigaction(SIGSEGV, nil, &action)
      return withUnsafeBytes(of: action) { $0.load(as: UInt.self) }
    }
    let before = handler()
    #expect(arm(pseudo, ""))
    #expect(handler() != before)
    specbranch_guard_disarm()
    #expect(handler() == before)
  }

  @Test func aFileIsNoTerminal() throws {
    let file = open("/dev/null", O_RDWR)
    defer { close(file) }
    #expect(!specbranch_guard_arm(file, [], 0))
    var (columns, rows) = (Int32(0), Int32(0))
    #expect(!specbranch_window_size(file, &columns, &rows))
  }

  @Test func theSizeIsTheWindows() throws {
    let pseudo = try PseudoTerminal()
    var (columns, rows) = (Int32(0), Int32(0))
    #expect(!specbranch_window_size(pseudo.terminal, &columns, &rows))
    var window = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
    #expect(ioctl(pseudo.terminal, UInt(TIOCSWINSZ), &window) == 0)
    #expect(specbranch_window_size(pseudo.terminal, &columns, &rows))
    #expect(columns == 120 && rows == 40)
  }

  @Test func signalsAreReportedOnThePipe() throws {
    let output = specbranch_signals_begin()
    try #require(output >= 0)
    #expect(specbranch_signals_begin() == output)
    for number in [SIGWINCH, SIGCONT, SIGHUP] {
      kill(getpid(), number)
      // Another thread may take it.
      var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      #expect(poll(&ready, 1, 5000) == 1)
      var byte: UInt8 = 0
      #expect(read(output, &byte, 1) == 1 && Int32(byte) == number)
    }
    specbranch_signals_end()
  }
}
