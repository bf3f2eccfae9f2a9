import Foundation
import Testing

/// Windows that people drag about while a reply is being written.
extension ChatScreenTests {
  private static let normal = PaneTerminal.Size(width: 120, height: 40)

  @Test("After 2,000 sizes during a reply the screen is what a fresh draw shows", .timeLimit(.minutes(2)))
  func manySizes() async throws {
    let emulation = "--emulate-target 900+1*n --emulate-draft 90+1*k --mode specbranch"
    try await Self.withChat(emulation) { session, _ in
      try Self.say(Self.story, session)
      try await session.wait(for: "decoding") { $0.contains("last round") }
      let terminal = try PaneTerminal(session)
      var generator = SystemRandomNumberGenerator()
      for number in 1...2000 {
        try terminal.resize(
          PaneTerminal.Size(
            width: .random(in: 1...300, using: &generator), height: .random(in: 1...100, using: &generator)))
        if number.isMultiple(of: 250) { try session.text("w") }
        try await Task.sleep(for: .milliseconds(7))
      }
      // The emulated terminal itself has to follow, too, and rearranges what it shows when it does.
      for width in [300, 7, 61] { try session.resize(width: width, height: 100 - width / 3) }
      try session.resize(width: Self.normal.width, height: Self.normal.height)
      try terminal.resize(Self.normal)
      try await session.wait(for: "the reply, still going on") {
        $0.contains("decoding") && $0.contains("Branches") && $0.contains("Draft length")
      }
      try session.keys("C-c")
      try await session.wait(for: "the stop") { $0.contains("stopped") }
      let survived = try await Self.settledScreen(session)
      try await Self.spoilAndRedraw(session, terminal)
      let fresh = try await Self.settledScreen(session)
      #expect(survived == fresh)
      for part in [Self.story, "wwwwwwww", "Branches", "Draft length"] { #expect(fresh.contains(part)) }
    }
  }

  /// The screen with colours and cursor, when nothing changes any more.
  private static func settledScreen(_ session: TmuxSession) async throws -> String {
    var (screen, quiet) = ("", 0)
    for _ in 0..<100 where quiet < 5 {
      let now = try session.styledScreen() + session.value("#{cursor_x},#{cursor_y} #{cursor_flag}")
      (screen, quiet) = (now, now == screen ? quiet + 1 : 0)
      try await Task.sleep(for: .milliseconds(100))
    }
    return screen
  }

  /// Writes over the screen as another program would, and has it drawn anew.
  private static func spoilAndRedraw(_ session: TmuxSession, _ terminal: PaneTerminal) async throws {
    try terminal.write("\u{1B}[20;10Hspoiled\u{1B}[1;1H\u{1B}[2Kspoiled\u{1B}[10;1H\u{1B}[3M")
    try await session.wait(for: "the spoiled screen") { $0.contains("spoiled") }
    try session.keys("C-l")
    try await session.wait(for: "the fresh draw") { !$0.contains("spoiled") && $0.contains("Message") }
  }
}

/// The terminal that the program in a `TmuxSession` has, reached past tmux: for sizes that change faster than tmux would have it.
private final class PaneTerminal {
  struct Size {
    var width: Int
    var height: Int
  }

  struct Failure: Error {
    let call: String
    let code: Int32
  }

  private let descriptor: Int32

  init(_ session: TmuxSession) throws {
    descriptor = open(try session.value("#{pane_tty}"), O_RDWR | O_NOCTTY | O_CLOEXEC)
    if descriptor < 0 { throw Failure(call: "open", code: errno) }
  }

  deinit { close(descriptor) }

  /// Sets the size, of which the kernel tells the program by SIGWINCH.
  func resize(_ size: Size) throws {
    var window = winsize(
      ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
    if ioctl(descriptor, UInt(TIOCSWINSZ), &window) != 0 { throw Failure(call: "TIOCSWINSZ", code: errno) }
  }

  /// Writes to the screen as any other program might.
  func write(_ text: String) throws {
    try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
  }
}
