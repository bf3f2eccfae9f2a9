import TerminalCore

/// One dim sentence where a pane has nothing to show yet.
enum PaneHint {
  static func draw(_ sentence: String, into buffer: inout Buffer, area: Rect) {
    for (row, line) in DisplayWidth.wrap(sentence, to: area.width).prefix(area.height).enumerated() {
      buffer.write(String(line), x: area.x, y: area.y + row, role: .dimText, limit: area.width)
    }
  }
}
