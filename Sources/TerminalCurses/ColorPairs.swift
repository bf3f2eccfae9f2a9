import CNcurses
import TerminalCore

/// Curses' numbered pairs of foreground and background, made when first needed. Confined like the screen.
struct ColorPairs {
  private struct Pair: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let depth: ColorDepth
  private let hasDefaults: Bool
  private let limit: Int32
  private var numbers: [Pair: Int32] = [:]

  /// Call it on a running screen: it starts curses' colours.
  init(depth: ColorDepth) {
    self.depth = depth
    guard depth != .none, has_colors(), start_color() == OK else {
      (hasDefaults, limit) = (false, 0)
      return
    }
    hasDefaults = use_default_colors() == OK
    limit = Int32(specbranch_pair_count())
  }

  /// The pair's number; 0, the terminal's own colours, if no more can be made.
  mutating func number(foreground: Color, background: Color) -> Int32 {
    let pair = Pair(
      foreground: code(foreground, otherwise: Int32(COLOR_WHITE)),
      background: code(background, otherwise: Int32(COLOR_BLACK)))
    if pair == Pair(foreground: -1, background: -1) { return 0 }
    if let number = numbers[pair] { return number }
    let number = Int32(numbers.count + 1)
    guard number < limit, init_extended_pair(number, pair.foreground, pair.background) == OK else { return 0 }
    numbers[pair] = number
    return number
  }

  /// A colour as curses counts them: −1 is the default, and with 24-bit colour the value itself, of which
  /// 0–7 still mean the named colours.
  private func code(_ color: Color, otherwise: Int32) -> Int32 {
    switch (color, depth) {
    case (.terminalDefault, _): return hasDefaults ? -1 : otherwise
    case (.indexed(let index), .direct) where index >= 8:
      let (red, green, blue) = color.components!
      return code(.rgb(red, green, blue), otherwise: otherwise)
    case (.indexed(let index), _): return Int32(index)
    case (.rgb(let red, let green, let blue), _):
      let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
      return value < 8 ? 8 : value
    }
  }
}
