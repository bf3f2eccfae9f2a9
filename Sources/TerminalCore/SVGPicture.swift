/// Collects what a picture of the screen is made of.
struct SVGPicture {
  static let cellWidth = 10
  static let cellHeight = 20
  static let padding = 16
  static let titleBarHeight = 36

  private let colors: SVGColors
  private var backgrounds = ""
  private var texts = ""
  private var strokes = SVGPathGroups()
  private var fills = SVGPathGroups()

  init(theme: Theme) { colors = SVGColors(theme: theme) }

  mutating func add(_ run: StyledRun, row y: Int) {
    let look = colors.look(of: run.style)
    if look.background != colors.windowBackground {
      let box = "x=\"\(left(run.x))\" y=\"\(top(y))\" width=\"\(run.width * Self.cellWidth)\""
      backgrounds += "<rect \(box) height=\"\(Self.cellHeight)\" fill=\"\(look.background)\"/>\n"
    }
    var x = run.x
    var phrase = SVGPhrase(x: x)
    for character in run.text {
      let width = DisplayWidth.of(character)
      let isShape = addShape(character, x: x, y: y, color: look.foreground)
      if isShape || width != 1 { flush(&phrase, nextX: x, row: y, style: run.style, look: look) }
      if !isShape { phrase.append(character, width: width) }
      x += width
      if isShape || width != 1 { flush(&phrase, nextX: x, row: y, style: run.style, look: look) }
    }
    flush(&phrase, nextX: x, row: y, style: run.style, look: look)
  }

  mutating func addCursor(at position: CellPosition) {
    let box = "x=\"\(left(position.x))\" y=\"\(top(position.y))\" width=\"\(Self.cellWidth)\""
    backgrounds +=
      "<rect \(box) height=\"\(Self.cellHeight)\" fill=\"\(colors.windowForeground)\" fill-opacity=\"0.6\"/>\n"
  }

  func document(size: Size, title: String) -> String {
    let width = size.width * Self.cellWidth + 2 * Self.padding
    let height = size.height * Self.cellHeight + Self.padding + Self.titleBarHeight
    let name = SVGText.escaped(DisplayWidth.visible(title))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" role="img" aria-label="\(name)" font-size="16.6" \
      font-family="ui-monospace, SFMono-Regular, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace">
      <rect width="\(width)" height="\(height)" rx="10" fill="\(colors.windowBackground)"/>
      <g fill="\(colors.windowForeground)" fill-opacity="0.25">\
      <circle cx="20" cy="18" r="6"/><circle cx="40" cy="18" r="6"/><circle cx="60" cy="18" r="6"/></g>
      <text x="\(width / 2)" y="23" text-anchor="middle" font-size="14" \
      fill="\(colors.windowForeground)" fill-opacity="0.7">\(name)</text>
      \(backgrounds)\(fills.elements { "fill=\"\($0)\"" })\
      \(strokes.elements { "fill=\"none\" stroke=\"\($0)\" stroke-width=\"1.5\"" })\
      <g xml:space="preserve" style="white-space:pre">
      \(texts)</g>
      </svg>

      """
  }

  private func left(_ x: Int) -> Int { Self.padding + x * Self.cellWidth }
  private func top(_ y: Int) -> Int { Self.titleBarHeight + y * Self.cellHeight }

  private mutating func addShape(_ character: Character, x: Int, y: Int, color: String) -> Bool {
    if let path = LineGlyph.path(character, left: left(x), top: top(y)) {
      strokes.add(path, color: color, opacity: nil)
      return true
    }
    guard let block = BlockGlyph.block(character, left: left(x), top: top(y)) else { return false }
    fills.add(block.path, color: color, opacity: block.opacity)
    return true
  }

  private mutating func flush(
    _ phrase: inout SVGPhrase, nextX: Int, row y: Int, style: Style, look: SVGLook
  ) {
    for part in phrase.parts(keepsSpaces: style.attributes.contains(.underline)) {
      let length = part.width * Self.cellWidth
      texts += "<text x=\"\(left(part.x))\" y=\"\(top(y) + 15)\" textLength=\"\(length)\""
      texts += " fill=\"\(look.foreground)\"\(look.decoration)>\(SVGText.escaped(part.text))</text>\n"
    }
    phrase = SVGPhrase(x: nextX)
  }
}

enum SVGText {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
