/// Path data of one colour each, in the order in which the colours first appeared.
struct SVGPathGroups {
  private struct Key: Hashable {
    var color: String
    var opacity: String?
  }

  private var order: [Key] = []
  private var paths: [Key: String] = [:]

  mutating func add(_ path: String, color: String, opacity: String?) {
    let key = Key(color: color, opacity: opacity)
    if paths[key] == nil { order.append(key) }
    paths[key, default: ""] += path
  }

  func elements(_ attributes: (String) -> String) -> String {
    order.map { key in
      let opacity = key.opacity.map { " opacity=\"\($0)\"" } ?? ""
      return "<path \(attributes(key.color))\(opacity) d=\"\(paths[key, default: ""])\"/>\n"
    }.joined()
  }
}

/// Box-drawing characters as strokes from the middle of a cell to its edges.
enum LineGlyph {
  private static let arms: [Character: String] = [
    "─": "lr", "│": "ud", "┌": "dr", "┐": "dl", "└": "ur", "┘": "ul",
    "├": "udr", "┤": "udl", "┬": "lrd", "┴": "lru", "┼": "udlr", "╴": "l", "╵": "u", "╶": "r", "╷": "d",
  ]

  /// The strokes; nil for other characters.
  static func path(_ character: Character, left: Int, top: Int) -> String? {
    let (right, bottom) = (left + SVGPicture.cellWidth, top + SVGPicture.cellHeight)
    let (x, y) = (left + SVGPicture.cellWidth / 2, top + SVGPicture.cellHeight / 2)
    switch character {
    case "╭": return "M\(x) \(bottom)Q\(x) \(y) \(right) \(y)"
    case "╮": return "M\(x) \(bottom)Q\(x) \(y) \(left) \(y)"
    case "╰": return "M\(x) \(top)Q\(x) \(y) \(right) \(y)"
    case "╯": return "M\(x) \(top)Q\(x) \(y) \(left) \(y)"
    default: break
    }
    let ends: [Character: String] = ["l": "H\(left)", "r": "H\(right)", "u": "V\(top)", "d": "V\(bottom)"]
    return arms[character].map { $0.map { "M\(x) \(y)" + ends[$0, default: ""] }.joined() }
  }
}

/// Block characters as rectangles.
enum BlockGlyph {
  /// The rectangle and its opacity (nil where it is solid); nil for other characters.
  static func block(_ character: Character, left: Int, top: Int) -> (path: String, opacity: String?)? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return nil }
    let (width, height) = (Double(SVGPicture.cellWidth), Double(SVGPicture.cellHeight))
    func box(_ x: Double, _ y: Double, _ right: Double, _ bottom: Double) -> String {
      let (x, right) = (Double(left) + x * width, Double(left) + right * width)
      let (y, bottom) = (Double(top) + y * height, Double(top) + bottom * height)
      return "M\(x) \(y)H\(right)V\(bottom)H\(x)Z"
    }
    switch scalar.value {
    case 0x2580: return (box(0, 0, 1, 0.5), nil)
    case 0x2581...0x2588: return (box(0, 1 - Double(scalar.value - 0x2580) / 8, 1, 1), nil)
    case 0x2589...0x258f: return (box(0, 0, Double(0x2590 - scalar.value) / 8, 1), nil)
    case 0x2590: return (box(0.5, 0, 1, 1), nil)
    case 0x2591...0x2593: return (box(0, 0, 1, 1), "0.\((scalar.value - 0x2590) * 25)")
    default: return nil
    }
  }
}
