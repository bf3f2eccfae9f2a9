import TerminalCore

/// Between the text of the replies and the tokens it came from.
extension LaidOutConversation {
  /// The reply that stands at a place of the view, and the token there; nil beside the replies' texts.
  func source(column: Int, row: Int, height: Int) -> (reply: Int, source: OriginRuns.Source)? {
    let lines = visibleLines(height: height)
    guard lines.indices.contains(row), case .exchange(let exchange) = entries[lines[row].entry],
      let number = exchange.reply.number
    else { return nil }
    let line = flow(lines[row].entry).line(lines[row].line)
    guard line.kind == .replyText, let offset = line.offset(column: column - EntryFlow.gutter) else {
      return nil
    }
    let origins = exchange.reply.origins
    let run = origins.index(at: offset)
    return origins.runs.indices.contains(run) ? (number, origins.runs[run].source) : nil
  }

  /// Scrolls so that a place of a reply's text is in view, if that reply is laid out.
  mutating func reveal(reply number: Int, height: Int, _ offset: (OriginRuns) -> Int?) {
    var first = 0
    for (index, entry) in entries.enumerated() {
      if case .exchange(let exchange) = entry, exchange.reply.number == number,
        let offset = offset(exchange.reply.origins),
        let line = flow(index).line(ofReplyOffset: offset)
      {
        return show(line: first + line, height: height)
      }
      first += flow(index).lineCount
    }
  }

  /// Scrolls so that a part of an entry is in view.
  mutating func reveal(entry: Int, at kind: EntryFlow.Kind, height: Int) {
    let above = (0..<entry).reduce(0) { $0 + flow($1).lineCount }
    show(line: above + (flow(entry).firstLine(of: kind) ?? 0), height: height)
  }

  private mutating func show(line: Int, height: Int) {
    let last = lineCount - scrollBack
    guard line >= last || line < last - height else { return }
    scroll(by: lineCount - line - height / 2 - scrollBack, height: height)
  }
}

extension EntryFlow {
  /// The index of the first line of a part.
  func firstLine(of kind: Kind) -> Int? {
    guard let part = parts.firstIndex(where: { $0.kind == kind }) else { return nil }
    return parts[..<part].reduce(0) { $0 + $1.content.lineCount }
  }

  /// The index of the line that shows a place of the reply's text.
  func line(ofReplyOffset offset: Int) -> Int? {
    var first = 0
    for part in parts {
      if part.kind == .replyText { return part.content.line(ofOffset: offset).map { first + $0 } }
      first += part.content.lineCount
    }
    return nil
  }
}

extension EntryFlow.Content {
  fileprivate func line(ofOffset offset: Int) -> Int? {
    switch self {
    case .plain(let text): text.lines.lastIndex { $0.start <= offset }
    case .rendered(let reply): reply.rows.lastIndex { $0.start.map { $0 <= offset } ?? false }
    }
  }
}

extension EntryFlow.Line {
  fileprivate func offset(column: Int) -> Int? {
    switch content {
    case .plain(let line): line.offset(column: column)
    case .rendered(let row): row.offset(column: column)
    }
  }
}

extension WrappedText.Line {
  /// The UTF-8 offset in the whole text of the character at a column; nil beyond the line's ends.
  func offset(column: Int) -> Int? {
    guard column >= 0 else { return nil }
    var (used, offset) = (0, start)
    for character in text {
      used += DisplayWidth.of(character)
      if used > column { return offset }
      offset += character.utf8.count
    }
    return nil
  }
}
