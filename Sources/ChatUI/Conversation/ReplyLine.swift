import SpecCore
import TerminalCore

/// Draws a line of a reply, in the colours of its tokens' origins where they are wanted, and with the tokens
/// of the round that the cursor is on marked.
struct ReplyLine {
  let line: WrappedText.Line
  let origins: OriginRuns
  let coloursByOrigin: Bool
  /// The round whose tokens are underlined, and the token that is chosen in it.
  var markedRound: Int?
  var chosen: NodeID?

  /// - Returns: the columns used.
  func draw(into buffer: inout Buffer, x: Int, y: Int, width: Int) -> Int {
    guard coloursByOrigin || markedRound != nil else {
      return buffer.write(line.text, x: x, y: y, role: .assistantText, limit: width)
    }
    var used = 0
    var offset = line.start
    var run = origins.index(at: offset)
    for character in line.text {
      while run < origins.runs.count, origins.runs[run].end <= offset { run += 1 }
      let source = run < origins.runs.count ? origins.runs[run].source : nil
      used += buffer.write(
        String(character), x: x + used, y: y,
        role: coloursByOrigin ? TokenGlyphs.role(source?.origin ?? .target) : .assistantText,
        attributes: attributes(source), limit: width - used)
      offset += character.utf8.count
    }
    return used
  }

  private func attributes(_ source: OriginRuns.Source?) -> Attributes {
    guard let source, source.round == markedRound else { return [] }
    return source.node == chosen ? .reverse : .underline
  }
}
