/// How a run looks in a picture.
struct SVGLook: Equatable {
  var foreground: String
  var background: String
  /// Further attributes of the text element, with a leading space.
  var decoration: String
}

/// Colours of a theme as a picture shows them: nothing is left to a terminal.
struct SVGColors {
  typealias Components = (red: UInt8, green: UInt8, blue: UInt8)

  private let background: Components
  private let foreground: Components

  var windowBackground: String { Self.hexadecimal(background) }
  var windowForeground: String { Self.hexadecimal(foreground) }

  /// A theme without a background of its own is shown light on dark.
  init(theme: Theme) {
    background = theme.background?.components ?? (24, 26, 31)
    foreground = theme.definedStyle(for: .text).foreground.components ?? (222, 225, 230)
  }

  func look(of style: Style) -> SVGLook {
    var front = style.foreground.components ?? foreground
    var back = style.background.components ?? background
    if style.attributes.contains(.reverse) { swap(&front, &back) }
    if style.attributes.contains(.dim) { front = Self.mix(front, back) }
    var decoration = ""
    if style.attributes.contains(.bold) { decoration += " font-weight=\"bold\"" }
    if style.attributes.contains(.italic) { decoration += " font-style=\"italic\"" }
    if style.attributes.contains(.underline) { decoration += " text-decoration=\"underline\"" }
    return SVGLook(
      foreground: Self.hexadecimal(front), background: Self.hexadecimal(back), decoration: decoration)
  }

  /// Three fifths of the first colour, two of the second.
  private static func mix(_ one: Components, _ two: Components) -> Components {
    func blend(_ first: UInt8, _ second: UInt8) -> UInt8 { UInt8((Int(first) * 3 + Int(second) * 2) / 5) }
    return (blend(one.red, two.red), blend(one.green, two.green), blend(one.blue, two.blue))
  }

  private static func hexadecimal(_ color: Components) -> String {
    "#" + [color.red, color.green, color.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
