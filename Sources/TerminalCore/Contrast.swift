extension Color {
  /// The contrast ratio of WCAG 2 between two colours, 1...21; nil where one is the terminal's default.
  public static func contrast(_ first: Color, _ second: Color) -> Double? {
    guard let one = first.luminance, let two = second.luminance else { return nil }
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private var luminance: Double? {
    components.map {
      0.2126 * SRGB.linear($0.red) + 0.7152 * SRGB.linear($0.green) + 0.0722 * SRGB.linear($0.blue)
    }
  }
}
