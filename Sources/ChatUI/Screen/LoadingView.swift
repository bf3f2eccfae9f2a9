import SpecCore
import TerminalCore

/// While the models load: what is loaded so far, or why it failed.
enum LoadingView {
  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    switch state.phase {
    case .ready: break
    case .failed(let sentence): drawFailure(sentence, into: &buffer, area: area)
    case .loading(let progress): drawProgress(progress, state.lines, into: &buffer, area: area)
    }
  }

  private static func drawFailure(_ sentence: String, into buffer: inout Buffer, area: Rect) {
    buffer.write("The pair could not be loaded", x: area.x, y: area.y, role: .error, limit: area.width)
    for (row, line) in DisplayWidth.wrap(sentence, to: area.width).prefix(max(area.height - 2, 0))
      .enumerated()
    {
      buffer.write(String(line), x: area.x, y: area.y + 2 + row, role: .text, limit: area.width)
    }
  }

  private static func drawProgress(
    _ progress: [Lane: Double], _ lines: LineStyle, into buffer: inout Buffer, area: Rect
  ) {
    guard area.height > 2 else { return }
    let block = area.centered(Size(width: min(area.width, 48), height: 4))
    buffer.write("Loading the models", x: block.x, y: block.y, role: .heading, limit: block.width)
    for (row, lane) in [Lane.target, .draft].enumerated() where row + 2 < block.height {
      drawBar(lane, progress[lane] ?? 0, lines, into: &buffer, x: block.x, y: block.y + 2 + row, block.width)
    }
  }

  private static func drawBar(
    _ lane: Lane, _ fraction: Double, _ lines: LineStyle, into buffer: inout Buffer, x: Int, y: Int,
    _ width: Int
  ) {
    let label = DisplayWidth.pad(lane.rawValue, to: 8)
    let percent = Format.padded(Format.percent(fraction), to: 4)
    let room = width - 8 - 4 - 1
    guard room > 0 else { return }
    let filled = Int((Double(room) * fraction).rounded())
    buffer.write(label, x: x, y: y, role: .text)
    let (full, empty) = lines == .unicode ? ("█", "░") : ("#", ".")
    buffer.write(String(repeating: full, count: filled), x: x + 8, y: y, role: .barAccepted)
    buffer.write(String(repeating: empty, count: room - filled), x: x + 8 + filled, y: y, role: .barDrafted)
    buffer.write(percent, x: x + 8 + room + 1, y: y, role: .dimText)
  }
}
