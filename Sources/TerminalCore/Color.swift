/// A colour as a theme names it; a terminal with fewer colours shows the nearest it has.
public enum Color: Equatable, Hashable, Sendable {
  /// Whatever the terminal uses where nobody asks for a colour.
  case terminalDefault
  /// One of the terminal's palette: 0–7 the named colours, 8–15 their bright forms, 16–255 cube and greys.
  case indexed(UInt8)
  /// Red, green and blue, 0–255 each, in sRGB.
  case rgb(UInt8, UInt8, UInt8)
}
