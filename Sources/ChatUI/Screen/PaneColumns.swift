import TerminalCore

/// How several panes share the room beside the conversation: in one column, or in two on wide screens.
enum PaneColumns {
  /// Rows that a pane needs, its frame included.
  static let leastHeight = 5
  /// Where panes would be lower than this, a wide screen gets a second column.
  private static let comfortableHeight = 9
  /// From this width of the screen on there may be two columns.
  static let widthForTwo = 170
  static let leastWidth = 24
  /// Columns that stay with the conversation.
  static let conversationWidth = 36

  /// The panes that have room, by column, from top to bottom.
  static func arrange(_ selection: PaneSelection, screen: Size, height: Int) -> [[PaneKind]] {
    let perColumn = max(height / leastHeight, 1)
    let crowded = selection.wanted.count * comfortableHeight > height
    let isWide = screen.width >= widthForTwo
    let columns = isWide && crowded && selection.wanted.count > 1 ? 2 : 1
    let fitting = Set(selection.wanted.suffix(perColumn * columns))
    let shown = PaneKind.allCases.filter(fitting.contains)
    guard !shown.isEmpty else { return [] }
    guard columns == 2, shown.count > 1 else { return [shown] }
    let cut = balancedCut(shown.map(selection.sizes.share), perColumn: perColumn)
    return [Array(shown[..<cut]), Array(shown[cut...])]
  }

  /// How many stand in the first of two columns, so that both have about the same to show.
  private static func balancedCut(_ shares: [Int], perColumn: Int) -> Int {
    let total = shares.reduce(0, +)
    let possible = max(1, shares.count - perColumn)...min(shares.count - 1, perColumn)
    return possible.min { left, right in
      imbalance(shares, left, total) < imbalance(shares, right, total)
    } ?? 1
  }

  private static func imbalance(_ shares: [Int], _ cut: Int, _ total: Int) -> Int {
    abs(2 * shares[..<cut].reduce(0, +) - total)
  }

  /// Columns of all panes together.
  static func width(_ selection: PaneSelection, columns: Int, screen: Int) -> Int {
    let usual = columns > 1 ? max(screen * 58 / 100, 96) : min(max(screen * 45 / 100, 46), 96)
    return clamped(selection.sizes.widths[columns] ?? usual, columns: columns, screen: screen)
  }

  static func clamped(_ width: Int, columns: Int, screen: Int) -> Int {
    max(min(width, screen - conversationWidth), leastWidth * columns)
  }

  /// Rows of each pane of a column by their shares, none below the least height where that is possible.
  static func heights(_ shares: [Int], rows: Int) -> [Int] {
    let total = max(shares.reduce(0, +), 1)
    var (sum, end) = (0, 0)
    var heights = shares.map { share in
      sum += share
      let start = end
      end = (2 * rows * sum + total) / (2 * total)
      return end - start
    }
    guard rows >= leastHeight * shares.count else { return heights }
    while let low = heights.firstIndex(where: { $0 < leastHeight }),
      let high = heights.indices.max(by: { heights[$0] < heights[$1] })
    {
      heights[low] += 1
      heights[high] -= 1
    }
    return heights
  }
}
