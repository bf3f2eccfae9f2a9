import SpecCore
import TerminalCore

/// Draws a line of a reply, in the colours of its tokens' origins where they are wanted, and with the tokens
/// of the round that the cursor is on marked.
struct ReplyLine {
  let content: EntryFlow.Line.Content
  let origins: OriginRuns
  let coloursByOrigin: Bool
  /// The round whose tokens are underlined, and the token that is chosen in it.
  var markedRound: Int?
  var chosen: NodeID?

  /// - Returns: the columns used.
  func draw(into buffer: inout Buffer, x: Int, y: Int, width: Int) -> Int {
    var used = 0
    for run in runs { used += draw(run, into: &buffer, x: x + used, y: y, width: width - used) }
    return used
  }

  private var runs: [ReplyRun] {
    switch content {
    case .plain(let line):
      [ReplyRun(text: line.text, source: line.start..<line.start + line.text.utf8.count)]
    case .rendered(let row): row.runs
    }
  }

  private func draw(_ shown: ReplyRun, into buffer: inout Buffer, x: Int, y: Int, width: Int) -> Int {
    guard coloursByOrigin || markedRound != nil, let place = shown.source, !place.isEmpty else {
      return buffer.write(
        shown.text, x: x, y: y, role: shown.role, attributes: shown.attributes, limit: width)
    }
    var used = 0
    var offset = place.lowerBound
    var run = origins.index(at: offset)
    for character in shown.text {
      while run < origins.runs.count, origins.runs[run].end <= offset { run += 1 }
      let source = run < origins.runs.count ? origins.runs[run].source : nil
      used += buffer.write(
        String(character), x: x + used, y: y,
        role: coloursByOrigin ? TokenGlyphs.role(source?.origin ?? .target) : shown.role,
        attributes: shown.attributes.union(attributes(source)), limit: width - used)
      if shown.isExact { offset += character.utf8.count }
    }
    return used
  }

  private func attributes(_ source: OriginRuns.Source?) -> Attributes {
    guard let source, source.round == markedRound else { return [] }
    return source.node == chosen ? .reverse : .underline
  }
}
