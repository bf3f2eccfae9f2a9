import TerminalCore

/// What the engine and the runtime say: reply and time of day (in a recording seconds), then the sentence; the newest at the bottom.
enum LogPane {
  static func title(_ state: ChatState) -> [String] {
    let (title, warnings) = (PaneKind.log.title, state.log.warnings)
    return warnings == 0 ? [title] : ["\(title) · \(Format.count(warnings, "warning"))", title]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard state.log.entries.count > 0 else {
      return PaneHint.draw("What the engine and the runtime say.", into: &buffer, area: area)
    }
    let rows = rows(state, area)
    for (row, spans) in rows.enumerated() {
      buffer.draw(spans, x: area.x, y: area.y + row, limit: area.width)
    }
    drawScrollMark(state, into: &buffer, area: area)
  }

  /// The rows in view; only the messages that stand in them are laid out.
  private static func rows(_ state: ChatState, _ area: Rect) -> [[Span]] {
    var rows: [[Span]] = []
    for index in state.log.entries.indices.dropLast(state.log.scrollBack).reversed() {
      rows = self.rows(state.log.entries[index], area.width) + rows
      if rows.count >= area.height { return Array(rows.suffix(area.height)) }
    }
    // Scrolled to the start: what is below fills the pane.
    for index in state.log.entries.indices.suffix(state.log.scrollBack) where rows.count < area.height {
      rows += self.rows(state.log.entries[index], area.width)
    }
    return Array(rows.prefix(area.height))
  }

  private static func rows(_ entry: EventLog.Entry, _ width: Int) -> [[Span]] {
    let indent = stampWidth(entry, width)
    return lines(entry, width).enumerated().map { index, line in
      let start = index == 0 ? stamp(entry, indent) : String(repeating: " ", count: indent)
      return [Span(start, .dimText), Span(line, role(entry.kind))]
    }
  }

  private static func lines(_ entry: EventLog.Entry, _ width: Int) -> [String] {
    let room = max(width - stampWidth(entry, width), 1)
    let mark = entry.kind == .warning || entry.kind == .error ? "! " : ""
    return DisplayWidth.wrap(mark + entry.sentence, to: room).map {
      DisplayWidth.clip(String($0), to: room)
    }
  }

  /// Reply and seconds take too much of a narrow pane.
  private static func stampWidth(_ entry: EventLog.Entry, _ width: Int) -> Int {
    guard width >= 44 else { return width >= 20 ? 5 : 0 }
    return entry.clock == nil ? 12 : 14
  }

  private static func stamp(_ entry: EventLog.Entry, _ width: Int) -> String {
    guard width > 0 else { return "" }
    let reply = entry.reply.map { "#\($0)" } ?? "–"
    let seconds = entry.time.map { Format.padded(Format.decimal($0, 1) + "s", to: 6) }
    let time = width > 5 ? entry.clock?.text ?? seconds ?? "" : ""
    return DisplayWidth.pad(DisplayWidth.pad(reply, to: 4) + " " + time, to: width - 1) + " "
  }

  private static func role(_ kind: EventLog.Kind) -> Role {
    switch kind {
    case .note: .text
    case .change: .systemText
    case .warning: .warning
    case .error: .error
    }
  }

  private static func drawScrollMark(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard state.log.scrollBack > 0, area.height > 1 else { return }
    let mark = " \(Format.count(state.log.scrollBack, "message")) below "
    guard DisplayWidth.of(mark) <= area.width else { return }
    buffer.write(mark, x: area.right - DisplayWidth.of(mark), y: area.bottom - 1, role: .warning)
  }
}
