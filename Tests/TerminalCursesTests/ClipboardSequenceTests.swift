import Testing

@testable import TerminalCurses

@Suite struct ClipboardSequenceTests {
  private func bytes(_ text: String, _ environment: [String: String]) -> String {
    ClipboardSequence(environment: environment).bytes(text)
  }

  @Test func theTextTravelsAsBase64() {
    #expect(bytes("Hi, ü\n", ["TERM": "xterm-256color"]) == "\u{1b}]52;c;SGksIMO8Cg==\u{7}")
  }

  @Test func nothingInTheTextCanEndTheSequence() {
    let sequence = bytes("\u{7}\u{1b}\\\u{9c}\u{1b}]0;title\u{7}", ["TERM": "xterm"])
    let payload = sequence.dropFirst("\u{1b}]52;c;".count).dropLast()
    #expect(sequence.hasPrefix("\u{1b}]52;c;") && sequence.hasSuffix("\u{7}"))
    #expect(payload.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) })
  }

  @Test func tmuxGetsItForItselfAndToHandThrough() {
    #expect(
      bytes("a", ["TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"])
        == "\u{1b}]52;c;YQ==\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;YQ==\u{7}\u{1b}\\")
    // A terminal that was started from within tmux is not inside it.
    #expect(bytes("a", ["TERM": "xterm-kitty", "TMUX": "x"]) == "\u{1b}]52;c;YQ==\u{7}")
  }

  @Test func screenGetsItInPieces() {
    let text = String(repeating: "x", count: 600)
    let sequence = bytes(text, ["TERM": "screen.xterm-256color", "STY": "1.tty"])
    let pieces = sequence.split(separator: "\u{1b}\\").map(String.init)
    #expect(pieces.count == 4)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1b}P") && $0.count <= 242 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == bytes(text, ["TERM": "xterm"]))
  }
}
