import TerminalCore

/// Draws what completes the input, above it.
struct SlashCompletionView {
  let state: ChatState
  let layout: ChatLayout

  private static let mostRows = 8
  private static let widest = 92

  func draw(into buffer: inout Buffer) {
    guard let completions = state.completions, state.list == nil, state.helpScroll == nil,
      state.comparison == nil, state.about == nil
    else { return }
    let bottom = layout.notice.isEmpty ? layout.input.y : layout.notice.y
    let usage = completions.usage.map { DisplayWidth.wrap($0, to: max(width - 4, 1)).prefix(2) } ?? []
    let candidates = min(completions.candidates.count, Self.mostRows)
    let rows = min(candidates + usage.count, bottom - 2)
    guard rows > 0 else { return }
    let area = Rect(x: layout.input.x, y: bottom - rows - 2, width: width, height: rows + 2)
    buffer.fill(area, role: .popupText)
    buffer.box(area, title: "Commands", role: .popupBorder, titleRole: .title, lines: state.lines)
    var inside = area.inset(horizontally: 2, vertically: 1)
    for line in usage.prefix(inside.height) {
      let row = inside.takeTop(1)
      buffer.write(String(line), x: row.x, y: row.y, role: .dimText, limit: row.width)
    }
    drawCandidates(completions, into: &buffer, inside)
  }

  private var width: Int { min(layout.input.width, Self.widest) }

  private func drawCandidates(_ completions: SlashCompletions, into buffer: inout Buffer, _ area: Rect) {
    let count = completions.candidates.count
    let start = min(max(completions.selection - area.height / 2, 0), max(count - area.height, 0))
    let shown = completions.candidates[start..<min(start + area.height, count)]
    let nameWidth = min(max(shown.map { DisplayWidth.of($0.name) }.max() ?? 0, 16), area.width * 3 / 5)
    for (row, index) in shown.indices.enumerated() {
      let candidate = completions.candidates[index]
      let isChosen = index == completions.selection
      let y = area.y + row
      if isChosen {
        buffer.fill(Rect(x: area.x, y: y, width: area.width, height: 1), role: .selection)
      }
      let name = DisplayWidth.shorten(candidate.name, to: nameWidth, lines: state.lines)
      buffer.write(name, x: area.x, y: y, role: isChosen ? .selection : .popupText, limit: nameWidth)
      let room = area.width - nameWidth - 2
      guard room > 8 else { continue }
      let help = DisplayWidth.shorten(candidate.help, to: room, lines: state.lines)
      buffer.write(
        help, x: area.x + nameWidth + 2, y: y, role: isChosen ? .selection : .dimText, limit: room)
    }
  }
}
