/// The names of series, in a row.
struct PlotLegend {
  struct Entry {
    enum Shape {
      case bar
      case dash
      case marker(PlotMarker)
    }

    var name: String
    var color: String
    var shape: Shape

    init(_ name: String, color: String, shape: Shape) {
      self.name = name
      self.color = color
      self.shape = shape
    }
  }

  var entries: [Entry]

  /// Draws one line of text's height below `top`; the text shrinks where it would not fit.
  func draw(into canvas: inout SVGCanvas, left: Double, top: Double) {
    let wanted = entries.map { width(of: $0, size: 12) }.reduce(0, +)
    let size = min(12, 12 * (canvas.width - left - 24) / wanted)
    var x = left
    for entry in entries {
      let y = top + 10
      switch entry.shape {
      case .bar: canvas.rectangle(x, y - 6, width: 12, height: 12, color: entry.color)
      case .dash: canvas.line(x - 2, y, x + 14, y, color: entry.color, width: 2)
      case .marker(let marker): canvas.marker(marker, x + 6, y, color: entry.color)
      }
      canvas.text(entry.name, x + 18, y + 4, .init(size: size))
      x += width(of: entry, size: size)
    }
  }

  private func width(of entry: Entry, size: Double) -> Double {
    18 + Double(entry.name.count) * size * 0.54 + 20
  }
}
