import TerminalCore

/// Part of a row: what to draw again.
struct RowSpan: Equatable {
  var y: Int
  /// Columns; never starts in the right half of a wide character.
  var columns: Range<Int>
}

enum FrameDifference {
  /// For each row that changed, from its first to its last changed column. Without a frame of the same size
  /// before it, everything changed.
  static func spans(from earlier: Buffer?, to frame: Buffer) -> [RowSpan] {
    let width = frame.size.width
    guard width > 0 else { return [] }
    guard let earlier, earlier.size == frame.size else {
      return (0..<frame.size.height).map { RowSpan(y: $0, columns: 0..<width) }
    }
    return (0..<frame.size.height).compactMap { y in
      func changed(_ x: Int) -> Bool { earlier[x, y] != frame[x, y] }
      guard var first = (0..<width).first(where: changed) else { return nil }
      let last = (0..<width).last(where: changed) ?? first
      if frame[first, y].isRightHalf { first -= 1 }
      return RowSpan(y: y, columns: first..<last + 1)
    }
  }
}
