import TerminalCore

/// Draws the whole screen.
enum Frame {
  static func draw(_ state: ChatState) -> Buffer {
    var buffer = Buffer(size: state.size)
    let layout = state.layout
    guard !layout.isTooSmall else {
      drawTooSmall(into: &buffer)
      return buffer
    }
    if !layout.conversation.isEmpty {
      ConversationView(state: state, area: layout.conversation).draw(into: &buffer)
    }
    for pane in layout.panes {
      PaneView(state: state, onePane: layout.room != .all).draw(pane, into: &buffer)
    }
    drawNotice(state, into: &buffer, area: layout.notice)
    InputView(state: state, layout: layout).draw(into: &buffer)
    StatusLine.draw(state, into: &buffer, area: layout.status)
    HintLine.draw(state, layout, into: &buffer)
    SlashCompletionView(state: state, layout: layout).draw(into: &buffer)
    if let comparison = state.comparison {
      ComparisonOverlay.draw(comparison, lines: state.lines, into: &buffer)
    }
    AboutReplyOverlay(state)?.draw(into: &buffer)
    if let scroll = state.helpScroll { HelpOverlay.draw(state, scroll: scroll, into: &buffer) }
    ListOverlayView(state: state).draw(into: &buffer)
    if state.lines == .ascii { AsciiFallback.apply(to: &buffer) }
    return buffer
  }

  private static func drawNotice(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard !area.isEmpty else { return }
    let lines = state.noticeLines.flatMap { span in
      DisplayWidth.wrap(span.text, to: max(area.width - 2, 1)).map { Span(String($0), span.role) }
    }
    for (row, line) in lines.prefix(area.height).enumerated() {
      buffer.write(line.text, x: area.x + 1, y: area.y + row, role: line.role, limit: area.width - 2)
    }
  }

  private static func drawTooSmall(into buffer: inout Buffer) {
    let smallest = ChatLayout.smallest
    let text = "terminal too small (need \(smallest.width)×\(smallest.height))"
    let lines = DisplayWidth.wrap(text, to: max(buffer.size.width, 1)).prefix(buffer.size.height)
    let top = (buffer.size.height - lines.count) / 2
    for (row, line) in lines.enumerated() {
      let x = max((buffer.size.width - DisplayWidth.of(line)) / 2, 0)
      buffer.write(String(line), x: x, y: top + row, role: .warning)
    }
  }
}
