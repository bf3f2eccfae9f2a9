extension FrameRenderer {
  /// The rows with their colours as escape sequences for a truecolor terminal, each ended by a line feed.
  public static func ansi(_ buffer: Buffer, _ theme: Theme) -> String {
    (0..<buffer.size.height).map { y in
      let runs = buffer.styledRuns(row: y, theme: theme)
      return runs.map { "\u{1b}[\(selection(of: $0.style))m\($0.text)" }.joined() + "\u{1b}[0m\n"
    }.joined()
  }

  private static func selection(of style: Style) -> String {
    let attributes: [(Attributes, Int)] = [
      (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
    ]
    var codes = ["0"]
    codes += attributes.filter { style.attributes.contains($0.0) }.map { String($0.1) }
    codes += selection(of: style.foreground, base: 38) + selection(of: style.background, base: 48)
    return codes.joined(separator: ";")
  }

  private static func selection(of color: Color, base: Int) -> [String] {
    switch color {
    case .terminalDefault: []
    case .indexed(let index): ["\(base);5;\(index)"]
    case .rgb(let red, let green, let blue): ["\(base);2;\(red);\(green);\(blue)"]
    }
  }
}
