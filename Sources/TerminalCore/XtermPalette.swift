/// The 256 colours as xterm has them by default. Terminals agree on 16–255; 0–15 are often the user's own.
enum XtermPalette {
  static func components(_ index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
    switch index {
    case 0..<16: named[Int(index)]
    case 16..<232: cube(index - 16)
    default: grey(8 + (index - 232) * 10)
    }
  }

  private static func grey(_ value: UInt8) -> (UInt8, UInt8, UInt8) { (value, value, value) }

  private static func cube(_ index: UInt8) -> (UInt8, UInt8, UInt8) {
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    return (steps[Int(index / 36)], steps[Int(index / 6 % 6)], steps[Int(index % 6)])
  }

  private static let named: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}

extension Color {
  /// Red, green and blue, 0–255 each; nil for the terminal's default, which nobody knows.
  public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .terminalDefault: nil
    case .indexed(let index): XtermPalette.components(index)
    case .rgb(let red, let green, let blue): (red, green, blue)
    }
  }
}
