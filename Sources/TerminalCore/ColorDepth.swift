/// How many colours a terminal can show.
public enum ColorDepth: String, Equatable, Sendable, CaseIterable {
  /// Attributes only.
  case none
  case eight = "8"
  case sixteen = "16"
  case palette256 = "256"
  /// 24 bits per colour.
  case direct = "truecolor"
}

extension Color {
  /// The nearest colour of that depth.
  ///
  /// Of 256 only 16–255 are chosen, since users change the first 16. With 8 or 16 colours the hue decides,
  /// so that a pale green stays green instead of becoming grey.
  public func reduced(to depth: ColorDepth) -> Color {
    guard let components else { return self }
    switch (depth, self) {
    case (.none, _): return .terminalDefault
    case (.direct, _), (.palette256, .indexed): return self
    case (.palette256, _): return .indexed(Self.nearestInCube(components))
    case (.sixteen, .indexed(let index)) where index < 16: return self
    case (.eight, .indexed(let index)) where index < 8: return self
    case (.eight, _), (.sixteen, _):
      let color = OklabColor(red: components.red, green: components.green, blue: components.blue)
      return .indexed(depth == .eight ? Self.namedColor(color) : Self.namedColorOrBright(color))
    }
  }

  private static func nearestInCube(_ color: (red: UInt8, green: UInt8, blue: UInt8)) -> UInt8 {
    let wanted = OklabColor(red: color.red, green: color.green, blue: color.blue)
    return cubeColors.min { $0.color.squaredDistance(to: wanted) < $1.color.squaredDistance(to: wanted) }!
      .index
  }

  private static let cubeColors = (UInt8(16)...255).map { index in
    let (red, green, blue) = XtermPalette.components(index)
    return (index: index, color: OklabColor(red: red, green: green, blue: blue))
  }

  private static func namedColorOrBright(_ color: OklabColor) -> UInt8 {
    if let hue = namedHue(color) { return color.lightness >= 0.7 ? hue + 8 : hue }
    switch color.lightness {
    case ..<0.38: return 0
    case ..<0.7: return 8
    case ..<0.92: return 7
    default: return 15
    }
  }

  private static func namedColor(_ color: OklabColor) -> UInt8 {
    namedHue(color) ?? (color.lightness < 0.6 ? 0 : 7)
  }

  /// 1–6, or nil for a grey. Yellow's hue stands nearer to orange than on the circle, so that orange
  /// becomes yellow (terminals show it brownish) and stays apart from red.
  private static func namedHue(_ color: OklabColor) -> UInt8? {
    guard color.chroma >= 0.05 else { return nil }
    let hues: [(index: UInt8, degrees: Double)] = [
      (1, 25), (3, 90), (2, 145), (6, 200), (4, 258), (5, 325),
    ]
    func distance(_ degrees: Double) -> Double {
      let step = abs(degrees - color.hue)
      return min(step, 360 - step)
    }
    return hues.min { distance($0.degrees) < distance($1.degrees) }!.index
  }
}

extension Style {
  /// The style in colours of that depth.
  ///
  /// Where both colours would become one, the foreground becomes black or white. With eight colours a
  /// middle grey is shown dim.
  public func reduced(to depth: ColorDepth) -> Style {
    var style = self
    style.foreground = foreground.reduced(to: depth)
    style.background = background.reduced(to: depth)
    if depth == .eight, isMiddleGrey { style.attributes.insert(.dim) }
    guard style.foreground == style.background, foreground != background,
      let components = style.background.components
    else { return style }
    let behind = OklabColor(red: components.red, green: components.green, blue: components.blue)
    style.foreground = .indexed(behind.lightness < 0.6 ? 7 : 0)
    return style
  }

  private var isMiddleGrey: Bool {
    guard let (red, green, blue) = foreground.components else { return false }
    let color = OklabColor(red: red, green: green, blue: blue)
    return color.chroma < 0.05 && (0.38..<0.75).contains(color.lightness)
  }
}
