/// The names of series, in rows.
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

    /// An estimate; no font is at hand to measure with.
    fileprivate var width: Double { 40 + Double(name.count) * 6.4 }
  }

  private static let rowHeight = 20.0
  private let placed: [(entry: Entry, x: Double, row: Int)]

  /// - Parameter width: pixels after which a new row starts.
  init(_ entries: [Entry], width: Double) {
    var (x, row) = (0.0, 0)
    placed = entries.map { entry in
      if x > 0, x + entry.width > width { (x, row) = (0, row + 1) }
      defer { x += entry.width }
      return (entry, x, row)
    }
  }

  var height: Double { Double((placed.last?.row ?? 0) + 1) * Self.rowHeight }

  func draw(into canvas: inout SVGCanvas, left: Double, top: Double) {
    for (entry, offset, row) in placed {
      let (x, y) = (left + offset, top + Double(row) * Self.rowHeight + 10)
      switch entry.shape {
      case .bar: canvas.rectangle(x, y - 6, width: 12, height: 12, color: entry.color)
      case .dash: canvas.line(x - 2, y, x + 14, y, color: entry.color, width: 2)
      case .marker(let marker): canvas.marker(marker, x + 6, y, color: entry.color)
      }
      canvas.text(entry.name, x + 18, y + 4)
    }
  }
}
