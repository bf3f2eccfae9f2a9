import TerminalCore

/// Parts of a cell, in eighths where the terminal has them.
enum BlockGlyphs {
  private static let fromLeft = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  private static let fromBottom = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let levels = [" ", ".", ":", "-", "=", "+", "*", "#", "@"]

  /// A cell filled from its left to a share in [0, 1]; more than nothing is never drawn as nothing.
  static func fromLeft(_ share: Double) -> String { fromLeft[eighths(share)] }

  /// A cell filled from its bottom; in ASCII a sign for each level.
  static func fromBottom(_ share: Double, _ lines: LineStyle) -> String {
    lines == .unicode ? fromBottom[eighths(share)] : levels[eighths(share)]
  }

  private static func eighths(_ share: Double) -> Int {
    guard share.isFinite, share > 0 else { return 0 }
    return min(max(Int((share * 8).rounded()), 1), 8)
  }
}
