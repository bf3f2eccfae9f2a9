import TerminalCore

/// A border that can be dragged.
enum LayoutGrip: Equatable, Sendable {
  /// The left border of a column of panes, counted from the left.
  case column(Int)
  /// The border between two panes of a column.
  case between(above: PaneKind, below: PaneKind)
  /// The upper border of the one pane below the conversation.
  case below
}

extension ChatLayout {
  /// The pane there.
  func pane(x: Int, y: Int) -> PaneKind? { panes.first { $0.area.contains(x: x, y: y) }?.pane }

  /// The border there: two cells thick, since every pane has a frame of its own.
  func grip(x: Int, y: Int) -> LayoutGrip? {
    for (index, column) in columns.enumerated() {
      guard let first = column.first?.area, let last = column.last?.area else { continue }
      let rows = first.y..<last.bottom
      if standsBelow {
        if y == first.y || y == first.y - 1 { return .below }
      } else if rows.contains(y), x == first.x || x == first.x - 1 {
        return .column(index)
      }
      for (above, below) in zip(column, column.dropFirst())
      where below.area.x..<below.area.right ~= x && (y == below.area.y || y == below.area.y - 1) {
        return .between(above: above.pane, below: below.pane)
      }
    }
    return nil
  }

  /// The first cell of the panes' side of a border.
  func origin(of grip: LayoutGrip) -> CellPosition {
    let area: Rect?
    switch grip {
    case .column(let index): area = columns.indices.contains(index) ? columns[index].first?.area : nil
    case .between(_, let below): area = panes.first { $0.pane == below }?.area
    case .below: area = panes.first?.area
    }
    return CellPosition(x: area?.x ?? 0, y: area?.y ?? 0)
  }

  /// The sizes with that border at a place, as far as it can go; `sizes` where there is no such border.
  func moving(_ grip: LayoutGrip, toX x: Int, y: Int, _ sizes: PaneSizes) -> PaneSizes {
    switch grip {
    case .column(let index): return moving(column: index, to: x, sizes)
    case .between(let above, let below): return moving(above, below, to: y, sizes)
    case .below:
      guard standsBelow, let area = panes.first?.area else { return sizes }
      return setting(heightBelow: area.bottom - y, sizes)
    }
  }

  private func moving(column index: Int, to x: Int, _ sizes: PaneSizes) -> PaneSizes {
    guard columns.indices.contains(index), let right = columns.last?.first?.area.right else { return sizes }
    // All columns are equally wide, so the border follows where those right of it are.
    return setting(width: (right - x) * columns.count / (columns.count - index), sizes)
  }

  private func moving(_ above: PaneKind, _ below: PaneKind, to y: Int, _ sizes: PaneSizes) -> PaneSizes {
    guard let column = columns.first(where: { $0.contains { $0.pane == above } }),
      let index = column.firstIndex(where: { $0.pane == below }), index > 0
    else { return sizes }
    return resizing(column, above: index - 1, by: y - column[index].area.y, sizes)
  }

  // MARK: By key

  /// The sizes with all panes wider by so many columns.
  func widening(by columns: Int, _ sizes: PaneSizes) -> PaneSizes {
    guard !standsBelow, let left = self.columns.first?.first?.area.x,
      let right = self.columns.last?.first?.area.right
    else { return sizes }
    return setting(width: right - left + columns, sizes)
  }

  /// The sizes with a pane higher by so many rows, at the cost of the one below it, or above the last.
  func heightening(_ pane: PaneKind, by rows: Int, _ sizes: PaneSizes) -> PaneSizes {
    if standsBelow, let area = panes.first?.area { return setting(heightBelow: area.height + rows, sizes) }
    for column in columns {
      guard let index = column.firstIndex(where: { $0.pane == pane }), column.count > 1 else { continue }
      return index == column.count - 1
        ? resizing(column, above: index - 1, by: -rows, sizes)
        : resizing(column, above: index, by: rows, sizes)
    }
    return sizes
  }

  // MARK: Sizes

  private func setting(width: Int, _ sizes: PaneSizes) -> PaneSizes {
    guard let right = columns.last?.first?.area.right else { return sizes }
    var sizes = sizes
    sizes.widths[columns.count] = PaneColumns.clamped(width, columns: columns.count, screen: right)
    return sizes
  }

  private func setting(heightBelow height: Int, _ sizes: PaneSizes) -> PaneSizes {
    guard let area = panes.first?.area else { return sizes }
    var sizes = sizes
    let most = area.height + conversation.height - PaneColumns.leastHeight
    sizes.heightBelow = max(min(height, most), PaneColumns.leastHeight)
    return sizes
  }

  /// Moves rows from the pane below a pane of a column to it; what its panes have now becomes their shares.
  private func resizing(_ column: [PaneArea], above index: Int, by rows: Int, _ sizes: PaneSizes) -> PaneSizes
  {
    var heights = column.map(\.area.height)
    let least = PaneColumns.leastHeight
    let rows = min(max(rows, least - heights[index]), heights[index + 1] - least)
    guard rows != 0, heights[index] + rows >= least else { return sizes }
    heights[index] += rows
    heights[index + 1] -= rows
    let total = heights.reduce(0, +)
    let shares = column.reduce(0) { $0 + sizes.share($1.pane) }
    var sizes = sizes
    for (place, height) in zip(column, heights) {
      sizes.shares[place.pane] = (2 * height * shares + total) / (2 * total)
    }
    return sizes
  }
}
