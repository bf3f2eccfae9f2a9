import Foundation

/// Collects the elements of a plot; coordinates in pixels from the upper left corner.
struct SVGCanvas {
  enum Anchor: String {
    case start, middle, end
  }

  /// Text in a sans-serif face.
  struct TextStyle {
    var size = 12.0
    var anchor = Anchor.start
    var isBold = false
    var color = "#222222"
    /// Degrees, clockwise, about the anchor.
    var rotation = 0.0
  }

  let width: Double
  let height: Double
  private var elements: [String] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: String, width: Double = 1,
    dashed: Bool = false
  ) {
    let dashes = dashed ? " stroke-dasharray=\"5 4\"" : ""
    elements.append(
      "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" "
        + "y2=\"\(Self.number(y2))\" stroke=\"\(color)\" stroke-width=\"\(Self.number(width))\"\(dashes)/>")
  }

  mutating func rectangle(_ x: Double, _ y: Double, width: Double, height: Double, color: String) {
    elements.append(
      "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
        + "height=\"\(Self.number(height))\" fill=\"\(color)\"/>")
  }

  mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle = TextStyle()) {
    let turn =
      style.rotation == 0
      ? "" : " transform=\"rotate(\(Self.number(style.rotation)) \(Self.number(x)) \(Self.number(y)))\""
    let weight = style.isBold ? " font-weight=\"bold\"" : ""
    elements.append(
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(style.size))\" "
        + "text-anchor=\"\(style.anchor.rawValue)\" fill=\"\(style.color)\"\(weight)\(turn)>"
        + "\(Self.escaped(text))</text>")
  }

  mutating func marker(_ shape: PlotMarker, _ x: Double, _ y: Double, color: String) {
    let points = shape.corners.map { "\(Self.number(x + $0.x)),\(Self.number(y + $0.y))" }
    if points.isEmpty {
      elements.append(
        "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"5\" fill=\"\(color)\"/>")
    } else {
      elements.append("<polygon points=\"\(points.joined(separator: " "))\" fill=\"\(color)\"/>")
    }
  }

  func document(title: String) -> String {
    let size = "\(Self.number(width)) \(Self.number(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(Self.number(width))" \
      height="\(Self.number(height))" role="img" aria-label="\(Self.escaped(title))" \
      font-family="Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif">
      <rect width="100%" height="100%" fill="#ffffff"/>
      \(elements.joined(separator: "\n"))
      </svg>

      """
  }

  private static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

/// Shapes that tell series apart without colour.
enum PlotMarker: CaseIterable {
  case circle, square, triangle, diamond, downTriangle

  /// Corners around the middle; none for the circle.
  fileprivate var corners: [(x: Double, y: Double)] {
    switch self {
    case .circle: []
    case .square: [(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)]
    case .triangle: [(0, -6), (5.5, 4.5), (-5.5, 4.5)]
    case .diamond: [(0, -6.5), (5.5, 0), (0, 6.5), (-5.5, 0)]
    case .downTriangle: [(0, 6), (5.5, -4.5), (-5.5, -4.5)]
    }
  }
}
