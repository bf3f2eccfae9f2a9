import TerminalCore
import Testing

@testable import TerminalCurses

@Suite struct TerminalCapabilitiesTests {
  private func profile(
    _ type: String, isTerminal: Bool = true, encoding: TextEncoding = .utf8,
    environment: [String: String] = [:]
  ) -> TerminalProfile {
    TerminalProfile(
      environment: environment.merging(["TERM": type]) { $1 }, depth: nil, isTerminal: isTerminal,
      size: Size(width: 80, height: 24), encoding: encoding,
      lookUp: { TerminfoEntry(lookingUp: $0, rows: 24) })
  }

  @Test func aUsualTerminalHasEverything() {
    let capabilities = profile("xterm-256color").capabilities
    #expect(capabilities.problem == nil)
    #expect(capabilities.depth == .palette256)
    #expect(capabilities.colorCount == 256)
    #expect(capabilities.supportsMouse && capabilities.supportsBracketedPaste)
    #expect(capabilities.lineStyle == .unicode)
    #expect(capabilities.remarks == [])
  }

  @Test(
    arguments: [
      ("vt100", .utf8), ("linux", .utf8), ("xterm-256color", .unspecified), ("xterm", .other("ISO-8859-1")),
    ] as [(String, TextEncoding)])
  func framesAreASCIIWhereLinesMightNotShow(type: String, encoding: TextEncoding) {
    #expect(profile(type, encoding: encoding).capabilities.lineStyle == .ascii)
  }

  @Test(
    arguments: [
      ("", .typeUnset), ("no-such-terminal", .typeUnknown("no-such-terminal")),
      ("dumb", .typeTooSimple("dumb")),
    ] as [(String, TerminalError)])
  func aTerminalThatCannotShowAScreenIsRefused(type: String, problem: TerminalError) {
    #expect(profile(type).capabilities.problem == problem)
    #expect(profile(type, isTerminal: false).capabilities.problem == .notATerminal)
  }

  @Test(arguments: [
    TerminalError.notATerminal, .typeUnset, .typeUnknown("x"), .typeTooSimple("x"), .startFailed("x"),
  ])
  func everyRefusalIsOneSentenceWithARemedy(error: TerminalError) {
    let text = error.description
    #expect(text.hasSuffix(".") && !text.dropLast().contains(". "))
    #expect(
      text.contains("set TERM") || text.contains("try TERM") || text.contains("use ")
        || text.contains("set it"))
  }

  @Test func restorationUndoesEverythingInOrder() {
    let modern = profile("xterm-256color")
    #expect(
      TerminalSequences.restoration(modern.entry, modern.capabilities)
        == "\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l\u{1b}[?2004l\u{1b}(B\u{1b}[m\u{1b}[39;49m\u{1b}[?12l\u{1b}[?25h"
        + "\u{1b}[?1049l\u{1b}[23;0;0t")
    // No alternate screen: below what was shown. Padding is left out.
    let old = profile("vt100")
    #expect(TerminalSequences.restoration(old.entry, old.capabilities) == "\u{1b}[m\u{f}\u{1b}[24;1H\r\n")
  }
}
