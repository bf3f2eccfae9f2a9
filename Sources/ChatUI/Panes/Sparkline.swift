import TerminalCore

/// A row of small bars, one for each value, oldest first; what is not known stays empty.
struct Sparkline {
  let values: [Double?]
  /// The value of a full bar; nil takes the largest.
  let top: Double?
  let lines: LineStyle

  func draw(into buffer: inout Buffer, x: Int, y: Int, limit: Int) {
    let most = top ?? values.compactMap { $0 }.max() ?? 1
    guard most > 0 else { return }
    for (column, value) in values.suffix(max(limit, 0)).enumerated() {
      guard let value else { continue }
      buffer.write(BlockGlyphs.fromBottom(value / most, lines), x: x + column, y: y, role: .barAccepted)
    }
  }
}
