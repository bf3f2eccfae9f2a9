import TerminalCore
import Testing

@testable import TerminalCurses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe in place of a terminal or of the signals.
private struct TestPipe {
  let output: Int32
  private let input: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0)
    (output, input) = (ends[0], ends[1])
  }

  func send(_ bytes: [UInt8]) { _ = write(input, bytes, bytes.count) }
  func send(_ text: String) { send(Array(text.utf8)) }
  func closeInput() { close(input) }
}

@Suite(.timeLimit(.minutes(1))) struct TerminalInputTests {
  private let keys = TestPipe()
  private let signals = TestPipe()

  /// The first events that arrive; the input is cancelled then.
  private func first(_ count: Int, of input: TerminalInput) async -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for await event in input.events {
      events.append(event)
      if events.count == count { break }
    }
    input.cancel()
    return events
  }

  /// On a busy machine the test may be slower than a program may be in leaving, and this process must not be ended.
  private func start() -> TerminalInput {
    TerminalInput(descriptor: keys.output, signals: signals.output, leaveDelay: .never)
  }

  @Test func bytesArriveAsKeys() async {
    keys.send("hé\u{1b}[A\u{1b}[200~two\r\nlines\u{1b}[201~")
    #expect(
      await first(1, of: start()) == [.keys([.character("h"), .character("é"), .up, .paste("two\nlines")])])
  }

  @Test func aBareEscapeArrivesByItself() async {
    keys.send("\u{1b}")
    #expect(await first(1, of: start()) == [.keys([.escape])])
  }

  @Test func signalsArriveAsEventsInOrder() async {
    signals.send([UInt8(SIGWINCH), UInt8(SIGTSTP), UInt8(SIGCONT), UInt8(SIGTERM)])
    #expect(
      await first(4, of: start()) == [
        .resized, .suspendRequested, .continued, .quitRequested(signal: SIGTERM),
      ])
  }

  @Test func theEndOfInputIsReportedOnce() async throws {
    keys.closeInput()
    let input = start()
    var events = input.events.makeAsyncIterator()
    #expect(await events.next() == .inputClosed)
    signals.send([UInt8(SIGWINCH)])
    #expect(await events.next() == .resized)
    input.cancel()
    #expect(await events.next() == nil)
  }
}
