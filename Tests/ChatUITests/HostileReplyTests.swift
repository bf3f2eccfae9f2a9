import Markdown
import TerminalCore
import Testing

@testable import ChatUI

/// What a model may write to reach the terminal past the screen: nothing of it may arrive there.
@Suite struct HostileReplyTests {
  private static let pieces: [[UInt8]] =
    [
      "\u{1b}", "\u{1b}[31m", "\u{1b}[2J", "\u{1b}]8;;http://a.b\u{1b}\\x\u{1b}]8;;\u{7}",
      "\u{1b}]52;c;YQ==\u{7}",
      "\u{1b}]0;title\u{7}", "\u{1b}P1$r\u{1b}\\", "\u{9b}2J", "\u{9d}0;t\u{9c}", "\u{90}q\u{9c}", "\u{202e}",
      "\u{2066}",
      "\u{2069}", "\u{200f}", "\u{feff}", "\u{e0041}", "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\r", "\n",
      "\u{b}", "\u{c}", "\t",
      "\u{e}", "\u{f}", "\u{7f}", "\u{85}", "\u{2028}", "a", "word ", "漢", "👩‍👩‍👧",
      "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "```\n", "```sh\n",
      "`", "**", "| ", "|-|-|\n", "- ", "> ", "# ", "[", "](", ")", "<", ">", "&#27;", "&#x9b;", "&#x202e;",
      "\\", "    ",
    ].map { Array($0.utf8) } + [
      [0xc0, 0x9b], [0xe0, 0x80, 0x9b], [0xc2], [0x9b], [0xff], [0xf0, 0x9f], [0xed, 0xa0, 0x80],
    ]

  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 32) | (state << 32)
    }
  }

  private func stream(_ random: inout Random) -> [UInt8] {
    (0..<Int.random(in: 1...14, using: &random)).flatMap { _ in
      Bool.random(using: &random)
        ? Self.pieces.randomElement(using: &random) ?? [] : [UInt8.random(in: 0...255, using: &random)]
    }
  }

  /// Feeds the bytes in pieces, as tokens that end anywhere do, and draws what comes of them.
  private func screen(_ bytes: [UInt8], _ random: inout Random) -> String {
    var stream = MarkdownStream()
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...4, using: &random)
      stream.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    let width = Int.random(in: 1...24, using: &random)
    let layout = BlockLayout(width: width)
    var rows = stream.blocks.flatMap { layout.rows($0) }.map { EntryFlow.Line.Content.rendered($0) }
    rows += WrappedText(String(decoding: bytes, as: UTF8.self), width: width).lines.map { .plain($0) }
    var buffer = Buffer(size: Size(width: width, height: min(rows.count, 8)))
    for (y, row) in rows.suffix(8).enumerated() {
      _ = ReplyLine(content: row, origins: OriginRuns(), coloursByOrigin: y % 2 == 0)
        .draw(into: &buffer, x: 0, y: y, width: width)
    }
    return FrameRenderer.ansi(buffer, .monochrome)
  }

  /// The scalars that are neither ours nor to be seen.
  private func foreign(_ output: String) -> [Unicode.Scalar] {
    let escape: Unicode.Scalar = "\u{1b}"
    var foreign: [Unicode.Scalar] = []
    var isInSequence = false
    var last: Unicode.Scalar = " "
    for scalar in output.unicodeScalars {
      if isInSequence {
        let isOurs =
          last == escape ? scalar == "[" : ("0"..."9").contains(scalar) || scalar == ";" || scalar == "m"
        if !isOurs { foreign.append(scalar) }
        isInSequence = scalar != "m" && isOurs
      } else if scalar == escape {
        isInSequence = true
      } else if scalar != "\n" {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: foreign.append(scalar)
        default: break
        }
      }
      last = scalar
    }
    return foreign
  }

  @Test(arguments: 0..<40) func onlyOurOwnSequencesReachTheTerminal(batch: Int) {
    var random = Random(state: UInt64(batch) &* 7919 &+ 17)
    for _ in 0..<500 {
      let bytes = stream(&random)
      let found = foreign(screen(bytes, &random))
      #expect(found.isEmpty, "\(found.map(\.value)) from \(bytes)")
    }
  }

  @Test func theCheckItselfFindsWhatIsForeign() {
    #expect(foreign("\u{1b}[0;1mtext\u{1b}[0m\n").isEmpty)
    for hostile in ["\u{1b}]0;t\u{7}", "\u{1b}[2J", "\u{9b}2J", "\u{202e}", "\r", "\u{1b}[0\u{1b}m"] {
      #expect(!foreign(hostile).isEmpty, "\(hostile.debugDescription)")
    }
  }
}
